import { daysBetween, type Day } from "@/server/kernel/day";
import {
  formatCount,
  formatDay,
  formatMeasuredShare,
  formatMoney,
  formatMonth,
  formatPoints,
} from "@/server/kernel/format";
import { listed } from "./clauses";

/** What there is to know of a deployment beside its numbers. */
export interface WatchedDeployment {
  readonly level: number;
  readonly status: "planned" | "active" | "ended";
  readonly fallbackRoute: string;
  readonly retiresOn: Day | null;
  readonly isRetirementFromBook: boolean;
  readonly isBaselineEstimated: boolean;
  readonly missing: readonly string[];
  /** Largest share of a month's tokens without a price, where its cost is taken from usage. */
  readonly unpricedShare: number;
  readonly retraining: {
    readonly isDue: boolean;
    readonly reason: "drifted" | "interval" | null;
    readonly metric: string | null;
    readonly dueOn: Day | null;
    readonly trainedOn: Day;
  } | null;
  readonly idle: readonly { readonly month: string; readonly amount: number }[];
  /** The newest comparison of each metric. */
  readonly quality: readonly {
    readonly metric: string;
    readonly date: Day;
    readonly difference: number;
    readonly interval: readonly [number, number] | null;
    readonly verdict: "drifted" | "no-drift-shown" | "insufficient-evidence";
  }[];
  /** The cheapest option of a lower level that passes, and what the deployed one costs; null: none passes. */
  readonly lower: { readonly label: string; readonly level: number; readonly monthlyCost: number | null } | null;
}

export interface WatchPoint {
  readonly title: string;
  readonly text: string;
}

const NEAR_DAYS = 184;
const TRAINED_LEVEL = 3;

/** What to watch in a deployment, the most pressing first; each in a title and a sentence. */
export function deploymentWatch(one: WatchedDeployment, today: Day, currency: string): WatchPoint[] {
  const isRunning = one.status === "active";
  return [
    ...one.quality.filter(({ verdict }) => verdict === "drifted").map(driftPoint),
    isRunning && retirementPoint(one, today),
    one.retraining?.isDue && retrainingPoint(one.retraining),
    isRunning && lowerPoint(one.lower, currency),
    idlePoint(one.idle, currency),
    isRunning && fallbackPoint(one),
    one.missing.length > 0 && {
      title: "Months are missing.",
      text: `${listed(one.missing.map((month) => formatMonth(month)))}: nobody typed their requests, and usage does not count them. The ledger ends before the first.`,
    },
    one.unpricedShare > 0 && {
      title: "Some tokens have no price.",
      text: `Up to ${formatMeasuredShare(one.unpricedShare)} of a month’s tokens: what they cost is not in the inference. Type it, or give the model a price.`,
    },
    one.isBaselineEstimated && {
      title: "The baseline is estimated.",
      text: "Its profile is that of the promise. Begin the deployment anew with the measured one once there are 14 days of usage before it.",
    },
  ].filter((point): point is WatchPoint => typeof point === "object" && point !== null);
}

function driftPoint({ metric, date, difference, interval }: WatchedDeployment["quality"][number]): WatchPoint {
  const within = interval ? `, ${formatPoints(interval[0])} to ${formatPoints(interval[1])} with 95 % confidence` : "";
  return {
    title: `The ${metric} has drifted.`,
    text: `On ${formatDay(date)} it was ${formatPoints(difference)} from where it was accepted${within}; it stands after the correction for many tests.`,
  };
}

function retirementPoint({ retiresOn, isRetirementFromBook }: WatchedDeployment, today: Day): WatchPoint | null {
  if (retiresOn === null) return null;
  const days = daysBetween(today, retiresOn);
  if (days > NEAR_DAYS) return null;
  const said = isRetirementFromBook ? "The price book announces it" : "A person wrote it down";
  return days <= 0
    ? { title: "Its base is switched off.", text: `Since ${formatDay(retiresOn)}. ${said}.` }
    : { title: "Its base will be switched off.", text: `On ${formatDay(retiresOn)}, in ${days} days. ${said}.` };
}

function retrainingPoint({
  reason,
  metric,
  dueOn,
  trainedOn,
}: NonNullable<WatchedDeployment["retraining"]>): WatchPoint {
  return {
    title: "Retraining is due.",
    text:
      reason === "drifted"
        ? `The ${metric ?? "quality"} has drifted since it was trained last, on ${formatDay(trainedOn)}.`
        : `Its interval ended on ${formatDay(dueOn ?? trainedOn)}; it was trained last on ${formatDay(trainedOn)}.`,
  };
}

function lowerPoint(lower: WatchedDeployment["lower"], currency: string): WatchPoint | null {
  if (!lower) return null;
  const cost =
    lower.monthlyCost === null ? "" : ` for ${formatMoney(lower.monthlyCost, currency, { style: "whole" })} a month`;
  return {
    title: "A lower level passes.",
    text: `${lower.label}, level ${lower.level}, meets what is required${cost}.`,
  };
}

function idlePoint(idle: WatchedDeployment["idle"], currency: string): WatchPoint | null {
  if (idle.length === 0) return null;
  const sum = idle.reduce((total, { amount }) => total + amount, 0);
  const months =
    idle.length <= 3 ? listed(idle.map(({ month }) => formatMonth(month))) : `${formatCount(idle.length)} months`;
  return {
    title: "Hosting stood idle.",
    text: `${formatMoney(sum, currency, { style: "whole" })} in ${months}, for next to no requests.`,
  };
}

function fallbackPoint({ level, fallbackRoute }: WatchedDeployment): WatchPoint | null {
  if (level < TRAINED_LEVEL) return null;
  return fallbackRoute === ""
    ? {
        title: "Keep a fallback route.",
        text: "Requests outside what it was trained on come out wrong without a warning: send them to a general model, and write down which.",
      }
    : null;
}
