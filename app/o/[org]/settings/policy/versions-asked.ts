type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The two versions that an address asks to compare; without one, the newest against the one before it. */
export function versionsAsked(search: Search, newest: number): { from: number; to: number } {
  const asked = (name: string, otherwise: number): number => {
    const text = search[name];
    if (typeof text !== "string" || !/^\d{1,9}$/.test(text) || Number(text) > newest) return otherwise;
    return Number(text);
  };
  return { from: asked("from", Math.max(0, newest - 1)), to: asked("to", newest) };
}
