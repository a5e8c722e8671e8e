import { quarterOf } from "@/server/kernel/quarter";
import type { TenantContext } from "@/server/tenancy/context";
import { judgeOption, recommendWorkloads } from "@/server/workloads";
import { lowerOptions, type LowerLevels } from "./rules/lower-options";
import { storedDeployments } from "./store";

/**
 * For every deployment that runs, whether a lower level would do today: the engine's verdicts at today's prices and the last 90 days'
 * traffic. A workload of which nothing can be said is left out.
 */
export async function lowerLevels(ctx: TenantContext): Promise<Readonly<Record<string, LowerLevels>>> {
  const running = (await storedDeployments(ctx)).filter(({ status, level }) => status === "active" && level > 1);
  if (running.length === 0) return {};
  const quarter = quarterOf(ctx.today, ctx.organization.fiscalYearStart).key;
  const { workloads } = await recommendWorkloads(ctx, { quarter, prices: "now" });
  return Object.fromEntries(
    running.flatMap((deployment) => {
      const found = workloads.find(({ id }) => id === deployment.workloadId);
      if (!found?.input || !found.recommendation) return [];
      const { input, recommendation } = found;
      const verdictOf = (option: (typeof input.options)[number]) => judgeOption(input, option).verdict;
      return [[deployment.id, lowerOptions({ input, recommendation, verdictOf }, deployment)]];
    }),
  );
}
