import type { TenantContext } from "@/server/tenancy/context";
import { askedQuarter } from "./gather-portfolio";
import { countOf, keySums, type UsageCount } from "./key-sums";
import type { UsageLabels } from "./rules/match-workload";
import { suggestRules, type SuggestedRule } from "./rules/suggest-rules";
import { sqlOfTransaction } from "./sql";

export interface UnassignedUsage {
  readonly total: UsageCount;
  /** Everything of the quarter, assigned or not, to take shares of. */
  readonly all: UsageCount;
  /** The dearest combinations of labels without a workload. */
  readonly keys: readonly (UsageLabels & {
    readonly id: string;
    readonly rows: number;
    readonly tokens: number;
    readonly cost: string;
  })[];
  readonly suggestions: readonly SuggestedRule[];
}

const MOST_KEYS = 200;

/** Usage of a quarter that no rule assigns, and rules that would. */
export async function listUnassigned(
  ctx: TenantContext,
  input: { readonly quarter: string },
): Promise<UnassignedUsage> {
  const sums = await keySums(sqlOfTransaction(ctx.db), ctx.organization.id, askedQuarter(ctx, input.quarter));
  const unassigned = sums.filter(({ workloadId }) => workloadId === null);
  return {
    total: countOf(unassigned),
    all: countOf(sums),
    keys: unassigned
      .slice(0, MOST_KEYS)
      .map(({ workloadId: _workload, pricedTokens: _priced, cost, ...key }) => ({ ...key, cost: cost.toFixed() })),
    suggestions: suggestRules(unassigned),
  };
}
