import { monthOf, type Day, type DayRange, type Month } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { TOKEN_BUCKETS, type TokenBuckets } from "@/server/kernel/tokens";
import { countedRows, countedUsage, USAGE_KEYS, usageKey, valueUsage, type BookInForce } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";

/** Usage of one workload, model and kind of price on some days of a month on which prices stay the same. */
export interface UsageStretch {
  readonly month: Month;
  /** The first of its days. */
  readonly from: Day;
  /** `null`: unassigned. */
  readonly workloadId: string | null;
  readonly provider: string;
  readonly model: string;
  /** Where it is sold at another price for staying there; empty elsewhere. */
  readonly zone: string;
  readonly serviceTier: string;
  readonly batch: boolean;
  readonly contextTier: string;
  readonly requests: number | null;
  readonly tokens: TokenBuckets;
  /** Counts of anything that is no text token, exact, by the unit's name; `null` where there are none. */
  readonly units: Readonly<Record<string, string>> | null;
  /** At the prices of then, in the organization's currency; `null`: unpriced. */
  readonly valuedCost: Decimal | null;
  readonly pricedTokens: number;
}

/** Days of one model whose price changes inside a month. */
export interface ModelDays extends DayRange {
  readonly provider: string;
  readonly model: string;
  readonly zone: string;
}

const ALL_TOKENS = (rows: string): string => TOKEN_BUCKETS.map((bucket) => `${rows}."${bucket}"`).join(" + ");
const LABELS = `k."workloadId", k.provider, k.model, k.zone, k."serviceTier", k.batch, k."contextTier"`;
const SUMS = (rows: string): string => `
  sum(${rows}.requests)::text AS requests, ${TOKEN_BUCKETS.map((bucket) => `sum(${rows}."${bucket}")::text AS "${bucket}"`).join(", ")}`;
const VALUES = `sum(m."valuedCost")::text AS "valuedCost", sum(m."pricedTokens")::text AS "pricedTokens"`;

const MONTHS = `FROM "UsageMonth" m ${countedUsage("m")} ${usageKey("m")}`;
const IN_MONTHS = `m."organizationId" = $1 AND m.month >= $2::date AND m.month < $3::date`;
const DAYS = `FROM jsonb_to_recordset($2::jsonb) AS d(provider text, model text, zone text, "from" date, "to" date)
  JOIN ${USAGE_KEYS} k ON k."organizationId" = $1 AND k.provider = d.provider AND k.model = d.model AND k.zone = d.zone
  JOIN "UsageRollup" r ON r."organizationId" = $1 AND r."keyId" = k.id AND r.day >= d."from" AND r.day < d."to" ${countedUsage("r")}`;
const UNITS = (rows: string): string => `CROSS JOIN LATERAL jsonb_each_text(${rows}."otherUnits") AS counted`;
const COUNT = `counted.key AS unit, sum(counted.value::numeric)::text AS count`;
const GROUPS = `GROUP BY 1, ${LABELS}`;

const OF_MONTHS = `SELECT m.month::text AS "from", ${LABELS}, ${SUMS("m")}, ${VALUES} ${MONTHS} WHERE ${IN_MONTHS} ${GROUPS} ORDER BY 1, ${LABELS}`;
const UNITS_OF_MONTHS = `
  SELECT m.month::text AS "from", ${LABELS}, ${COUNT} ${MONTHS} ${UNITS("m")} WHERE ${IN_MONTHS} AND m."otherUnits" IS NOT NULL
  ${GROUPS}, counted.key`;
const OF_DAYS = `SELECT d."from"::text AS "from", ${LABELS}, ${SUMS("r")} ${DAYS} ${GROUPS} ORDER BY 1, ${LABELS}`;
const UNITS_OF_DAYS = `
  SELECT d."from"::text AS "from", ${LABELS}, ${COUNT} ${DAYS} ${UNITS("r")} WHERE r."otherUnits" IS NOT NULL
  ${GROUPS}, counted.key`;

