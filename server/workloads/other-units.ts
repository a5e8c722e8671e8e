import type { Day } from "@/server/kernel/day";
import { countedUsage, usageKey } from "@/server/pricing";
import { sqlList, type Sql } from "./sql";
import { LABELS, labelsOf, type SumLabels, type UsageSum } from "./usage-store";

type Row = SumLabels & { readonly unit: string; readonly count: string };

/** Sums of whole months with their counts of images, searches, machine hours and the like, between the same boundaries. */
export async function withUnitsOfMonths(
  sql: Sql,
  organizationId: string,
  boundaries: readonly Day[],
  sums: readonly UsageSum[],
): Promise<UsageSum[]> {
  const rows = await sql<Row>(
    `SELECT width_bucket(m.month, $2::date[]) - 1 AS slot, ${LABELS}, counted.key AS unit, sum(counted.value::numeric)::text AS count
     FROM "UsageMonth" m ${countedUsage("m")} ${usageKey("m")} CROSS JOIN LATERAL jsonb_each_text(m."otherUnits") AS counted
     WHERE m."organizationId" = $1 AND m."otherUnits" IS NOT NULL AND m.month >= $3::date AND m.month < $4::date
     GROUP BY 1, ${LABELS}, counted.key`,
    organizationId,
    sqlList(boundaries),
    boundaries[0] ?? null,
    boundaries.at(-1) ?? null,
  );
  return joined(sums, rows);
}

function joined(sums: readonly UsageSum[], rows: readonly Row[]): UsageSum[] {
  const units = new Map<string, Record<string, string>>();
  for (const { unit, count, ...labels } of rows) {
    const name = labelsOf(labels);
    units.set(name, { ...units.get(name), [unit]: count });
  }
  return sums.map((sum) => ({ ...sum, units: units.get(labelsOf(sum)) ?? null }));
}
