import type { z } from "zod";
import { policyDefaults, policyInForce, type EnginePolicyOverrides, type PolicyDefault } from "@/server/engine";
import type { TenantContext } from "@/server/tenancy/context";
import { gatherPortfolio } from "../gather-portfolio";
import type { tryThresholdsSchema } from "../schema";
import { answersUnder, answersWith, changedAnswers } from "./answers-under";
import { policyFaults } from "./policy-faults";
import { atPath, withAtPath } from "@/server/kernel/at-path";
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

/** Up to two hundred questions a workload: beyond this many it would keep the page waiting. */
const MOST_WORKLOADS = 60;

/** Moves every threshold by itself, down and up to a factor of ten, over the workloads of a quarter. */
export async function tryThresholds(
  ctx: TenantContext,
  { quarter }: z.infer<typeof tryThresholdsSchema>,
): Promise<ThresholdTrials> {
  const gathered = await gatherPortfolio(ctx, { quarter, prices: "then" });
  const { thresholds } = gathered.terms.policy;
  const all = answersUnder(gathered, thresholds).filter(({ recommendation }) => recommendation !== null);
  const before = [...all].sort((one, other) => Number(other.spend) - Number(one.spend)).slice(0, MOST_WORKLOADS);
  const ids = new Set(before.map(({ id }) => id));
  const portfolio = { ...gathered, stored: gathered.stored.filter(({ id }) => ids.has(id)) };
  const inForce = policyInForce(thresholds);
  const tried = (Object.entries(policyDefaults) as [string, PolicyDefault][]).map(([key, { unit }]) => {
    const trials = trialWays(key, unit, atPath(inForce, key)).flatMap((way) =>
      firstThatMoves(way, (value) => {
        const changed = withAtPath({ ...thresholds }, key, value);
        if (policyFaults(changed).length > 0) return [];
        const after = answersWith(portfolio, before, { key, thresholds: changed as EnginePolicyOverrides });
        return changedAnswers(before, after).map(({ name }) => name);
      }),
    );
    return [key, trials] as const;
  });
  return { asked: before.length, of: all.length, trials: Object.fromEntries(tried) };
}

/** The first value of a way at which somebody is told something else. */
function firstThatMoves(way: readonly unknown[], changedAt: (value: unknown) => readonly string[]) {
  for (const value of way) {
    const changed = changedAt(value);
    if (changed.length > 0) return [{ value, changed }];
  }
  return [];
}