type Labels = Record<"from" | "provider" | "model" | "zone" | "serviceTier" | "contextTier", string> & {
  readonly workloadId: string | null;
  readonly batch: boolean;
};
type Row = Labels &
  Record<"requests" | keyof TokenBuckets, string | null> &
  Partial<Record<"valuedCost" | "pricedTokens", string | null>>;
type UnitRow = Labels & Record<"unit" | "count", string>;

/** Whole months between two firsts of months, from the monthly pre-aggregate. */
export async function stretchesOfMonths(ctx: TenantContext, { from, to }: DayRange): Promise<UsageStretch[]> {
  const values = [ctx.organization.id, from, to];
  const rows = await ctx.db.$queryRawUnsafe<Row[]>(OF_MONTHS, ...values);
  return asStretches(rows, await ctx.db.$queryRawUnsafe<UnitRow[]>(UNITS_OF_MONTHS, ...values));
}

/** Days of models, from the daily rollups, each valued at the price of its first day, which is that of all of them. */
export async function stretchesOfDays(
  ctx: TenantContext,
  days: readonly ModelDays[],
  book: BookInForce,
): Promise<UsageStretch[]> {
  if (days.length === 0) return [];
  const values = [ctx.organization.id, JSON.stringify(days)];
  const rows = await ctx.db.$queryRawUnsafe<Row[]>(OF_DAYS, ...values);
  const stretches = asStretches(rows, await ctx.db.$queryRawUnsafe<UnitRow[]>(UNITS_OF_DAYS, ...values));
  return stretches.map((stretch) => {
    const { cost, pricedTokens } = valueUsage(book, stretch, stretch.from);
    return { ...stretch, valuedCost: cost, pricedTokens };
  });
}

function asStretches(rows: readonly Row[], unitRows: readonly UnitRow[]): UsageStretch[] {
  const units = new Map<string, Record<string, string>>();
  for (const row of unitRows) units.set(nameOf(row), { ...units.get(nameOf(row)), [row.unit]: row.count });
  return rows.map((row) => asStretch(row, units.get(nameOf(row)) ?? null));
}

const nameOf = ({ from, workloadId, provider, model, zone, serviceTier, batch, contextTier }: Labels): string =>
  JSON.stringify([from, workloadId, provider, model, zone, serviceTier, batch, contextTier]);

function asStretch(row: Row, units: UsageStretch["units"]): UsageStretch {
  const { from, workloadId, provider, model, zone, serviceTier, batch, contextTier } = row;
  const counts = TOKEN_BUCKETS.map((bucket) => [bucket, Number(row[bucket] ?? 0)]);
  return {
    ...{ month: monthOf(from), from, workloadId, provider, model, zone, serviceTier, batch, contextTier },
    requests: row.requests === null ? null : Number(row.requests),
    tokens: Object.fromEntries(counts) as unknown as TokenBuckets,
    units,
    valuedCost: typeof row.valuedCost === "string" ? new Decimal(row.valuedCost) : null,
    pricedTokens: Number(row.pricedTokens ?? 0),
  };
}

/** Cost without tokens as a source reports it: of a usage export's row, or of a whole cost file; by import and model. */
export interface ReportedCost {
  readonly month: Month;
  readonly importId: string;
  readonly provider: string;
  readonly model: string;
  readonly isBill: boolean;
  readonly cost: Decimal;
}

const REPORTED = `
  SELECT m.month::text AS month, i.id AS "importId", k.provider, k.model, i.kind = 'cost' AS "isBill", sum(m."reportedCost")::text AS cost
  FROM "UsageMonth" m ${countedRows("m")} ${usageKey("m")}
  WHERE m."organizationId" = $1 AND m.month >= $2::date AND m.month < $3::date AND m.currency = $4 AND m."reportedCost" IS NOT NULL
    AND (i.kind = 'cost' OR (m."valuedCost" IS NULL AND ${ALL_TOKENS("m")} = 0))
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 3, 4, 2`;

/** In the organization's currency; reported in another it is unknown. */
export async function reportedCosts(ctx: TenantContext, { from, to }: DayRange): Promise<ReportedCost[]> {
  const { id, currency } = ctx.organization;
  type Row = Record<"month" | "importId" | "provider" | "model" | "cost", string> & { isBill: boolean };
  const rows = await ctx.db.$queryRawUnsafe<Row[]>(REPORTED, id, from, to, currency);
  return rows.map(({ month, cost, ...row }) => ({ ...row, month: monthOf(month), cost: new Decimal(cost) }));
}

