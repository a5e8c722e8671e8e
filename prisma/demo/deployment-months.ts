import { monthOf, monthsOf, type Day, type Month } from "@/server/kernel/day";
import { Decimal, sumOf, zero } from "@/server/kernel/decimal";
import { bundledBook, costOf, indexBook, priceAt, type BookIndex } from "@/server/pricing";
import { contracts } from "./contracts";
import type { UsageDay } from "./generate";
import type { DemoDeployment } from "./shape";

/** A month of a deployment as the company's books have it: exact amounts in USD. */
export interface DeploymentMonth {
  readonly month: Month;
  readonly requests: number;
  readonly inference: string;
  readonly hosting: string;
  readonly retraining: string;
  readonly monitoring: string;
  readonly people: string;
}

/** The bundled book under the company's contracts. */
export const companyBook: BookIndex = indexBook({
  ...bundledBook,
  entries: [...contracts.map(({ entry }) => entry), ...bundledBook.entries],
});

/** Every month from the start of a deployment to `to`: tokens are inference, machine hours are hosting. */
export function deploymentMonths(
  deployment: Pick<DemoDeployment, "models" | "startedOn" | "everyMonth" | "retraining">,
  usage: readonly UsageDay[],
  to: Day,
): DeploymentMonth[] {
  const served = usage.filter(
    ({ model, day }) => deployment.models.includes(model) && deployment.startedOn <= day && day < to,
  );
  return monthsOf({ from: deployment.startedOn, to }).map((month) => {
    const days = served.filter(({ day }) => monthOf(day) === month);
    return {
      month,
      requests: days.reduce((sum, { requests }) => sum + requests, 0),
      inference: sumOf(days.map((row) => costOfDay(row, false))).toFixed(2),
      hosting: sumOf(days.map((row) => costOfDay(row, true))).toFixed(2),
      retraining: new Decimal(deployment.retraining?.[month] ?? 0).toFixed(2),
      monitoring: new Decimal(deployment.everyMonth.monitoring).toFixed(2),
      people: new Decimal(deployment.everyMonth.people).toFixed(2),
    };
  });
}

function costOfDay(row: UsageDay, isHosting: boolean): Decimal {
  const { provider, model, day, batch, requests, uncachedInput, cacheRead, cacheWrite5m, output, gpuHours } = row;
  const entry = priceAt(companyBook, { provider, model, day })?.entry ?? null;
  const tokens = isHosting ? {} : { uncachedInput, cacheRead, cacheWrite5m, output };
  const units: Record<string, number> = isHosting && gpuHours > 0 ? { gpu_hours: gpuHours } : {};
  const { cost } = costOf(entry, { tokens, units, requests, batch });
  return cost === null ? zero : new Decimal(cost);
}
