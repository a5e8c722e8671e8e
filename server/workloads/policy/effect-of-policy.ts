import type { z } from "zod";
import type { EnginePolicyOverrides } from "@/server/engine";
import type { TenantContext } from "@/server/tenancy/context";
import { gatherPortfolio } from "../gather-portfolio";
import type { comparePolicySchema, policyEffectSchema } from "../schema";
import { policyAt } from "../store";
import { changedBetween, under, type ChangedAnswer } from "./answers-under";
import { refusePolicyFaults } from "./policy-faults";

/** What a change of the policy does to the advice, over the usage and the prices of a quarter. */
export interface PolicyEffect {
  readonly quarter: string;
  readonly currency: string;
  /** How many workloads have a recommendation under one of the two. */
  readonly asked: number;
  /** By name. */
  readonly changed: readonly ChangedAnswer[];
}

/** "Three workloads would change": other thresholds against those in force. Nothing is saved. */
export async function effectOfPolicy(
  ctx: TenantContext,
  input: z.infer<typeof policyEffectSchema>,
): Promise<PolicyEffect> {
  refusePolicyFaults(input.thresholds);
  return effectBetween(ctx, input.quarter, null, input.thresholds as EnginePolicyOverrides);
}

/** Two saved versions against each other, over one quarter. @throws Refusal not-found for one that never was. */
export async function comparePolicies(
  ctx: TenantContext,
  { from, to, quarter }: z.infer<typeof comparePolicySchema>,
): Promise<PolicyEffect> {
  const [before, after] = [await policyAt(ctx, from), await policyAt(ctx, to)];
  return effectBetween(ctx, quarter, before.thresholds, after.thresholds);
}

/** `null`: as it is in force. */
async function effectBetween(
  ctx: TenantContext,
  quarter: string,
  from: EnginePolicyOverrides | null,
  to: EnginePolicyOverrides,
): Promise<PolicyEffect> {
  const portfolio = await gatherPortfolio(ctx, { quarter, prices: "then" });
  const before = from === null ? portfolio : under(portfolio, from);
  return { quarter, currency: ctx.organization.currency, ...changedBetween(before, under(portfolio, to)) };
}
