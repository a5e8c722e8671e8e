import type { z } from "zod";
import { addDays, daysBetween } from "@/server/kernel/day";
import { Decimal, sumOf } from "@/server/kernel/decimal";
import { notFound } from "@/server/kernel/refusal";
import { countedUsage, currentBook, usageKey } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import { bookPrices } from "./baseline-from-book";
import type { PricedModel, StoredBaseline, suggestBaselineSchema } from "./schema";

const MOST_DAYS = 90;
const FEWEST_DAYS = 14;

const SUMS = `
  SELECT k.provider, k.model, k.batch AS "isBatch", min(r.day)::text AS first, max(r.day)::text AS last, sum(r.requests)::text AS requests,
    sum(r."uncachedInput" + r."cacheRead" + r."cacheWrite5m" + r."cacheWrite1h")::text AS input, sum(r."cacheRead")::text AS cached,
    sum(r.output + r.reasoning)::text AS output
  FROM "UsageRollup" r
  ${countedUsage("r")} ${usageKey("r")}
  WHERE r."organizationId" = $1 AND k."workloadId" = $2 AND r.day >= $3::date AND r.day < $4::date AND r.requests > 0
  GROUP BY 1, 2, 3 ORDER BY sum(r."uncachedInput" + r."cacheRead" + r.output) DESC, 1, 2, 3`;

type Row = Record<"provider" | "model" | "first" | "last" | "requests" | "input" | "cached" | "output", string> & {
  readonly isBatch: boolean;
};

/** A baseline to begin with: how it was measured, or `null` where the workload had too little usage before. */
export interface BaselineSuggestion {
  readonly baseline: StoredBaseline;
  /** Days from the first to the last one with usage. */
  readonly days: number;
  readonly models: readonly string[];
}

/**
 * The workload's profile over the 90 days before a day (at least 14), at the dated prices of the models that served it, mixed by their
 * tokens. Source: spec "Promised against realised".
 */
export async function suggestBaseline(
  ctx: TenantContext,
  input: z.infer<typeof suggestBaselineSchema>,
): Promise<BaselineSuggestion | null> {
  const organizationId = ctx.organization.id;
  const workload = await ctx.db.workload.findUnique({
    where: { organizationId_id: { organizationId, id: input.workloadId } },
  });
  if (!workload) throw notFound("workload");
  const from = addDays(input.before, -MOST_DAYS);
  const rows = await ctx.db.$queryRawUnsafe<Row[]>(SUMS, organizationId, workload.id, from, input.before);
  const [main] = rows;
  if (!main) return null;
  const first = rows.reduce((day, row) => (row.first < day ? row.first : day), main.first);
  const last = rows.reduce((day, row) => (row.last > day ? row.last : day), main.last);
  const days = daysBetween(first, last) + 1;
  if (days < FEWEST_DAYS) return null;
  const sum = (key: "requests" | "input" | "cached" | "output"): Decimal =>
    rows.reduce((total, row) => total.plus(row[key]), new Decimal(0));
  const perRequest = (key: "input" | "cached" | "output"): string =>
    sum(key).div(sum("requests")).toDecimalPlaces(6).toFixed();
  const priceOf = sharesOf(rows);
  return {
    days,
    models: [...new Set(rows.map(({ model }) => model))],
    baseline: {
      inputTokensPerRequest: perRequest("input"),
      cachedInputTokensPerRequest: perRequest("cached"),
      outputTokensPerRequest: perRequest("output"),
      ...{ priceOf, prices: bookPrices(await currentBook(ctx), priceOf, from) },
      isEstimated: false,
    },
  };
}

/** The most models that a mix names; what is beyond them is a sliver. */
const MOST_MODELS = 20;

/** Each model by its share of the tokens, to six places; the first takes what rounding left, so that they add up to 1. */
function sharesOf(rows: readonly Row[]): PricedModel[] {
  const kept = rows.slice(0, MOST_MODELS);
  const tokens = ({ input, output }: Row): Decimal => new Decimal(input).plus(output);
  const total = sumOf(kept.map(tokens));
  const rounded = kept
    .map((row) => ({ row, share: total.gt(0) ? tokens(row).div(total).toDecimalPlaces(6) : new Decimal(0) }))
    .filter(({ share }, at) => at === 0 || share.gt(0));
  const rest = sumOf(rounded.slice(1).map(({ share }) => share));
  return rounded.map(({ row: { provider, model, isBatch }, share }, at) => ({
    ...{ provider, model, isBatch },
    share: (at === 0 ? new Decimal(1).minus(rest) : share).toFixed(),
  }));
}
