import type { TenantContext } from "@/server/tenancy/context";
import { notFound } from "@/server/kernel/refusal";
import { deploymentLedgers, type DeploymentWithLedger } from "./deployment-ledgers";
import { listed, type ListedDeployment } from "./list-deployments";
import { roundAll } from "./rules/ledger";
import { ledgerCsv } from "./rules/ledger-csv";
import { recordableMonths } from "./rules/ledger-question";
import { planGap, type PlanGap } from "./rules/plan-gap";
import type { StoredDeployment } from "./store";
import { suggestStart } from "./suggest-start";

/** Everything about one deployment: what was recorded, its ledger row by row, and the same as a CSV file. */
export interface DeploymentRead
  extends
    ListedDeployment,
    Pick<
      StoredDeployment,
      "typed" | "recurring" | "files" | "versions" | "baseline" | "quality" | "investment" | "plan"
    >,
    Pick<DeploymentWithLedger, "months"> {
  readonly currency: string;
  /** For a planned one: the first day on which its models serve at least half of the workload's tokens. */
  readonly suggestedStart: string | null;
  /** The first and the last month of which something may be written down; null before it begins. */
  readonly recordable: readonly [string, string] | null;
  /** Why it differs from its plan; null without one. */
  readonly gap: PlanGap<number> | null;
  readonly csv: string;
}

/** @throws Refusal not-found for any id that is no deployment of this organization. */
export async function readDeployment(ctx: TenantContext, input: { readonly id: string }): Promise<DeploymentRead> {
  // All of them, because a drift is judged among the others.
  const found = (await deploymentLedgers(ctx, ctx.today)).find(({ deployment }) => deployment.id === input.id);
  if (!found) throw notFound("deployment");
  const { deployment, ledger, months } = found;
  const { typed, recurring, files, versions, baseline, quality, investment, plan, startedOn, endedOn } = deployment;
  const hasBegun = startedOn !== null && startedOn <= ctx.today;
  return {
    ...listed(found),
    ...{ typed, recurring, files, versions, baseline, quality, investment, plan, months },
    currency: ctx.organization.currency,
    suggestedStart: startedOn === null ? await suggestStart(ctx, deployment) : null,
    recordable: hasBegun ? recordableMonths(startedOn, endedOn, ctx.today) : null,
    gap: ledger && roundAll(planGap(ledger, plan?.upfront ?? null)),
    csv: ledgerCsv(ledger?.rows ?? [], months),
  };
}
