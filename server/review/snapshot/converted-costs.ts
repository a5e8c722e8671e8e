import { monthOf, type DayRange } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { countedRows, usageKey, organizationRates, rateOn } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import type { ReportedCost } from "./usage-store";

const TOKENS = `m."uncachedInput" + m."cacheRead" + m."cacheWrite5m" + m."cacheWrite1h" + m.output + m.reasoning`;
const REPORTED = `
  SELECT r.day::text AS day, i.id AS "importId", k.provider, k.model, r.currency, i.kind = 'cost' AS "isBill", sum(r."reportedCost")::text AS cost
  FROM "UsageRollup" r
  ${countedRows("r")} ${usageKey("r")}
  JOIN "UsageMonth" m ON m."organizationId" = r."organizationId" AND m."importId" = r."importId" AND m.month = date_trunc('month', r.day)::date
    AND m."keyId" = r."keyId" AND m.currency = r.currency AND m.counts
  WHERE r."organizationId" = $1 AND r.day >= $2::date AND r.day < $3::date AND r.currency <> $4 AND r."reportedCost" IS NOT NULL
    AND (i.kind = 'cost' OR (m."valuedCost" IS NULL AND ${TOKENS} = 0))
  GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 3, 4, 5, 2`;

/** Cost that is reported in other currencies, at the rates of its days; a day without a rate is left out, never guessed. */
export async function convertedCosts(ctx: TenantContext, { from, to }: DayRange): Promise<ReportedCost[]> {
  const { id, currency } = ctx.organization;
  const rates = await organizationRates(ctx);
  if (rates.rates.size === 0) return [];
  const rows = await ctx.db.$queryRawUnsafe<
    (Record<"day" | "importId" | "provider" | "model" | "currency" | "cost", string> & { isBill: boolean })[]
  >(REPORTED, id, from, to, currency);
  const sums = new Map<string, ReportedCost>();
  for (const row of rows) {
    const rate = rateOn(rates, row.currency, row.day);
    if (rate === null) continue;
    const { importId, provider, model, isBill } = row;
    const month = monthOf(row.day);
    const key = JSON.stringify([month, importId, provider, model, isBill]);
    const cost = new Decimal(row.cost).times(rate).plus(sums.get(key)?.cost ?? 0);
    sums.set(key, { month, importId, provider, model, isBill, cost });
  }
  return [...sums.values()];
}
