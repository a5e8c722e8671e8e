import type { PoolClient } from "pg";
import { Decimal, sumOf } from "@/server/kernel/decimal";
import type { InspectReport } from "../../ingest/schema";

const SUMS = (table: string, quote: (name: string) => string, where: string) => `
  SELECT coalesce(sum(${quote("rows")}), 0)::text AS rows, sum(requests)::text AS requests, coalesce(sum(${quote("uncachedInput")}), 0)::text AS "uncachedInput",
    coalesce(sum(${quote("cacheRead")}), 0)::text AS "cacheRead", coalesce(sum(${quote("cacheWrite5m")}), 0)::text AS "cacheWrite5m",
    coalesce(sum(${quote("cacheWrite1h")}), 0)::text AS "cacheWrite1h", coalesce(sum(output), 0)::text AS output,
    coalesce(sum(reasoning), 0)::text AS reasoning, sum(${quote("reportedCost")})::text AS "reportedCost",
    count(${quote("otherUnits")})::int AS "haveUnits"
  FROM ${table} ${where}`;

type Sums = Readonly<
  Record<"rows" | "uncachedInput" | "cacheRead" | "cacheWrite5m" | "cacheWrite1h" | "output" | "reasoning", string>
> & {
  readonly requests: string | null;
  readonly reportedCost: string | null;
};

const snake = (name: string): string => name.replace(/([a-z])([A-Z]|\d)/g, "$1_$2").toLowerCase();
const OWN = `WHERE "organizationId" = $1 AND "importId" = $2`;
/** Counts of everything that is no token, by name and place in the alphabet. */
const UNITS = (table: string, column: string, where: string): string => `
  SELECT coalesce(string_agg(name || ' ' || count, ', ' ORDER BY name), '')::text AS "otherUnits"
  FROM (SELECT counted.key AS name, trim_scale(sum(counted.value::numeric))::text AS count
    FROM ${table} CROSS JOIN LATERAL jsonb_each_text(${column}) AS counted ${where} AND ${column} IS NOT NULL GROUP BY 1) AS units`;

/** What rows add up to, and how many of them hold units beside tokens. */
export interface Summed {
  readonly sums: Sums;
  readonly haveUnits: number;
}

/**
 * The staged rollups must be what the report says of the accepted rows, to the token and the last decimal. Answers what they add up
 * to. @throws when not.
 */
export async function checkStage(client: PoolClient, report: InspectReport): Promise<Summed> {
  if (report.rows !== report.accepted + report.ignored + report.rejected)
    throw broken("rows", report.rows, report.accepted + report.ignored + report.rejected);
  const staged = await sums(client, SUMS("stage", snake, ""), []);
  const { totals } = report;
  const cost = totals.costs ? sumOf(totals.costs.map(({ amount }) => new Decimal(amount))) : totals.reportedCost;
  const told: Record<keyof Sums, string | number | Decimal | null> = {
    ...totals,
    rows: report.accepted,
    reportedCost: cost,
  };
  compare("the accepted rows", told, staged.sums);
  return staged;
}

/** What may differ between what was staged and what was written. */
export interface Written {
  /** What all staged rollups add up to; null where days of them were left out. */
  readonly staged: Summed | null;
  /** Whether detail told requests that the file does not count. */
  readonly isAttributed: boolean;
}

/**
 * What was written must be what was staged, less the days that were left out; months must be the sums of days. Where detail knows
 * requests that the file does not count, there are as many more. @throws when not.
 */
export async function checkWritten(
  client: PoolClient,
  { organizationId, importId }: { readonly organizationId: string; readonly importId: string },
  written: Written,
): Promise<void> {
  const own = [organizationId, importId];
  const quoted = (name: string): string => `"${name}"`;
  const staged = written.staged ?? (await sums(client, SUMS("stage", snake, "WHERE NOT left_out"), []));
  const days = await sums(client, SUMS('"UsageRollup"', quoted, OWN), own);
  const months = await sums(client, SUMS('"UsageMonth"', quoted, OWN), own);
  compare("the file", written.isAttributed ? { ...staged.sums, requests: days.sums.requests } : staged.sums, days.sums);
  compare("the days", days.sums, months.sums);
  if (staged.haveUnits + days.haveUnits + months.haveUnits === 0) return;
  const units = await unitsOf(client, UNITS("stage", "other_units", "WHERE NOT left_out"), []);
  for (const table of [`"UsageRollup"`, `"UsageMonth"`]) {
    const found = await unitsOf(client, UNITS(table, `"otherUnits"`, OWN), own);
    if (found !== units) throw broken(`units beside tokens in ${table}`, units, found);
  }
}

async function unitsOf(client: PoolClient, sql: string, values: string[]): Promise<string> {
  return (await client.query<{ otherUnits: string }>(sql, values)).rows[0]?.otherUnits ?? "";
}

async function sums(client: PoolClient, sql: string, values: string[]): Promise<Summed> {
  const { rows } = await client.query<Sums & { haveUnits: number }>(sql, values);
  if (!rows[0]) throw new Error("a sum answers one row");
  const { haveUnits, ...found } = rows[0];
  return { sums: found, haveUnits };
}

function compare(of: string, expected: object, found: object): void {
  for (const [name, value] of Object.entries(found)) {
    const told = (expected as Record<string, string | number | Decimal | null>)[name] ?? null;
    const isSame = told === null || value === null ? told === value : new Decimal(told).equals(value as string);
    if (!isSame) throw broken(`${name} of ${of}`, told, value);
  }
}

const broken = (what: string, expected: unknown, found: unknown): Error =>
  new Error(
    `the sums do not agree, so nothing is written: ${what} are ${String(expected)}, the database would hold ${String(found)}`,
  );
