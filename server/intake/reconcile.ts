import { Decimal } from "@/server/kernel/decimal";
import { allTokens } from "@/server/kernel/tokens";
import {
  addValues,
  askInside,
  countedRows,
  currentBook,
  normaliseModelId,
  organizationRates,
  rateOn,
  usageKey,
  valueDays,
  type ExchangeRates,
  type ValuedDay,
} from "../pricing";
import type { TenantContext } from "../tenancy/context";
import { planningNow } from "../workloads";
import { agreesWithin } from "./rules/agrees-within";
import { reconcileCells, type BilledCell, type ValuedCell } from "./rules/reconcile-cells";

interface BilledRow {
  readonly provider: string;
  readonly model: string;
  readonly day: string;
  readonly currency: string;
  readonly billed: string;
  /** How far `billed` may be off, each line by half of the bill's smallest unit. */
  readonly rounding: string;
}

interface Biller {
  readonly provider: string;
  readonly month: string;
  readonly sources: readonly string[];
}

const rowsOf = (kind: "usage" | "cost", more = ""): string => `
  FROM "UsageRollup" r
  ${countedRows("r")} AND i.kind = '${kind}' ${usageKey("r")} ${more}
  WHERE r."organizationId" = $1 AND r.day >= $2::date AND r.day < $3::date`;

/**
 * A bill's lines are rounded to the cent, or to as many digits as its finest amount shows; more than six are what remains of a
 * computer's arithmetic.
 */
const BILLED = `
  WITH bill AS (
    SELECT k.provider, k.model, r.day::text AS day, r.currency, r."reportedCost" AS amount, r.rows,
      least(6, greatest(2, max(scale(trim_scale(r."reportedCost"))) OVER (PARTITION BY r."importId", r.currency))) AS digits
    ${rowsOf("cost")} AND r."reportedCost" IS NOT NULL)
  SELECT provider, model, day, currency, sum(amount)::text AS billed, sum(rows * 0.5 * power(10::numeric, -digits))::text AS rounding
  FROM bill GROUP BY 1, 2, 3, 4`;

/** Whose bills count in a provider's month: where it is more than one, they may be the same bill twice. */
const BILLERS = `
  SELECT k.provider, to_char(r.day, 'YYYY-MM') AS month, array_agg(DISTINCT s.name ORDER BY s.name) AS sources
  ${rowsOf("cost", `JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId"`)} AND r."reportedCost" IS NOT NULL
  GROUP BY 1, 2`;

/**
 * Holds what usage is worth against what cost files bill, by provider and month, cell by cell (model and day), and says why
 * they differ: rounding, days that one side lacks, no price, or nothing known. Bills in other currencies are converted at the
 * rates of their days; those without one are named and left out. A month agrees within the tolerance of the policy.
 */
export async function reconcile(ctx: TenantContext, { from, to }: { from: string; to: string }) {
  const asked = [ctx.organization.id, from, to] as const;
  const billed = await ctx.db.$queryRawUnsafe<BilledRow[]>(BILLED, ...asked);
  const billers = await ctx.db.$queryRawUnsafe<Biller[]>(BILLERS, ...asked);
  const sourcesOf = new Map(billers.map(({ provider, month, sources }) => [`${provider} ${month}`, sources]));
  const used = { sql: rowsOf("usage"), values: asked };
  const valued = await valueDays(askInside(ctx.db), await currentBook(ctx), used);
  const { currency } = ctx.organization;
  const rates = await organizationRates(ctx);
  const unconverted = billed.filter((row) => rateOn(rates, row.currency, row.day) === null);
  const { reconciliationTolerance: tolerance } = await planningNow(ctx);
  const months = reconcileCells(
    billed.filter((row) => !unconverted.includes(row)).map((row) => billedCell(converted(row, rates))),
    valuedCells(valued),
  );
  return {
    ...{ currency, tolerance },
    months: months.map((month) => ({
      ...month,
      agrees: agreesWithin(month, tolerance),
      billers: sourcesOf.get(`${month.provider} ${month.month}`) ?? [],
    })),
    otherCurrencies: [...new Set(unconverted.map((row) => row.currency))],
  };
}

/** A bill in another currency, at the rate of its day. */
function converted(row: BilledRow, rates: ExchangeRates): BilledRow {
  const rate = rateOn(rates, row.currency, row.day) ?? 0;
  const inOwn = (amount: string): string => new Decimal(amount).times(rate).toString();
  return { ...row, billed: inOwn(row.billed), rounding: inOwn(row.rounding) };
}

/** One name for a model that one file calls by its id, with a date, and the other by its display name. */
const plainName = (model: string): string =>
  normaliseModelId(model)
    .filter(({ rule }) => !/thinking|effort|variant/.test(rule))
    .at(-1)?.id ?? model;

const billedCell = ({ provider, model, day, billed, rounding }: BilledRow): BilledCell => ({
  provider,
  model,
  sameModel: plainName(model),
  day,
  billed: new Decimal(billed),
  rounding: new Decimal(rounding),
});

/** One cell for a model and day, whichever tiers its usage had. */
function valuedCells(days: readonly ValuedDay[]): ValuedCell[] {
  const cells = new Map<string, ValuedCell>();
  for (const { provider, model, day, cost, pricedTokens, tokens } of days) {
    const key = JSON.stringify([provider, model, day]);
    const isWhollyPriced = pricedTokens === allTokens(tokens);
    const before = cells.get(key);
    const { cost: valued } = before
      ? addValues({ cost, pricedTokens }, { cost: before.valued, pricedTokens: 0 })
      : { cost };
    cells.set(key, {
      ...{ provider, model, sameModel: before?.sameModel ?? plainName(model), day, valued },
      isWhollyPriced: isWhollyPriced && (before?.isWhollyPriced ?? true),
    });
  }
  return [...cells.values()];
}
