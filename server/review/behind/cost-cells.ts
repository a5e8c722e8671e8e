import { firstDayOf, type DayRange } from "@/server/kernel/day";
import { quarterOf } from "@/server/kernel/quarter";
import type { TenantContext } from "@/server/tenancy/context";
import { convertedCosts } from "../snapshot/converted-costs";
import { inRange } from "../snapshot/gather-usage";
import { reportedOnly, type ReportedOnly } from "../snapshot/reported-only";
import { reportedCosts, stretchesOfMonths, type ReportedCost } from "../snapshot/usage-store";
import type { BehindInput } from "./behind-input";

type Asked = Pick<BehindInput, "importId" | "provider" | "model">;

/** What cost files bill, in the organization's currency. */
export async function billCells(ctx: TenantContext, range: DayRange, asked: Asked): Promise<ReportedOnly[]> {
  const costs = await allCosts(ctx, range);
  return narrowed(costs, asked).flatMap(({ isBill, ...cost }) => (isBill ? [cost] : []));
}

/** Cost whose source counts no tokens, as the spend of a quarter counts it: whether a bill counts is a matter of whole quarters. */
export async function reportedCells(ctx: TenantContext, range: DayRange, asked: Asked): Promise<ReportedOnly[]> {
  const start = ctx.organization.fiscalYearStart;
  const whole = quarterOf(range.from, start);
  const stretches = await stretchesOfMonths(ctx, whole);
  const costs = reportedOnly(await allCosts(ctx, whole), stretches, (month) => quarterOf(firstDayOf(month), start).key);
  return narrowed(inRange(costs, range), asked);
}

const allCosts = async (ctx: TenantContext, range: DayRange): Promise<ReportedCost[]> => [
  ...(await reportedCosts(ctx, range)),
  ...(await convertedCosts(ctx, range)),
];

const narrowed = <Cost extends Pick<ReportedCost, "importId" | "provider" | "model">>(
  costs: readonly Cost[],
  { importId, provider, model }: Asked,
): Cost[] =>
  costs.filter(
    (cost) =>
      (importId === undefined || cost.importId === importId) &&
      (provider === undefined || cost.provider === provider) &&
      (model === undefined || cost.model === model),
  );
