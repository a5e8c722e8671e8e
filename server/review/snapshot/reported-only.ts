import type { Month } from "@/server/kernel/day";
import { allTokens } from "@/server/kernel/tokens";
import type { ReportedCost, UsageStretch } from "./usage-store";

/** Cost of a provider without tokens in a month, by the import that brought it and by model. */
export type ReportedOnly = Omit<ReportedCost, "isBill">;

/**
 * What a source reports as cost where it has no tokens. A bill counts only for a provider without tokens in that quarter:
 * where there are some, their value is the spend, and the bill is what it is reconciled with.
 */
export function reportedOnly(
  costs: readonly ReportedCost[],
  stretches: readonly UsageStretch[],
  quarterOf: (month: Month) => string,
): ReportedOnly[] {
  const key = ({ provider, month }: Pick<ReportedCost, "provider" | "month">) =>
    `${provider.trim().toLowerCase()}\n${quarterOf(month)}`;
  const withTokens = new Set(stretches.filter(({ tokens }) => allTokens(tokens) > 0).map(key));
  return costs.filter((cost) => !cost.isBill || !withTokens.has(key(cost))).map(({ isBill: _, ...cost }) => cost);
}
