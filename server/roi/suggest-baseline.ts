import type { z } from "zod";
import { addDays, daysBetween } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { notFound } from "@/server/kernel/refusal";
import { askedProvider, currentBook, priceSegments } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import type { StoredBaseline, suggestBaselineSchema } from "./schema";

const MOST_DAYS = 90;
const FEWEST_DAYS = 14;

const SUMS = `
  SELECT k.provider, k.model, min(r.day)::text AS first, max(r.day)::text AS last, sum(r.requests)::text AS requests,
    sum(r."uncachedInput" + r."cacheRead" + r."cacheWrite5m" + r."cacheWrite1h")::text AS input, sum(r."cacheRead")::text AS cached,
    sum(r.output + r.reasoning)::text AS output
  FROM "UsageRollup" r
  JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId" AND i.status = 'committed' AND i.kind = 'usage'
  LEFT JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId"
  JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"
  WHERE r."organizationId" = $1 AND k."workloadId" = $2 AND r.day >= $3::date AND r.day < $4::date AND r.requests > 0
    AND NOT coalesce(s."isDetail", false)
  GROUP BY 1, 2 ORDER BY sum(r."uncachedInput" + r."cacheRead" + r.output) DESC, 1, 2`;

type Row = Record<"provider" | "model" | "first" | "last" | "requests" | "input" | "cached" | "output", string>;

/** A baseline to begin with: how it was measured, or `null` where the workload had too little usage before. */
export interface BaselineSuggestion {
  readonly baseline: StoredBaseline;
  /** Days from the first to the last one with usage. */
  readonly days: number;
  readonly models: readonly string[];
}

/**
 * The workload's profile over the 90 days before a day (at least 14), and what the model that served most of it has cost
 * since. Source: spec "Promised against realised".
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
  return {
    days,
    models: rows.map(({ model }) => model),
    baseline: {
      inputTokensPerRequest: perRequest("input"),
      cachedInputTokensPerRequest: perRequest("cached"),
      outputTokensPerRequest: perRequest("output"),
      prices: await pricesOf(ctx, main, from),
      isEstimated: false,
    },
  };
}

/** Every price of the model from a day on, in the organization's currency. */
async function pricesOf(ctx: TenantContext, { provider, model }: Row, from: string): Promise<StoredBaseline["prices"]> {
  const book = await currentBook(ctx);
  const segments = priceSegments(book.index, askedProvider(provider), model);
  return segments.flatMap(({ from: begins, to, entry }) => {
    const { input, output, cacheRead } = entry.perMTok;
    if ((to !== null && to <= from) || entry.currency !== book.currency) return [];
    if (input === undefined || output === undefined) return [];
    const price = {
      inputPerMTok: input,
      outputPerMTok: output,
      ...(cacheRead === undefined ? {} : { cachedInputPerMTok: cacheRead }),
    };
    return [{ from: begins === null || begins < from ? from : begins, ...price }];
  });
}
