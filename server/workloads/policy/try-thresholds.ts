import type { z } from "zod";
import {
  policyDefaults,
  policyInForce,
  type EnginePolicyOverrides,
  type PolicyDefault,
  type PolicyKey,
} from "@/server/engine";
import { atPath, withAtPath } from "@/server/kernel/at-path";
import type { TenantContext } from "@/server/tenancy/context";
import { gatherPortfolio, type Portfolio } from "../gather-portfolio";
import type { tryThresholdsSchema } from "../schema";
import { under } from "./answers-under";
import { policyFaults } from "./policy-faults";
import { isMoved, traceWorkload, type TracedWorkload } from "./trace-workload";
import { trialWays } from "./trial-values";

/** What each threshold moves: the nearest value tried, down and up, at which somebody is told something else, and who. */
export interface ThresholdTrials {
  /** How many workloads were asked: the dearest, where there are many. */
  readonly asked: number;
  readonly of: number;
  /** By the threshold's path; empty where nothing within a factor of ten moves anybody. */
  readonly trials: Readonly<
    Record<string, readonly { readonly value: unknown; readonly changed: readonly string[] }[]>
  >;
}

/** Each is asked some fifty times: beyond this many it would keep the page waiting. */
const MOST_WORKLOADS = 300;

/** Moves every threshold by itself, down and up to a factor of ten, over the workloads of a quarter. */
export async function tryThresholds(
  ctx: TenantContext,
  { quarter }: z.infer<typeof tryThresholdsSchema>,
): Promise<ThresholdTrials> {
  const portfolio = await gatherPortfolio(ctx, { quarter, prices: "then" });
  const { thresholds } = portfolio.terms.policy;
  const live = portfolio.stored.filter(({ isArchived }) => !isArchived);
  const all = live.flatMap((workload) => traceWorkload(workload, portfolio) ?? []);
  const traced = all.length > MOST_WORKLOADS ? dearest(all, portfolio) : all;
  const inForce = policyInForce(thresholds);
  const tried = (Object.entries(policyDefaults) as [PolicyKey, PolicyDefault][]).map(([key, { unit }]) => {
    const trials = trialWays(key, unit, atPath(inForce, key)).flatMap((way) =>
      firstThatMoves(way, (value) => {
        const changed = withAtPath({ ...thresholds }, key, value);
        if (policyFaults(changed).length > 0) return [];
        const other = under(portfolio, changed as EnginePolicyOverrides);
        return traced.filter((one) => isMoved(one, key, other)).map(({ workload }) => workload.name);
      }),
    );
    return [key, trials] as const;
  });
  return { asked: traced.length, of: all.length, trials: Object.fromEntries(tried) };
}

function dearest(all: readonly TracedWorkload[], { usage, quarters, terms }: Portfolio): TracedWorkload[] {
  const spend = ({ workload }: TracedWorkload): number =>
    (usage.ofQuarters.get(workload.id) ?? [])
      .filter(({ slot }) => slot === quarters.length - 1)
      .reduce((sum, one) => sum + (terms.value(one).cost?.toNumber() ?? 0), 0);
  const spends = new Map(all.map((one) => [one, spend(one)]));
  const kept = new Set([...all].sort((a, b) => (spends.get(b) ?? 0) - (spends.get(a) ?? 0)).slice(0, MOST_WORKLOADS));
  return all.filter((one) => kept.has(one));
}

/** The first value of a way at which somebody is told something else. */
function firstThatMoves(way: readonly unknown[], changedAt: (value: unknown) => readonly string[]) {
  for (const value of way) {
    const changed = changedAt(value);
    if (changed.length > 0) return [{ value, changed }];
  }
  return [];
}
