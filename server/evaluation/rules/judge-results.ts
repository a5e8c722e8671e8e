import { wilsonInterval, type ShareInterval } from "@/server/engine";
import type { ResultRow, RowFigures } from "./result-file";

/** `exact`: character for character · `normalised`: Unicode's compatible form, lower case, white space once and not around. */
export const MATCHES = ["exact", "normalised"] as const;
export type Match = (typeof MATCHES)[number];

export interface Judging {
  readonly match: Match;
  /** A score passes from here on; needed where one lies between 0 and 1. */
  readonly threshold: number | null;
  /** Of a file that holds several: which one. */
  readonly variant: string;
}

/** One example as it counts. */
export interface JudgedRow extends RowFigures {
  readonly id: string;
  readonly isRight: boolean;
}

/** An id that stands in the file again: its first row counts. */
export interface RepeatedId {
  readonly id: string;
  readonly places: readonly string[];
  /** Every one of them says the same. */
  readonly isSame: boolean;
}

export interface Measured {
  readonly rows: readonly JudgedRow[];
  readonly right: number;
  readonly share: number;
  readonly interval: ShareInterval;
  readonly p95LatencyMs: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costPerRequest: number | null;
  readonly repeated: readonly RepeatedId[];
}

export const sameAnswer = (expected: string, actual: string, match: Match): boolean =>
  match === "exact" ? expected === actual : plain(expected) === plain(actual);
const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();

/** What a file holds results of, the largest first. */
export function variantsOf(rows: readonly ResultRow[]): { readonly variant: string; readonly rows: number }[] {
  const counts = new Map<string, number>();
  for (const { variant } of rows) counts.set(variant, (counts.get(variant) ?? 0) + 1);
  return [...counts].map(([variant, count]) => ({ variant, rows: count })).sort((a, b) => b.rows - a.rows);
}

/** True where a score lies between 0 and 1, so that somebody must say what passes. */
export const needsThreshold = (rows: readonly ResultRow[]): boolean =>
  rows.some(({ judgement }) => judgement.kind === "score" && judgement.score > 0 && judgement.score < 1);

/** Counts how many examples were answered rightly; null where none counts, or a threshold is missing. */
export function judgeResults(all: readonly ResultRow[], judging: Judging): Measured | null {
  const chosen = all.filter(({ variant }) => variant === judging.variant);
  if (needsThreshold(chosen) && judging.threshold === null) return null;
  const byId = new Map<string, ResultRow[]>();
  for (const row of chosen) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
  const rows = [...byId.values()].flatMap(([row]) => (row ? [judged(row, judging)] : []));
  if (rows.length === 0) return null;
  const right = rows.filter(({ isRight }) => isRight).length;
  return {
    ...{ rows, right, share: right / rows.length, interval: wilsonInterval(right / rows.length, rows.length) },
    ...figuresOf(rows),
    repeated: [...byId].flatMap(([id, found]) => {
      const verdicts = new Set(found.map((row) => judged(row, judging).isRight));
      return found.length > 1 ? [{ id, places: found.map(({ place }) => place), isSame: verdicts.size === 1 }] : [];
    }),
  };
}

/** Means and the 95th percentile, each only where every example states the figure: half a file says nothing of the rest. */
export function figuresOf(rows: readonly RowFigures[]): {
  readonly p95LatencyMs: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costPerRequest: number | null;
} {
  const stated = (name: keyof RowFigures): number[] | null => {
    const values = rows.flatMap((row) => (row[name] === null ? [] : [row[name]]));
    return values.length === rows.length && values.length > 0 ? values : null;
  };
  const mean = (values: number[] | null): number | null =>
    values && Number((values.reduce((sum, one) => sum + one, 0) / values.length).toPrecision(12));
  return {
    p95LatencyMs: nearestRank(stated("latencyMs"), 0.95),
    inputTokens: mean(stated("inputTokens")),
    outputTokens: mean(stated("outputTokens")),
    costPerRequest: mean(stated("cost")),
  };
}

/** The smallest value that is not below this share of them (nearest rank). */
function nearestRank(values: readonly number[] | null, share: number): number | null {
  const sorted = [...(values ?? [])].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null;
}

function judged({ id, judgement, latencyMs, inputTokens, outputTokens, cost }: ResultRow, judging: Judging): JudgedRow {
  const isRight =
    judgement.kind === "pass"
      ? judgement.isRight
      : judgement.kind === "answer"
        ? sameAnswer(judgement.expected, judgement.actual, judging.match)
        : judgement.score >= (judging.threshold ?? 1);
  return { id, isRight, latencyMs, inputTokens, outputTokens, cost };
}
