import { addDays, type Day, type DayRange } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { TOKEN_BUCKETS, type TokenBuckets } from "@/server/kernel/tokens";
import { countedUsage, usageKey } from "@/server/pricing";
import { sqlList, type Sql } from "./sql";

/** Usage of one workload, model and kind of price in one slot of time. */
export interface UsageSum {
  /** Place among the slots that were asked for, from 0. */
  readonly slot: number;
  /** Null: unassigned. */
  readonly workloadId: string | null;
  readonly provider: string;
  readonly model: string;
  /** Where it is sold at another price for staying there; empty elsewhere. */
  readonly zone: string;
  readonly serviceTier: string;
  readonly batch: boolean;
  readonly contextTier: string;
  /** Null where the source does not count them. */
  readonly requests: number | null;
  readonly countedTokens: number;
  readonly tokens: TokenBuckets;
  /** Cost at the prices of then, in the organization's currency; null: unpriced. */
  readonly valuedCost: Decimal | null;
  readonly pricedTokens: number;
  /** Counts of anything that is not a text token, by the unit's name; null where there are none. */
  readonly units: Readonly<Record<string, string>> | null;
}

export const LABELS = `k."workloadId", k.provider, k.model, k.zone, k."serviceTier", k.batch, k."contextTier"`;
export const ALL_TOKENS = (rows: string): string =>
  `(${TOKEN_BUCKETS.map((bucket) => `${rows}."${bucket}"`).join(" + ")})`;
export const SUMS = (rows: string, countedTokens: string): string => `
  sum(${rows}.requests)::text AS requests, sum(${countedTokens})::text AS "countedTokens",
  ${TOKEN_BUCKETS.map((bucket) => `sum(${rows}."${bucket}")::text AS "${bucket}"`).join(", ")}`;

export type SumLabels = Pick<
  UsageSum,
  "slot" | "workloadId" | "provider" | "model" | "zone" | "serviceTier" | "batch" | "contextTier"
>;
/** A sum as the database answers it; months alone hold a value. */
export type SumRow = SumLabels &
  Record<"requests" | "countedTokens" | keyof TokenBuckets, string | null> &
  Partial<Record<"valuedCost" | "pricedTokens", string | null>>;

/** One name for equal labels in one slot. */
export const labelsOf = (row: SumLabels): string => {
  const { slot, workloadId, provider, model, zone, serviceTier, batch, contextTier } = row;
  return JSON.stringify([Number(slot), workloadId, provider, model, zone, serviceTier, batch, contextTier]);
};

/**
 * Sums between consecutive boundaries (first days of months, ascending), from the monthly pre-aggregate; of one workload
 * where an id is given.
 */
export async function sumsOfMonths(
  sql: Sql,
  organizationId: string,
  boundaries: readonly Day[],
  workloadId: string | null = null,
): Promise<UsageSum[]> {
  const rows = await sql<SumRow>(
    `SELECT width_bucket(m.month, $2::date[]) - 1 AS slot, ${LABELS}, ${SUMS("m", `m."countedTokens"`)},
       sum(m."valuedCost")::text AS "valuedCost", sum(m."pricedTokens")::text AS "pricedTokens"
     FROM "UsageMonth" m ${countedUsage("m")} ${usageKey("m")}
     WHERE m."organizationId" = $1 AND m.month >= $3::date AND m.month < $4::date
       AND ($5::text IS NULL OR k."workloadId" = $5::text)
     GROUP BY 1, ${LABELS}`,
    organizationId,
    sqlList(boundaries),
    boundaries[0] ?? null,
    boundaries.at(-1) ?? null,
    workloadId,
  );
  return rows.map(asSum);
}

export function asSum(row: SumRow): UsageSum {
  const { slot, workloadId, provider, model, zone, serviceTier, batch, contextTier } = row;
  const tokens = Object.fromEntries(
    TOKEN_BUCKETS.map((bucket) => [bucket, Number(row[bucket] ?? 0)]),
  ) as unknown as TokenBuckets;
  return {
    ...{ slot: Number(slot), workloadId, provider, model, zone, serviceTier, batch, contextTier, tokens },
    requests: row.requests === null ? null : Number(row.requests),
    countedTokens: Number(row.countedTokens ?? 0),
    valuedCost: typeof row.valuedCost === "string" ? new Decimal(row.valuedCost) : null,
    pricedTokens: Number(row.pricedTokens ?? 0),
    units: null,
  };
}

/** The busiest hour of a workload, and the requests of all rows that know their hours. */
export interface Peak {
  readonly requests: number;
  readonly ofRequests: number;
}

/**
 * The busiest hour of each workload. Each row knows its own busiest hour alone: rows that share it add up, so that the
 * answer is never more than what there was.
 */
export async function peaksOf(sql: Sql, organizationId: string, range: DayRange): Promise<Map<string, Peak>> {
  const rows = await sql<{ workloadId: string; requests: string; ofRequests: string }>(
    `SELECT "workloadId", max(peak)::text AS requests, sum(requests)::text AS "ofRequests"
     FROM (SELECT k."workloadId", sum(r."busiestHourRequests") AS peak, sum(r.requests) AS requests
           FROM "UsageRollup" r ${countedUsage("r")} ${usageKey("r")}
           WHERE r."organizationId" = $1 AND r.day >= $2::date AND r.day < $3::date
             AND r."busiestHour" IS NOT NULL AND r.requests IS NOT NULL AND k."workloadId" IS NOT NULL
           GROUP BY k."workloadId", r.day, r."busiestHour") AS hours
     GROUP BY "workloadId"`,
    organizationId,
    range.from,
    range.to,
  );
  return new Map(
    rows.map((row) => [row.workloadId, { requests: Number(row.requests), ofRequests: Number(row.ofRequests) }]),
  );
}

/** The days with usage among the last `most` ones before `before`: from the first of them to the day after the last. */
export async function lastDaysWithUsage(
  sql: Sql,
  organizationId: string,
  before: Day,
  most: number,
): Promise<DayRange | null> {
  const day = (order: "ASC" | "DESC", from: Day, to: Day): Promise<{ day: string }[]> =>
    sql<{ day: string }>(
      // A look into the primary key for each import: rollups are found by import and day, not by day alone.
      `SELECT d.day::text AS day
       FROM "Import" i CROSS JOIN LATERAL (
         SELECT r.day FROM "UsageRollup" r
         WHERE r."organizationId" = $1 AND r."importId" = i.id AND r.day >= $2::date AND r.day < $3::date AND r.counts
         ORDER BY r.day ${order} LIMIT 1) AS d
       WHERE i."organizationId" = $1 AND i.status = 'committed' AND i.kind = 'usage' ORDER BY d.day ${order} LIMIT 1`,
      organizationId,
      from,
      to,
    );
  const [last] = await day("DESC", "0001-01-01", before);
  if (!last) return null;
  const to = addDays(last.day, 1);
  const [first] = await day("ASC", addDays(to, -most), to);
  return { from: first?.day ?? last.day, to };
}
