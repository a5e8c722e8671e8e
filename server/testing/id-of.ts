/** The id of what was just made. */
export function idOf(made: { readonly id: string } | undefined): string {
  if (!made) throw new Error("what was just made is not listed");
  return made.id;
}
