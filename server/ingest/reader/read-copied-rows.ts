import path from "node:path";
import {
  copiedCountSql,
  copiedRowsSql,
  type CopiedRowsSelected,
  type CopiedRowsWanted,
} from "../rules/canonical-copy-sql";
import { startReader, type Reader, type Row } from "./start-reader";

/** A row of a stripped copy: its place in the file, its labels, and its disjoint counts as exact texts. */
export interface CopiedRow {
  readonly line: number;
  /** Its number among the rows; the line, where every row has one of its own. */
  readonly ordinal: number;
  /** Its path inside a JSON document, else empty. */
  readonly place: string;
  readonly day: string;
  /** HH:MM:SS, UTC; null where the source tells days alone. */
  readonly time: string | null;
  readonly labels: Readonly<Record<(typeof LABELS)[number][0], string>>;
  readonly batch: boolean;
  readonly requests: number | null;
  readonly tokens: Readonly<Record<(typeof TOKENS)[number][0], number>>;
  readonly units: Readonly<Record<string, number>> | null;
  readonly reportedCost: string | null;
  readonly currency: string;
}

const LABELS = [
  ["provider", "provider"],
  ["model", "model"],
  ["project", "project"],
  ["apiKey", "api_key"],
  ["userKey", "user_key"],
  ["tag", "tag"],
  ["promptName", "prompt_name"],
  ["app", "app"],
  ["region", "region"],
  ["serviceTier", "service_tier"],
  ["contextTier", "context_tier"],
] as const;
const TOKENS = [
  ["uncachedInput", "uncached_input"],
  ["cacheRead", "cache_read"],
  ["cacheWrite5m", "cache_write_5m"],
  ["cacheWrite1h", "cache_write_1h"],
  ["output", "output"],
  ["reasoning", "reasoning"],
] as const;

/** A reader that sees the copy and nothing else. */
async function withCopy<Result>(copy: string, work: (reader: Reader) => Promise<Result>): Promise<Result> {
  const jobDirectory = path.dirname(copy);
  const place = { jobDirectory, temporaryDirectory: `${copy}.spill`, readable: [copy] };
  const reader = startReader(place, { seconds: 60 });
  try {
    return await work(reader);
  } finally {
    reader.stop();
  }
}

/** A page of the rows of a copy, in the order of the file. */
export const readCopiedRows = (copy: string, wanted: CopiedRowsWanted): Promise<CopiedRow[]> =>
  withCopy(copy, async (reader) => (await reader.query(copiedRowsSql(copy, wanted))).map(rowOf));

/** How many rows of a copy have the labels and days. */
export const countCopiedRows = (copy: string, wanted: CopiedRowsSelected): Promise<number> =>
  withCopy(copy, async (reader) => Number((await reader.query(copiedCountSql(copy, wanted)))[0]?.n ?? 0));

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function rowOf(row: Row): CopiedRow {
  const some = <Key extends string, Value>(names: readonly (readonly [Key, string])[], of: (value: unknown) => Value) =>
    Object.fromEntries(names.map(([key, column]) => [key, of(row[column])])) as Record<Key, Value>;
  return {
    line: Number(row.line),
    ordinal: Number(row.ordinal),
    place: textOf(row.place),
    day: textOf(row.day),
    time: typeof row.time === "string" ? row.time : null,
    labels: some(LABELS, textOf),
    batch: row.batch === "true",
    requests: row.requests === null || row.requests === undefined ? null : Number(row.requests),
    tokens: some(TOKENS, (value) => Number(value ?? 0)),
    units: typeof row.other_units === "string" ? (JSON.parse(row.other_units) as Record<string, number>) : null,
    reportedCost: typeof row.reported_cost === "string" ? row.reported_cost : null,
    currency: textOf(row.currency),
  };
}
