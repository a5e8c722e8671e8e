/** Only a path of this server may follow a sign-in. */
export const pathOf = (next: string | undefined): string =>
  next?.startsWith("/") && !next.startsWith("//") && !next.includes("\\") ? next : "/o";
