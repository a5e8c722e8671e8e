import { formatCount, formatMoney, formatNumber, formatShare } from "@/server/kernel/format";
import type { ChangeValue, LeverUnit } from "@/server/what-if";
import { milliseconds } from "./requirement-words";

interface Place {
  readonly name: string;
  readonly unit: LeverUnit;
}

const place = (name: string, unit: LeverUnit): Place => ({ name, unit });

/** Places of the engine's input as people read them, by their path; `policy.` places beside those of the what-if by key. */
const PLACES: Readonly<Record<string, Place>> = {
  "usage.requestsPerMonth": place("Requests a month", "count"),
  "usage.inputTokensPerRequest": place("Input tokens a request", "count"),
  "usage.outputTokensPerRequest": place("Output tokens a request", "count"),
  "usage.cacheableShare": place("Cacheable share of input", "share"),
  "usage.cacheHitRate": place("Cache hit rate", "share"),
  "usage.peakToMean": place("Peak to mean", "factor"),
  "usage.monthlyGrowth": place("Growth a month", "share"),
  "workload.labelledExamples": place("Labelled examples", "count"),
  "workload.changesPerYear": place("Changes of the task a year", "count"),
  "workload.narrow": place("One narrow, repetitive task", "yes-or-no"),
  "workload.interactive": place("Somebody waits for the answer", "yes-or-no"),
  "workload.needsProprietaryKnowledge": place("Needs knowledge of your own", "yes-or-no"),
  "workload.needsFreshKnowledge": place("Needs fresh knowledge", "yes-or-no"),
  "workload.uniqueDomain": place("No public data covers the domain", "yes-or-no"),
  "workload.dataMustStayInNetwork": place("Data must stay in the network", "yes-or-no"),
  "workload.requirements.accuracy": place("Required accuracy", "share"),
  "workload.requirements.consistency": place("Required consistency", "share"),
  "workload.requirements.p95LatencyMs": place("Allowed p95 latency", "milliseconds"),
  "policy.maxPaybackMonths": place("Longest payback", "months"),
  "policy.horizonMonths": place("Horizon", "months"),
  "policy.minSavingShare": place("Least saving, of the cost", "share"),
  "policy.minMonthlySaving": place("Least saving a month", "money"),
  "policy.minRequestsPerMonth": place("Volume that is worth a fine-tune", "count"),
  "policy.minMonthlySpend": place("Spend that is worth a fine-tune", "money"),
  "policy.minExamples": place("Least examples for a fine-tune", "count"),
  "policy.minSample": place("Least sample of a measurement", "count"),
  "policy.selfHostTokensPerDay": place("Tokens a day that justify machines of your own", "count"),
  "policy.adverse.apiPriceDeclinePerYear": place("Fall of prices a year, adverse case", "share"),
  "policy.adverse.costFactor": place("Own costs, adverse case", "factor"),
  "policy.tcoMultiplier": place("Project cost for each dollar of training", "factor"),
  "factor.apiPrices": place("All API prices", "factor"),
  "factor.ownCosts": place("All costs beside the requests", "factor"),
};

const OF_OPTION: Readonly<Record<string, Place>> = {
  "price.inputPerMTok": place("a million input tokens", "money"),
  "price.outputPerMTok": place("a million output tokens", "money"),
  "price.cachedInputPerMTok": place("a million cached tokens", "money"),
  "price.cacheWritePerMTok": place("a million tokens written to the cache", "money"),
  "price.perRequest": place("a request", "money"),
  unitHourly: place("a machine hour", "money"),
  monthlyFixed: place("hosting a month", "money"),
  maintenanceMonthly: place("upkeep a month", "money"),
  "upfront.total": place("up-front cost", "money"),
  "upfront.training": place("training", "money"),
};

const OPTION_PLACE = /^options\[(.+)\]\.([A-Za-z0-9.]+)$/;
type LabelOf = (option: string) => string;

function found(path: string, labelOf: LabelOf): Place | null {
  const [, option, rest] = OPTION_PLACE.exec(path) ?? [];
  if (option === undefined || rest === undefined) return PLACES[path] ?? null;
  const own = OF_OPTION[rest];
  return own ? { ...own, name: `${labelOf(option)}: ${own.name}` } : null;
}

/** `Requests a month`, `GPT-4.1: a million input tokens`; the path itself where it has no name. */
export const placeName = (path: string, labelOf: LabelOf): string => found(path, labelOf)?.name ?? path;

/** At most three digits behind the point, and none that are not needed. */
const short = (value: number, least = 0): string => {
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 0.1 ? 4 : Math.abs(value) < 10 ? 2 : least;
  return formatNumber(value, { digits });
};

/** What stands at a place: `2,000,000`, `6 %`, `$0.20`, `× 0.5`, `yes`; "not stated" for nothing. */
export function placeValue(path: string, value: ChangeValue, currency: string): string {
  if (value === null) return "not stated";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  switch (found(path, String)?.unit) {
    case "share":
      return formatShare(value, Number.isInteger(Number((value * 100).toFixed(6))) ? 0 : 1);
    case "money":
      return formatMoney(value, currency, { style: value !== 0 && Math.abs(value) < 1000 ? "exact" : "whole" });
    case "milliseconds":
      return milliseconds(value);
    case "months":
      return `${short(value, 1)} months`;
    case "factor":
      return `× ${short(value, 1)}`;
    default:
      return formatCount(Math.round(value));
  }
}

/** `Requests a month: 2,000,000 instead of 1,000,000` */
export const changeWords = (
  { path, now, value }: { readonly path: string; readonly now: ChangeValue; readonly value: ChangeValue },
  labelOf: LabelOf,
  currency: string,
): string =>
  `${placeName(path, labelOf)}: ${placeValue(path, value, currency)} instead of ${placeValue(path, now, currency)}`;
