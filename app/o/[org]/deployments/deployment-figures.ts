import type { DeploymentFigures } from "@/server/review/wording";
import type { TenantAnswers } from "../../../_api/answers";

/** A deployment's ledger as its sentence wants it. @throws Error for one without a ledger: it has no sentence yet. */
export function deploymentFigures({
  startedOn,
  retiresOn,
  ledger,
}: TenantAnswers["deployments"]["list"][number]): DeploymentFigures {
  if (!startedOn || !ledger) throw new Error("a deployment that has not begun has no figures");
  const {
    investment,
    cumulative,
    paybackMonths,
    planPaybackMonths,
    projectedPaybackMonths,
    belowAgain,
    status,
    marketTookBack,
  } = ledger;
  return {
    startedOn,
    retiresOn,
    investment: String(investment),
    cumulative: String(cumulative),
    marketTookBack: String(marketTookBack),
    ...{ paybackMonths, planPaybackMonths, projectedPaybackMonths, belowAgain, status },
  };
}
