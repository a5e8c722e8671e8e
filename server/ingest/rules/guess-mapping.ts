import {
  INSIDE,
  MAPPED_LABELS,
  TOKEN_BUCKETS,
  type DateFormat,
  type TokenBucket,
  type UsageMapping,
} from "../mapping-shape";
import { COLUMN_SYNONYMS, MODEL_FAMILIES, type ColumnRole } from "./column-synonyms";
import { guessCurrency, guessDateFormat, guessNumberStyle, guessTokenUnit } from "./guess-values";

/** The first rows of a file, as text; a row has a cell for each column. */
export interface SampleRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Label = UsageMapping["model"];

/** A mapping as far as names and first rows give it away. What is null or left out is for a person to say. */
export interface GuessedMapping extends Pick<UsageMapping, "kind" | "numbers" | "tokens" | "requests"> {
  readonly day: { readonly column: string | null; readonly format: DateFormat | null };
  readonly provider: Label | null;
  readonly model: Label | null;
  readonly failedRequests?: { readonly column: string };
  readonly cost?: { readonly column: string; readonly currency: Label | null };
  readonly labels: Readonly<Partial<Record<(typeof MAPPED_LABELS)[number] | "batch", string>>>;
}

/** `totalInputTokens (k)` → total input tokens k; marks of accents stay. */
const wordsOf = (column: string): string[] =>
  column
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}/]+/u)
    .filter(Boolean);

/** How surely a column has a role: 0 not at all; more for an earlier synonym and for fewer words beside it. */
function likeness(words: readonly string[], names: readonly string[], not: readonly string[] = []): number {
  if (not.some((word) => words.includes(word))) return 0;
  const fits = names.map((name, index) => {
    const wanted = name.split(" ");
    if (!wanted.every((word) => words.includes(word))) return 0;
    return 100 * wanted.length - 10 * (words.length - wanted.length) - index / names.length + 50;
  });
  return Math.max(0, ...fits);
}

/** Which column has which role: each column once, each role once. */
export function guessRoles(columns: readonly string[]): ReadonlyMap<ColumnRole, string> {
  const roles = new Map<ColumnRole, string>();
  const free = new Set(columns.filter((column) => column.trim() !== ""));
  for (const { role, names, not } of COLUMN_SYNONYMS) {
    const ranked = [...free]
      .map((column) => ({ column, score: likeness(wordsOf(column), names, not) }))
      .filter(({ score }) => score > 0)
      .sort((left, right) => right.score - left.score);
    const [best] = ranked;
    if (!best) continue;
    roles.set(role, best.column);
    free.delete(best.column);
  }
  return roles;
}

/** What a file's columns mean, by their names and first values. Only a beginning: a person looks at it and says the rest. */
export function guessMapping({ columns, rows }: SampleRows): GuessedMapping {
  const roles = guessRoles(columns);
  const cellsOf = (column: string | undefined): string[] => {
    const at = column === undefined ? -1 : columns.indexOf(column);
    return at < 0 ? [] : rows.map((row) => row[at] ?? "");
  };
  const day = roles.get("day") ?? columns.find((column) => guessDateFormat(cellsOf(column)) !== null);
  const buckets = TOKEN_BUCKETS.flatMap((bucket) => {
    const column = roles.get(bucket);
    return column === undefined ? [] : [[bucket, column] as const];
  });
  const tokenCells = buckets.flatMap(([, column]) => cellsOf(column));
  const costColumn = roles.get("cost");
  const kind = buckets.length === 0 && costColumn !== undefined ? "cost" : "usage";
  const model = roles.get("model");
  const requests = roles.get("requests");
  const failed = roles.get("failedRequests");
  const currencyColumn = roles.get("currency");
  const sign = costColumn === undefined ? null : guessCurrency(costColumn, cellsOf(costColumn));
  const currency =
    currencyColumn !== undefined ? { column: currencyColumn } : sign === null ? null : { constant: sign };
  return {
    kind,
    day: { column: day ?? null, format: guessDateFormat(cellsOf(day)) },
    provider: providerOf(roles.get("provider"), cellsOf(model)),
    model: model === undefined ? null : { column: model },
    numbers: guessNumberStyle(tokenCells, cellsOf(costColumn)),
    tokens: {
      unit: guessTokenUnit(buckets.map(([, column]) => column)),
      ...Object.fromEntries(buckets),
      ...exclusive(Object.fromEntries(buckets), cellsOf),
    },
    requests: requests !== undefined ? { column: requests } : roles.has("requestId") ? "one-a-row" : "not-counted",
    ...(failed === undefined ? {} : { failedRequests: { column: failed } }),
    ...(costColumn === undefined ? {} : { cost: { column: costColumn, currency } }),
    labels: Object.fromEntries(
      [...MAPPED_LABELS, "batch" as const].flatMap((role) => {
        const column = roles.get(role);
        return column === undefined ? [] : [[role, column] as const];
      }),
    ),
  };
}

function providerOf(column: string | undefined, models: readonly string[]): Label | null {
  if (column !== undefined) return { column };
  const families = models
    .filter((model) => model.trim() !== "")
    .map((model) => MODEL_FAMILIES.find(([begins]) => begins.test(model.trim()))?.[1]);
  const [first] = families;
  return first !== undefined && families.every((family) => family === first) ? { constant: first } : null;
}

const numberOf = (cell: string): number => Number(cell.replace(/[^\d]/g, "") || "0");

/** A part that is larger than its whole, or a whole that says it is without, is counted beside it; anything else is asked. */
function exclusive(
  columns: Readonly<Partial<Record<TokenBucket, string>>>,
  cellsOf: (column: string | undefined) => string[],
): Partial<UsageMapping["tokens"]> {
  const told: Partial<UsageMapping["tokens"]> = {};
  for (const { whole, parts, answer } of INSIDE) {
    const wholeColumn = columns[whole];
    const held = parts.flatMap((part) => columns[part] ?? []);
    if (wholeColumn === undefined || held.length === 0) continue;
    const saysWithout = /uncached|no.?cache|without|w\/o|excl|miss/i.test(wholeColumn);
    const wholes = cellsOf(wholeColumn).map(numberOf);
    const isBeside = held.some((column) => cellsOf(column).some((cell, row) => numberOf(cell) > (wholes[row] ?? 0)));
    if (saysWithout || isBeside) told[answer] = false;
  }
  return told;
}
