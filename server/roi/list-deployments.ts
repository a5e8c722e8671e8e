import type { TenantContext } from "@/server/tenancy/context";
import { deploymentLedgers, type DeploymentWithLedger } from "./deployment-ledgers";
import { roundAll } from "./rules/ledger";
import type { LedgerResult } from "./schema";
import type { StoredDeployment } from "./store";

/** A line of the list; numbers of the ledger are rounded to 12 significant digits, as everywhere. */
export interface ListedDeployment
  extends
    Omit<StoredDeployment, "months" | "baseline" | "quality" | "investment" | "plan">,
    Pick<DeploymentWithLedger, "asOf" | "withheld" | "missing"> {
  readonly ledger: LedgerResult | null;
  readonly isBaselineEstimated: boolean;
}

/** Every deployment with its ledger as of today, oldest first. */
export async function listDeployments(ctx: TenantContext): Promise<ListedDeployment[]> {
  return (await deploymentLedgers(ctx, ctx.today)).map(listed);
}

export function listed({ deployment, ledger, asOf, withheld, missing }: DeploymentWithLedger): ListedDeployment {
  const { months: _m, baseline, quality: _q, investment: _i, plan: _p, ...facts } = deployment;
  return {
    ...facts,
    ...{ asOf, withheld, missing },
    ledger: ledger && roundAll(ledger),
    isBaselineEstimated: baseline.isEstimated,
  };
}
