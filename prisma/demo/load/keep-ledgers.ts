import { firstDayOf, isWithin, type DayRange } from "@/server/kernel/day";
import { deploymentMonths } from "../deployment-months";
import type { UsageDay } from "../generate";
import type { DemoDeployment, DemoWorkload } from "../shape";
import { workloads } from "../workloads";
import type { DemoApi } from "./act-as";
import type { Known } from "./learn";

/** Ids of deployments by name. */
export type Ledgers = Map<string, string>;

/** Writes down every deployment that the company had before its first review. */
export async function openLedgers(api: DemoApi, known: Known): Promise<Ledgers> {
  const ledgers: Ledgers = new Map();
  for (const { name, deployments = [] } of workloads as readonly DemoWorkload[])
    for (const deployment of deployments) {
      const workloadId = known.get(name)?.id ?? "";
      const { option: optionKey, everyMonth: _lines, retraining: _extra, quality: _measured, ...given } = deployment;
      const { baseline, investment, models, ...rest } = given;
      const { id } = await api.deployments.record({
        ...rest,
        workloadId,
        optionKey,
        models: [...models],
        investment: investment.map((one) => ({ ...one })),
        baseline: { ...baseline, prices: baseline.prices.map((price) => ({ ...price })) },
      });
      ledgers.set(deployment.name, id);
    }
  return ledgers;
}

/** The months that ended within some days, and the quality that was measured in them. */
export async function keepLedgers(
  api: DemoApi,
  ledgers: Ledgers,
  usage: readonly UsageDay[],
  days: DayRange,
): Promise<void> {
  for (const deployment of (workloads as readonly DemoWorkload[]).flatMap((workload) => workload.deployments ?? [])) {
    const deploymentId = ledgers.get(deployment.name);
    if (deploymentId !== undefined) await keepLedger(api, deploymentId, deployment, usage, days);
  }
}

async function keepLedger(
  api: DemoApi,
  deploymentId: string,
  deployment: DemoDeployment,
  usage: readonly UsageDay[],
  days: DayRange,
): Promise<void> {
  for (const row of deploymentMonths(deployment, usage, days.to))
    if (isWithin(firstDayOf(row.month), days)) await api.deployments.recordMonth({ deploymentId, ...row });
  for (const measured of deployment.quality)
    if (isWithin(measured.date, days)) await api.deployments.recordQuality({ deploymentId, ...measured });
}