/** Days that an import covers. */
export interface CoveredDays {
  readonly importId: string;
  readonly source: string;
  readonly days: readonly Day[];
}

// A look into the primary key for each import and day, instead of a walk over all rows of the quarter.
const COVERED = `
  SELECT i.id AS "importId", coalesce(s.name, '') AS source, array_agg(d.day::date::text ORDER BY d.day) AS days
  FROM "Import" i LEFT JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId"
  CROSS JOIN generate_series($2::date, $3::date - 1, interval '1 day') AS d(day)
  WHERE i."organizationId" = $1 AND i.status = 'committed' AND i.kind = 'usage'
    AND i.id IN (SELECT m."importId" FROM "UsageMonth" m WHERE m."organizationId" = $1 AND m.counts AND m.month >= date_trunc('month', $2::date) AND m.month < $3::date)
    AND EXISTS (SELECT 1 FROM "UsageRollup" r WHERE r."organizationId" = $1 AND r."importId" = i.id AND r.day = d.day::date AND r.counts)
  GROUP BY 1, 2 ORDER BY 2, 1`;

export async function coveredDays(ctx: TenantContext, { from, to }: DayRange): Promise<CoveredDays[]> {
  if (from >= to) return [];
  return ctx.db.$queryRawUnsafe<CoveredDays[]>(COVERED, ctx.organization.id, from, to);
}

/** Days of a provider of which no ledger tells, and a detail source's figures count. */
export interface CountedFromDetail {
  readonly source: string;
  readonly provider: string;
  readonly days: readonly Day[];
}

const FROM_DETAIL = `
  SELECT s.name AS source, k.provider, array_agg(DISTINCT r.day::text ORDER BY r.day::text) AS days
  FROM "UsageRollup" r ${countedUsage("r")} ${usageKey("r")}
  JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId" AND s."isDetail"
  WHERE r."organizationId" = $1 AND r.day >= $2::date AND r.day < $3::date
  GROUP BY 1, 2 ORDER BY 1, 2`;

export async function countedFromDetail(ctx: TenantContext, { from, to }: DayRange): Promise<CountedFromDetail[]> {
  const where = { organizationId: ctx.organization.id, isDetail: true };
  if (from >= to || (await ctx.db.source.count({ where })) === 0) return [];
  return ctx.db.$queryRawUnsafe<CountedFromDetail[]>(FROM_DETAIL, ctx.organization.id, from, to);
}

const ATTRIBUTED = `
  SELECT coalesce(sum(${ALL_TOKENS("r")}), 0)::text AS tokens FROM "UsageRollup" r ${countedUsage("r")} ${usageKey("r")} AND k."partOfId" IS NOT NULL
  WHERE r."organizationId" = $1 AND r.day >= $2::date AND r.day < $3::date`;

/** Tokens of ledgers whose labels are detail's. */
export async function attributedTokens(ctx: TenantContext, { from, to }: DayRange): Promise<number> {
  const where = { organizationId: ctx.organization.id, partOfId: { not: null } };
  if (from >= to || !(await ctx.db.usageKey.findFirst({ where, select: { id: true } }))) return 0;
  const [row] = await ctx.db.$queryRawUnsafe<{ tokens: string }[]>(ATTRIBUTED, ctx.organization.id, from, to);
  return Number(row?.tokens ?? 0);
}

/** The first and last month with usage or cost; `null` where nothing was imported yet. */
export async function monthsWithUsage(ctx: TenantContext): Promise<{ first: Day; last: Day } | null> {
  const [row] = await ctx.db.$queryRawUnsafe<{ first: string | null; last: string | null }[]>(
    `SELECT min(m.month)::text AS first, max(m.month)::text AS last FROM "UsageMonth" m ${countedRows("m")} WHERE m."organizationId" = $1`,
    ctx.organization.id,
  );
  return row?.first && row.last ? { first: row.first, last: row.last } : null;
}
