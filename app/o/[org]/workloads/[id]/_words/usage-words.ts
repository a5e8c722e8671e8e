import {
  formatCount,
  formatCountShort,
  formatDay,
  formatMoney,
  formatNumber,
  formatShare,
  numberWord,
} from "@/server/kernel/format";
import { listed, plural } from "@/server/review/wording";
import type { UsageFigureName } from "@/server/workloads/schema";
import type { TenantOutputs } from "../../../_words/outputs";

type Reconciliation = NonNullable<TenantOutputs["workloads"]["read"]["answer"]["reconciliation"]>;

interface FigureWords {
  readonly name: string;
  readonly unit: string;
  /** Read and typed as a percentage; stored as a share of 1. */
  readonly isShare: boolean;
}

/** The seven figures that the engine is asked with. */
export const FIGURE_WORDS: Readonly<Record<UsageFigureName, FigureWords>> = {
  requestsPerMonth: { name: "Requests", unit: "a month", isShare: false },
  inputTokensPerRequest: { name: "Input tokens", unit: "a request", isShare: false },
  outputTokensPerRequest: { name: "Output tokens", unit: "a request", isShare: false },
  cacheableShare: { name: "Cacheable input", unit: "% of input", isShare: true },
  cacheHitRate: { name: "Cache hits", unit: "% of cacheable input", isShare: true },
  peakToMean: { name: "Busiest hour", unit: "times the mean", isShare: false },
  monthlyGrowth: { name: "Growth", unit: "% a month", isShare: true },
};

/** A figure as it is read; a dash where it is not known. */
export function figureValue(name: UsageFigureName, value: number | null): string {
  if (value === null) return "–";
  if (FIGURE_WORDS[name].isShare) return formatShare(value, 1);
  return formatNumber(value, { digits: Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 1 });
}

type Work = TenantOutputs["workloads"]["read"];
type Measured = Pick<Work, "busiestHour" | "policy">;

const twoDigits = (hour: number): string => String(hour).padStart(2, "0");

/** "12 August 2026, 14:00–15:00 UTC, 4,120 requests". */
const hourWords = ({ day, hour, requests }: NonNullable<Work["busiestHour"]>): string =>
  `${formatDay(day)}, ${twoDigits(hour)}:00–${twoDigits((hour + 1) % 24)}:00 UTC, ${formatCount(requests)} requests`;

/** What a measured figure rests on; where nothing was measured, why, and what counts until it is typed. */
export function basisWords(name: UsageFigureName, figure: Figures[UsageFigureName], work: Measured): string {
  switch (figure.basis) {
    case "counted-requests":
      return "requests that the sources count";
    case "counted-tokens":
      return "tokens over counted requests";
    case "typed-requests":
      return "measured tokens over the typed requests";
    case "typed-tokens":
      return "measured tokens over the typed tokens a request";
    case "cache-tokens":
      return name === "cacheHitRate" ? "cache reads over reads and writes" : "tokens read from and written to a cache";
    case "block-hashes":
      return "blocks of a request trace that repeat";
    case "busiest-hour":
      return work.busiestHour ? hourWords(work.busiestHour) : "hours of the sources";
    case null:
      return unmeasured(name, work);
  }
}

/** Of the engine's input, where nothing is stated (engine.md, section 2). */
const DEFAULT_PEAK = 3;

function unmeasured(name: UsageFigureName, { policy }: Measured): string {
  const until = (value: number): string => `${figureValue(name, value)} counts until it is typed`;
  switch (name) {
    case "cacheableShare":
      return `nothing went through a cache: ${until(0)}`;
    case "cacheHitRate":
      return `nothing went through a cache: ${until(policy.cacheHitRate)}, by policy`;
    case "peakToMean":
      return `the sources tell too few hours: ${until(DEFAULT_PEAK)}`;
    case "monthlyGrowth":
      return `${figureValue(name, 0)} counts until a person accepts a suggestion`;
    default:
      return "not counted by the sources: type it with a reason";
  }
}

/** "+2.1 % a month, from Q2 2026 to Q3 2026 by requests". */
export const growthWords = (
  { value, from, to, basis }: NonNullable<Work["suggestedGrowth"]>,
  quarterWords: (key: string) => string,
): string =>
  `${formatShare(value, 1, { signed: true })} a month, from ${quarterWords(from)} to ${quarterWords(to)} by ${basis}`;

type Figures = TenantOutputs["workloads"]["read"]["answer"]["usage"]["figures"];

/** "5M requests a month, as measured", or how many figures a person typed: a title. */
export function usageHeadline(figures: Figures): string {
  const requests = figures.requestsPerMonth.value;
  const typed = Object.values(figures).filter(({ override }) => override !== null).length;
  const start =
    requests === null ? "Requests are not counted" : `${formatCountShort(Math.round(requests))} requests a month`;
  if (typed > 0) return `${start}; ${numberWord(typed)} ${plural(typed, "figure is", "figures are")} typed`;
  return requests === null ? start : `${start}, as measured`;
}

const CAUSES: Readonly<Record<Reconciliation["causes"][number], string>> = {
  "unpriced-usage": "some of the usage has no price",
  "models-without-option": "some of it runs on models that no option names",
  "typed-usage": "usage figures were typed over the measured ones",
  "typed-price": "the option's price was typed",
  "charged-beside-tokens": "images, searches or the like are charged, which no option counts",
  "caching-not-said": "input is cached, and no option in use says so",
  "caching-not-measured": "an option in use says that it caches, and nothing is cached",
  "batch-differs": "batch and live requests are priced apart",
  "price-changed": "a price changed inside the period",
  unexplained: "no cause is known",
};

/** "Modelled at $11,200 a month and valued at $10,400, 8 % apart: the option's price was typed." */
export function reconciliationSentence(
  { modelled, valued, gap, isApart, causes }: Reconciliation,
  currency: string,
): string {
  const start = `What is charged by use is modelled at ${formatMoney(modelled, currency)} a month and was valued at ${formatMoney(valued, currency)}`;
  if (!isApart) return `${start}: they agree within 5 %.`;
  return `${start}, ${formatShare(gap, 0, { signed: true })}: ${listed(causes.map((cause) => CAUSES[cause]))}.`;
}
