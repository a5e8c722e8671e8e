import { monthOf, type DayRange } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { organizationRates, rateOn } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import type { ReportedCost } from "./usage-store";

const TOKENS = `r."uncachedInput" + r."cacheRead" + r."cacheWrite5m" + r."cacheWrite1h" + r.output + r.reasoning`;
const REPORTED = `
  SELECT r.day::text AS day, k.provider, r.currency, i.kind = 'cost' AS "isBill", sum(r."reportedCost")::text AS cost
  FROM "UsageRollup" r
  JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId" AND i.status = 'committed'
  LEFT JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId"
  JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"
  WHERE r."organizationId" = $1 AND r.day >= $2::date AND r.day < $3::date AND r.currency <> $4 AND r."reportedCost" IS NOT NULL
    AND NOT coalesce(s."isDetail", false) AND (i.kind = 'cost' OR (r."valuedCost" IS NULL AND ${TOKENS} = 0))
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;

/** Cost that is reported in other currencies, at the rates of its days; a day without a rate is left out, never guessed. */
export async function convertedCosts(ctx: TenantContext, { from, to }: DayRange): Promise<ReportedCost[]> {
  const { id, currency } = ctx.organization;
  const rates = await organizationRates(ctx);
  if (rates.rates.size === 0) return [];
  const rows = await ctx.db.$queryRawUnsafe<
    (Record<"day" | "provider" | "currency" | "cost", string> & { isBill: boolean })[]
  >(REPORTED, id, from, to, currency);
  const sums = new Map<string, ReportedCost>();
  for (const row of rows) {
    const rate = rateOn(rates, row.currency, row.day);
    if (rate === null) continue;
    const { provider, isBill } = row;
    const month = monthOf(row.day);
    const key = JSON.stringify([month, provider, isBill]);
    const cost = new Decimal(row.cost).times(rate).plus(sums.get(key)?.cost ?? 0);
    sums.set(key, { month, provider, isBill, cost });
  }
  return [...sums.values()];
}
