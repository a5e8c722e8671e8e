import type { Day, DayRange } from "@/server/kernel/day";
import { TOKEN_BUCKETS, type TokenBuckets } from "@/server/kernel/tokens";
import { countedUsage, usageKey } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import type { BehindInput } from "./behind-input";

/** Usage of one import, model and kind of price in a month or on a day. */
export interface UsageCell {
  /** The first of its days. */
  readonly from: Day;
  readonly importId: string;
  readonly provider: string;
  readonly model: string;
  /** Where it is sold at another price for staying there; empty elsewhere. */
  readonly zone: string;
  readonly serviceTier: string;
  readonly batch: boolean;
  readonly contextTier: string;
  readonly rows: number;
  readonly requests: number | null;
  readonly tokens: TokenBuckets;
  /** Counts of anything that is no text token, exact; null where there are none. */
  readonly units: Readonly<Record<string, string>> | null;
  /** As it was valued when it came in; null where that is not kept (days), or where it has no price. */
  readonly valuedCost: string | null;
  readonly pricedTokens: number;
}

const LABELS = `k.provider, k.model, k.zone, k."serviceTier", k.batch, k."contextTier"`;

/** The same rows that the portfolio counts, narrowed to what was asked for. */
const from = (by: BehindInput["by"]): string => `
  FROM ${by === "day" ? `"UsageRollup"` : `"UsageMonth"`} u
  ${countedUsage("u")} ${usageKey("u")}`;
const where = (at: string): string => `
  WHERE u."organizationId" = $1 AND ${at} >= $2::date AND ${at} < $3::date
    AND (NOT $4::boolean OR k."workloadId" IS NOT DISTINCT FROM $5) AND ($6::text IS NULL OR i.id = $6)
    AND ($7::text IS NULL OR k.provider = $7) AND ($8::text IS NULL OR k.model = $8)`;

type Labels = Pick<
  UsageCell,
  "from" | "importId" | "provider" | "model" | "zone" | "serviceTier" | "batch" | "contextTier"
>;
type Row = Labels & Record<"rows" | "requests" | "valuedCost" | "pricedTokens" | keyof TokenBuckets, string | null>;
type UnitRow = Labels & Record<"unit" | "count", string>;

/** What lies behind an amount of usage, by import, model and kind of price, in months or in days. */
export async function usageCells(ctx: TenantContext, range: DayRange, input: BehindInput): Promise<UsageCell[]> {
  const { by, workloadId, importId, provider, model } = input;
  const at = by === "day" ? "u.day" : "u.month";
  const asked = [workloadId !== undefined, workloadId ?? null, importId ?? null, provider ?? null, model ?? null];
  const values = [ctx.organization.id, range.from, range.to, ...asked];
  const valued = by === "day" ? `NULL AS "valuedCost", NULL AS "pricedTokens"` : VALUED;
  const group = `GROUP BY 1, 2, ${LABELS}`;
  const rows = await ctx.db.$queryRawUnsafe<Row[]>(
    `SELECT ${at}::text AS "from", u."importId", ${LABELS}, sum(u.rows)::text AS rows, sum(u.requests)::text AS requests,
       ${TOKEN_BUCKETS.map((bucket) => `sum(u."${bucket}")::text AS "${bucket}"`).join(", ")}, ${valued}
     ${from(by)} ${where(at)} ${group} ORDER BY 1, ${LABELS}, 2`,
    ...values,
  );
  const unitRows = await ctx.db.$queryRawUnsafe<UnitRow[]>(
    `SELECT ${at}::text AS "from", u."importId", ${LABELS}, counted.key AS unit, trim_scale(sum(counted.value::numeric))::text AS count
     ${from(by)} CROSS JOIN LATERAL jsonb_each_text(u."otherUnits") AS counted
     ${where(at)} AND u."otherUnits" IS NOT NULL ${group}, counted.key`,
    ...values,
  );
  const units = new Map<string, Record<string, string>>();
  for (const row of unitRows) units.set(nameOf(row), { ...units.get(nameOf(row)), [row.unit]: row.count });
  return rows.map((row) => asCell(row, units.get(nameOf(row)) ?? null));
}

const VALUED = `sum(u."valuedCost")::text AS "valuedCost", sum(u."pricedTokens")::text AS "pricedTokens"`;

const nameOf = (row: Labels): string =>
  JSON.stringify([
    row.from,
    row.importId,
    row.provider,
    row.model,
    row.zone,
    row.serviceTier,
    row.batch,
    row.contextTier,
  ]);

function asCell(row: Row, units: UsageCell["units"]): UsageCell {
  const { from, importId, provider, model, zone, serviceTier, batch, contextTier, valuedCost } = row;
  const counts = TOKEN_BUCKETS.map((bucket) => [bucket, Number(row[bucket] ?? 0)]);
  return {
    ...{ from, importId, provider, model, zone, serviceTier, batch, contextTier, units, valuedCost },
    rows: Number(row.rows ?? 0),
    requests: row.requests === null ? null : Number(row.requests),
    tokens: Object.fromEntries(counts) as unknown as TokenBuckets,
    pricedTokens: Number(row.pricedTokens ?? 0),
  };
}
