/** What narrows an import down to a cell, as it stands in the address. */
export const CELL_KEYS = [
  ...(["day", "month", "provider", "model", "project", "apiKey", "tag", "promptName", "app"] as const),
  ...(["zone", "serviceTier", "contextTier", "batch", "workload"] as const),
] as const;
/** `batch` is `yes` or `no`; `workload` an id, or `none` for what no workload has claimed. */
export type Cell = Readonly<Partial<Record<(typeof CELL_KEYS)[number], string>>>;

/** The address of the rows behind a cell. */
export function rowsHref(org: string, id: string, cell: Cell = {}, after?: number): string {
  const asked = new URLSearchParams();
  for (const key of CELL_KEYS) if (cell[key] !== undefined) asked.set(key, cell[key]);
  if (after !== undefined) asked.set("after", String(after));
  return `/o/${org}/imports/${id}/rows${asked.size > 0 ? `?${asked}` : ""}`;
}

/** The cell of an address; what is there twice or too long names none. */
export const cellOf = (asked: Readonly<Record<string, string | string[] | undefined>>): Cell =>
  Object.fromEntries(
    CELL_KEYS.flatMap((key) => {
      const text = asked[key];
      return typeof text === "string" && text.length <= 300 ? [[key, text] as const] : [];
    }),
  );
