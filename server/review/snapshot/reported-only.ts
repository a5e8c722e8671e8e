import type { Month } from "@/server/kernel/day";
import type { Decimal } from "@/server/kernel/decimal";
import { allTokens } from "@/server/kernel/tokens";
import type { ReportedCost, UsageStretch } from "./usage-store";

/** Cost of a provider without tokens in a month. */
export interface ReportedOnly {
  readonly month: Month;
  readonly provider: string;
  readonly cost: Decimal;
}

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
  return costs
    .filter((cost) => !cost.isBill || !withTokens.has(key(cost)))
    .map(({ month, provider, cost }) => ({ month, provider, cost }));
}
