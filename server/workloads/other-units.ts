import type { Day } from "@/server/kernel/day";
import { sqlList, type Sql } from "./sql";
import { COUNTS, IS_LEDGER, KEY, LABELS, type UsageSum } from "./usage-store";

type Labels = Pick<UsageSum, "slot" | "workloadId" | "provider" | "model" | "serviceTier" | "batch" | "contextTier">;

/**
 * Sums with their counts of images, searches and the like between the same boundaries: only the daily rollups hold
 * them, and only a valuation at other prices needs them.
 */
export async function withUnits(
  sql: Sql,
  organizationId: string,
  boundaries: readonly Day[],
  sums: readonly UsageSum[],
): Promise<UsageSum[]> {
  const rows = await sql<Labels & { unit: string; count: string }>(
    `SELECT width_bucket(r.day, $2::date[]) - 1 AS slot, ${LABELS}, counted.key AS unit, sum(counted.value::numeric)::text AS count
     FROM "UsageRollup" r ${COUNTS("r")} ${KEY("r")} CROSS JOIN LATERAL jsonb_each_text(r."otherUnits") AS counted
     WHERE r."organizationId" = $1 AND r."otherUnits" IS NOT NULL AND r.day >= $3::date AND r.day < $4::date AND ${IS_LEDGER}
     GROUP BY 1, ${LABELS}, counted.key`,
    organizationId,
    sqlList(boundaries),
    boundaries[0] ?? null,
    boundaries.at(-1) ?? null,
  );
  const units = new Map<string, Record<string, string>>();
  for (const { unit, count, ...labels } of rows)
    units.set(nameOf(labels), { ...units.get(nameOf(labels)), [unit]: count });
  return sums.map((sum) => ({ ...sum, units: units.get(nameOf(sum)) ?? null }));
}

const nameOf = ({ slot, workloadId, provider, model, serviceTier, batch, contextTier }: Labels): string =>
  JSON.stringify([Number(slot), workloadId, provider, model, serviceTier, batch, contextTier]);
