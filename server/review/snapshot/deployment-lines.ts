import type { Month } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { rounded, savingOf, type DeploymentWithLedger } from "@/server/roi";
import type { Amount, DeploymentLine } from "../schema";

const PLACES = 12;
export const amountOf = (value: Decimal): Amount => value.toDecimalPlaces(PLACES).toFixed();
const numberOrNull = (value: Decimal | null): number | null => (value === null ? null : rounded(value));

/** Every deployment that has begun and was not over before the quarter, in a line each. */
export function deploymentLines(
  deployments: readonly DeploymentWithLedger[],
  quarter: { readonly from: string },
  months: readonly Month[],
): DeploymentLine[] {
  return deployments.flatMap(({ deployment, ledger }) => {
    const { startedOn, endedOn, retiresOn } = deployment;
    if (!ledger || startedOn === null || (endedOn !== null && endedOn < quarter.from)) return [];
    const last = ledger.rows.at(-1);
    const latest = new Map(ledger.quality.map((one) => [one.metric, one]));
    return [
      {
        ...{ id: deployment.id, workloadId: deployment.workloadId, workloadName: deployment.workloadName },
        ...{ name: deployment.name, level: deployment.level, startedOn, endedOn, retiresOn },
        investment: amountOf(ledger.investment),
        savingOfQuarter: amountOf(savingOf(ledger, months)),
        cumulative: amountOf(ledger.cumulative),
        planCumulative: last?.planCumulative ? amountOf(last.planCumulative) : null,
        roi: numberOrNull(ledger.roi),
        paybackMonths: numberOrNull(ledger.paybackMonths),
        planPaybackMonths: numberOrNull(ledger.planPaybackMonths),
        projectedPaybackMonths: numberOrNull(ledger.projectedPaybackMonths),
        ...{ belowAgain: ledger.belowAgain, status: ledger.status, verdict: ledger.verdict },
        marketTookBack: amountOf(ledger.marketTookBack),
        idle: ledger.idle.map(({ month, amount }) => ({ month, amount: new Decimal(amount).toFixed() })),
        quality: [...latest.values()].map(({ metric, date, difference, interval, verdict }) => ({
          ...{ metric, date, verdict, difference: rounded(difference) },
          interval: interval && ([rounded(interval[0]), rounded(interval[1])] as const),
        })),
      },
    ];
  });
}
