/** Lists that answers hold their rows in, and what stands beside them and tells no usage. */
const LISTS = ["data", "results", "events"];
const BESIDE = ["metadata", "statistics", "searchedLogStreams"];

/** The list that an answer has and that is empty: nothing was used; null for anything else. */
function emptyListOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const list = LISTS.find((name) => Object.hasOwn(value, name));
  const isPlain = Object.entries(value).every(
    ([name, other]) => name === list || BESIDE.includes(name) || typeof other !== "object" || other === null,
  );
  const held: unknown = list === undefined ? null : (value as Record<string, unknown>)[list];
  return isPlain && list !== undefined && Array.isArray(held) && held.length === 0 ? list : null;
}

function valuesOf(text: string): unknown[] {
  try {
    return [JSON.parse(text)].flat();
  } catch {
    return text.split(/\r?\n/).flatMap((line): unknown[] => (line.trim() === "" ? [] : [JSON.parse(line)]));
  }
}

/** Of a whole file that holds answers without anything in them, and nothing else: the name of the list that is empty. */
export function emptyListIn(text: string): string | null {
  try {
    const lists = valuesOf(text).map(emptyListOf);
    return lists.includes(null) ? null : (lists[0] ?? "data");
  } catch {
    return null;
  }
}
