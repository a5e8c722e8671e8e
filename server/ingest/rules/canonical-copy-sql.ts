import { zoneSql } from "@/server/meters/zone";
import { literal } from "../formats/expressions";
import { DIMENSIONS, QUANTITIES, type Reading, type Sql } from "../formats/format";

const snake = (name: string): string => name.replace(/([a-z])([A-Z]|\d)/g, "$1_$2").toLowerCase();

/** Counts of anything that is no token, as a JSON object; null where there are none. */
function unitsOf({ units }: Reading): Sql {
  const members = Object.entries(units ?? {}).map(
    ([name, sql]) =>
      `CASE WHEN (${sql}) <> 0 THEN ${literal(`${JSON.stringify(name)}:`)} || trimmed((${sql})::VARCHAR) END`,
  );
  return members.length === 0 ? "NULL::VARCHAR" : `nullif('{' || concat_ws(',', ${members.join(", ")}) || '}', '{}')`;
}

/**
 * Writes the stripped canonical copy: every accepted row with its place in the file, its labels, people hashed, and its
 * disjoint counts. No body and no column that was not read gets there.
 */
export function copyCanonicalSql(reading: Reading, checked: Sql, path: string, salt: string): Sql {
  const { tellsHour } = reading.moment;
  const held = (name: (typeof DIMENSIONS)[number]): Sql => {
    const text = `coalesce(${reading.dimensions[name] ?? "''"}, '')`;
    return name === "userKey" ? `CASE WHEN ${text} = '' THEN '' ELSE sha256(${literal(salt)} || ${text}) END` : text;
  };
  const unknown = (name: string): Sql => (name === "requests" || name === "failedRequests" ? "NULL" : "0");
  const columns = [
    ...["line", "ordinal", "coalesce(place, '') AS place", "used_at::DATE AS day"],
    `${tellsHour ? `CASE WHEN ${tellsHour} THEN strftime(used_at, '%H:%M:%S') END` : "NULL::VARCHAR"} AS time`,
    ...DIMENSIONS.map((name) => `${held(name)} AS ${snake(name)}`),
    `coalesce(${reading.batch ?? "false"}, false) AS batch`,
    ...QUANTITIES.map((name) => `(${reading.quantities[name] ?? unknown(name)})::BIGINT AS ${snake(name)}`),
    `${unitsOf(reading)} AS other_units`,
    `${reading.cost ? "amount_text(cost_high, cost_low)" : "NULL::VARCHAR"} AS reported_cost`,
  ];
  return `COPY (SELECT ${columns.join(", ")} FROM ${checked} WHERE verdict = 0) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`;
}

/** Which rows of a copy: labels that they have, and days of which some rows count. */
export interface CopiedRowsWanted {
  readonly labels: Readonly<Partial<Record<CopiedLabel, string>>>;
  readonly days: readonly string[];
  readonly batch?: boolean | undefined;
  readonly zone?: string | undefined;
  /** Digests of whole keys (`digestSql`): rows of these and no other. */
  readonly digests?: readonly string[] | undefined;
  /** The same on single days: rows of one of these keys on its day. */
  readonly cells?: readonly { readonly day: string; readonly digest: string }[] | undefined;
  /** Rows behind this one, in the order of the file. */
  readonly after: number;
  readonly limit: number;
}
export const COPIED_LABELS = [
  ...(["provider", "model", "project", "apiKey", "tag", "promptName", "app"] as const),
  ...(["serviceTier", "contextTier"] as const),
] as const;
export type CopiedLabel = (typeof COPIED_LABELS)[number];
export type CopiedRowsSelected = Omit<CopiedRowsWanted, "after" | "limit">;

/** Labels in the order in which a key's digest is made of them (server/intake/settle/stage-rollups.ts). */
const DIGESTED = [
  ...["provider", "model", "project", "api_key", "user_key", "tag", "prompt_name", "app", "region"],
  ...["service_tier", "context_tier"],
];
/** The digest of a row's key, as the database has it. */
const digestSql = `md5(${[...DIGESTED, "CASE WHEN batch THEN 't' ELSE 'f' END"].join(" || chr(31) || ")})`;

const listOf = <Item>(items: readonly Item[], write: (item: Item) => Sql): Sql =>
  items.length === 0 ? "NULL" : items.map(write).join(", ");

const cellOf = ({ day, digest }: { day: string; digest: string }): Sql => `(DATE ${literal(day)}, ${literal(digest)})`;

const whereOf = ({ labels, days, batch, zone, digests, cells }: CopiedRowsSelected): Sql =>
  [
    `day IN (${listOf(days, (day) => `DATE ${literal(day)}`)})`,
    ...(batch === undefined ? [] : [batch ? "batch" : "NOT batch"]),
    ...(zone === undefined ? [] : [`${zoneSql("provider", "region")} = ${literal(zone)}`]),
    ...(digests === undefined ? [] : [`${digestSql} IN (${listOf(digests, literal)})`]),
    ...(cells === undefined ? [] : [`(day, ${digestSql}) IN (${listOf(cells, cellOf)})`]),
    ...COPIED_LABELS.flatMap((label) => {
      const text = labels[label];
      return text === undefined ? [] : [`${snake(label)} = ${literal(text)}`];
    }),
  ].join(" AND ");

/** A page of a copy's rows, every number as text. */
export const copiedRowsSql = (path: string, wanted: CopiedRowsWanted): Sql =>
  `SELECT * REPLACE (${["line", "ordinal", "day", "batch", ...QUANTITIES.map(snake)].map((name) => `${name}::VARCHAR AS ${name}`).join(", ")})
    FROM read_parquet(${literal(path)}) WHERE ${whereOf(wanted)} AND ordinal > ${wanted.after}
    ORDER BY read_parquet.ordinal LIMIT ${wanted.limit}`;

export const copiedCountSql = (path: string, wanted: CopiedRowsSelected): Sql =>
  `SELECT count(*)::VARCHAR AS n FROM read_parquet(${literal(path)}) WHERE ${whereOf(wanted)}`;
