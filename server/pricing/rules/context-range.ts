/** How many tokens the context of a row's requests may hold: at least `least`, at most `most`. */
export interface ContextRange {
  readonly least: number;
  readonly most: number;
}

const SCALE: Readonly<Record<string, number>> = { "": 1, k: 1_000, m: 1_000_000 };

/**
 * Reads a provider's context label: `≤ 200k`, `0-200k`, `> 200k`, `200k-1M`. The lower end of a range is exclusive, as
 * providers bill it. `null` where the label says nothing.
 */
export function readContextLabel(label: string): ContextRange | null {
  const text = label
    .trim()
    .toLowerCase()
    .replace(/[\s,_]/g, "")
    .replace(/tokens?$/, "");
  const range = /^(\d+(?:\.\d+)?)([km]?)[-–](\d+(?:\.\d+)?)([km]?)$/.exec(text);
  if (range) {
    const low = tokens(range[1], range[2] === "" && range[1] !== "0" ? range[4] : range[2]);
    return { least: low === 0 ? 0 : low + 1, most: tokens(range[3], range[4]) };
  }
  const bound = /^(≤|<=|<|>|≥|>=|upto|over|above)(\d+(?:\.\d+)?)([km]?)$/.exec(text);
  if (!bound) return null;
  const limit = tokens(bound[2], bound[3]);
  switch (bound[1]) {
    case "≤":
    case "<=":
    case "upto":
      return { least: 0, most: limit };
    case "<":
      return { least: 0, most: limit - 1 };
    case "≥":
    case ">=":
      return { least: limit, most: Number.MAX_SAFE_INTEGER };
    default:
      return { least: limit + 1, most: Number.MAX_SAFE_INTEGER };
  }
}

const tokens = (count: string | undefined, scale: string | undefined): number =>
  Math.round(Number(count) * (SCALE[scale ?? ""] ?? 1));

/** What is known of a row's context: its own count, else its label, else only that no request is larger than the row. */
export function contextRange(
  row: { readonly contextTokens?: number | null; readonly contextTier?: string | null },
  inputTokens: number,
): ContextRange {
  if (row.contextTokens !== undefined && row.contextTokens !== null)
    return { least: row.contextTokens, most: row.contextTokens };
  const labelled = row.contextTier ? readContextLabel(row.contextTier) : null;
  if (!labelled) return { least: 0, most: inputTokens };
  return { least: labelled.least, most: Math.max(labelled.least, Math.min(labelled.most, inputTokens)) };
}
