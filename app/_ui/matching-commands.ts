/** Something to go to or to do. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  /** `Pages`, `Workloads`, `Reviews`. */
  readonly group: string;
  /** Right of the label: a level, a quarter. */
  readonly hint?: string;
  /** Other words that find it. */
  readonly keywords?: string;
}

const SHOWN = 40;
const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** 0 at the beginning of the label, 1 at that of a word, 2 elsewhere; `null` where a word of the query is missing. */
function rank(entry: Command, words: readonly string[]): number | null {
  const label = folded(entry.label);
  const all = `${label} ${folded(entry.group)} ${folded(entry.keywords ?? "")} ${folded(entry.hint ?? "")}`;
  if (!words.every((word) => all.includes(word))) return null;
  const [first = ""] = words;
  if (label.startsWith(first)) return 0;
  return label.split(/[\s-]/).some((part) => part.startsWith(first)) ? 1 : 2;
}

/** What a query finds, best first, groups together in the order of their best entry. */
export function matchingCommands(entries: readonly Command[], query: string): Command[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const ranked = entries
    .map((entry, index) => ({ entry, index, rank: words.length === 0 ? 0 : rank(entry, words) }))
    .filter((one): one is { entry: Command; index: number; rank: number } => one.rank !== null)
    .sort((left, right) => left.rank - right.rank || left.index - right.index)
    .slice(0, SHOWN)
    .map(({ entry }) => entry);
  const groups = [...new Set(ranked.map((entry) => entry.group))];
  return groups.flatMap((group) => ranked.filter((entry) => entry.group === group));
}
