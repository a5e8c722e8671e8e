import { addMonths, firstDayOf, monthsOf, type DayRange } from "@/server/kernel/day";
import type { TenantContext } from "@/server/tenancy/context";
import { withUnitsOfMonths } from "./other-units";
import { quarterFigures } from "./quarter-figures";
import type { CostedMonth } from "./rules/outcome-months";
import { sqlOfTransaction } from "./sql";
import { sumsOfMonths, type UsageSum } from "./usage-store";
import type { ValuedSum } from "./value-now";

/** What one workload used and cost by calendar month of a range, oldest first; months to come are left out. */
export async function workloadMonths(
  ctx: TenantContext,
  workloadId: string,
  range: DayRange,
  value: (sum: UsageSum) => ValuedSum,
): Promise<CostedMonth[]> {
  const months = monthsOf(range).filter((month) => firstDayOf(month) <= ctx.today);
  const last = months.at(-1);
  if (last === undefined) return [];
  const boundaries = [...months, addMonths(last, 1)].map(firstDayOf);
  const sql = sqlOfTransaction(ctx.db);
  const sums = await sumsOfMonths(sql, ctx.organization.id, boundaries, workloadId);
  const figures = quarterFigures(await withUnitsOfMonths(sql, ctx.organization.id, boundaries, sums), months, value);
  return figures.map(({ key, ...figure }) => ({
    ...figure,
    month: key,
    isWhole: firstDayOf(addMonths(key, 1)) <= ctx.today,
  }));
}
