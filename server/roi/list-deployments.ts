import type { TenantContext } from "@/server/tenancy/context";
import { deploymentLedgers, type DeploymentWithLedger } from "./deployment-ledgers";
import { roundAll } from "./rules/ledger";
import type { LedgerResult } from "./schema";
import type { StoredDeployment } from "./store";

/** What only the page of one deployment shows. */
type Detail = "typed" | "recurring" | "files" | "versions" | "baseline" | "quality" | "investment" | "plan";

/** A line of the list; numbers of the ledger are rounded to 12 significant digits, as everywhere. */
export interface ListedDeployment
  extends
    Omit<StoredDeployment, Detail>,
    Pick<DeploymentWithLedger, "asOf" | "withheld" | "missing" | "retirement" | "retraining" | "serving"> {
  readonly ledger: LedgerResult | null;
  readonly isBaselineEstimated: boolean;
}

/** Every deployment with its ledger as of today, oldest first. */
export async function listDeployments(ctx: TenantContext): Promise<ListedDeployment[]> {
  return (await deploymentLedgers(ctx, ctx.today)).map(listed);
}

export function listed(found: DeploymentWithLedger): ListedDeployment {
  const { deployment, ledger, asOf, withheld, missing, retirement, retraining, serving } = found;
  const { typed: _t, recurring: _r, files: _f, versions: _v, quality: _q, investment: _i, ...facts } = deployment;
  const { plan: _p, baseline, ...listedFacts } = facts;
  return {
    ...listedFacts,
    ...{ asOf, withheld, missing, retirement, retraining, serving },
    ledger: ledger && roundAll(ledger),
    isBaselineEstimated: baseline.isEstimated,
  };
}
