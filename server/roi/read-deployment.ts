import type { TenantContext } from "@/server/tenancy/context";
import { notFound } from "@/server/kernel/refusal";
import { deploymentLedgers } from "./deployment-ledgers";
import { listed, type ListedDeployment } from "./list-deployments";
import { ledgerCsv } from "./rules/ledger-csv";
import type { StoredDeployment } from "./store";
import { suggestStart } from "./suggest-start";

/** Everything about one deployment: what was recorded, its ledger row by row, and the same as a CSV file. */
export interface DeploymentRead
  extends ListedDeployment, Pick<StoredDeployment, "months" | "baseline" | "quality" | "investment" | "plan"> {
  readonly currency: string;
  /** For a planned one: the first day on which its models serve at least half of the workload's tokens. */
  readonly suggestedStart: string | null;
  readonly csv: string;
}

/** @throws Refusal not-found for any id that is no deployment of this organization. */
export async function readDeployment(ctx: TenantContext, input: { readonly id: string }): Promise<DeploymentRead> {
  // All of them, because a drift is judged among the others.
  const found = (await deploymentLedgers(ctx, ctx.today)).find(({ deployment }) => deployment.id === input.id);
  if (!found) throw notFound("deployment");
  const { deployment, ledger } = found;
  const { months, baseline, quality, investment, plan } = deployment;
  return {
    ...listed(found),
    ...{ months, baseline, quality, investment, plan, currency: ctx.organization.currency },
    suggestedStart: deployment.startedOn === null ? await suggestStart(ctx, deployment) : null,
    csv: ledgerCsv(ledger?.rows ?? [], months),
  };
}
