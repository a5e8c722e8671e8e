import type { Day } from "@/server/kernel/day";
import { countedUsage, usageKey } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";

const TOKENS = `(r."uncachedInput" + r."cacheRead" + r."cacheWrite5m" + r."cacheWrite1h" + r.output + r.reasoning)`;
const FIRST_DAY = `
  SELECT r.day::text AS day FROM "UsageRollup" r
  ${countedUsage("r")} ${usageKey("r")}
  WHERE r."organizationId" = $1 AND k."workloadId" = $2
  GROUP BY r.day
  HAVING sum(${TOKENS}) > 0 AND 2 * coalesce(sum(${TOKENS}) FILTER (WHERE k.model = ANY($3::text[])), 0) >= sum(${TOKENS})
  ORDER BY r.day LIMIT 1`;

/** The first day on which the models of a deployment serve at least half of its workload's tokens. */
export async function suggestStart(
  ctx: TenantContext,
  { workloadId, models }: { readonly workloadId: string; readonly models: readonly string[] },
): Promise<Day | null> {
  if (models.length === 0) return null;
  const [first] = await ctx.db.$queryRawUnsafe<{ day: string }[]>(FIRST_DAY, ctx.organization.id, workloadId, [
    ...models,
  ]);
  return first?.day ?? null;
}
