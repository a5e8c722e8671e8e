import type { Forecast, PriceScenario, PriceScenarioCode, Tornado, TornadoInput } from "@/server/what-if";
import { formatMoney, formatNumber, formatShare } from "@/server/kernel/format";
import { listed } from "./clauses";
import { monthsWords } from "./recommendation-facts";

export const TORNADO_INPUTS: Readonly<Record<TornadoInput, string>> = {
  volume: "Requests a month",
  growth: "Growth a month",
  "input-tokens": "Input tokens a request",
  "output-tokens": "Output tokens a request",
  "api-prices": "API prices",
  "own-costs": "Costs beside the requests",
  "cache-hits": "Cache hit rate",
  peak: "Peak to mean",
  surroundings: "Project cost around training",
};

/** Where the two ends of a bar come from. */
export const TORNADO_RANGES: Readonly<Record<string, string>> = {
  "adverse.volumeFactors": "the policy's volumes of the adverse case",
  "adverse.apiPriceDeclinePerYear": "the policy's fall of prices, a year of it at once",
  "adverse.costFactor": "the policy's own costs of the adverse case, and as much less",
  tcoMultiplier: "5 to 10 times the training, as the source has it",
};

/** "The saving hangs most on requests a month", a title; says where the answer turns. */
export function tornadoTitle({ bars }: Tornado): string {
  const [first] = bars;
  if (!first) return "Nothing that was tried moves the saving";
  const turns = bars
    .filter(({ low, high }) => low.isOther || high.isOther)
    .map(({ input }) => TORNADO_INPUTS[input].toLowerCase());
  const most = `The saving hangs most on ${TORNADO_INPUTS[first.input].toLowerCase().replace("api", "API")}`;
  if (turns.length === 0) return `${most}; none of them turns the answer`;
  return turns.length <= 2
    ? `${most}; ${listed(turns.map((name) => name.replace("api", "API")))} may turn the answer`
    : `${most}; ${formatNumber(turns.length)} of ${formatNumber(bars.length)} may turn the answer`;
}

export const PRICE_SCENARIOS: Readonly<Record<PriceScenarioCode, string>> = {
  flat: "Flat",
  steps: "In yearly steps",
  "falls-3x": "Down 3× a year",
  "falls-10x": "Down 10× a year",
};

const paid = (months: number | null): string =>
  months === null ? "never" : months === 0 ? "at once" : `in ${monthsWords(months)}`;

/** "Pays back in 2.4 months at flat prices; down 10× a year, never", a title. */
export function priceScenariosTitle(scenarios: readonly PriceScenario[]): string {
  const flat = scenarios.find(({ code }) => code === "flat");
  const tenth = scenarios.find(({ code }) => code === "falls-10x");
  if (!flat || !tenth) return "There is nothing to compare with";
  if (flat.breakEvenMonths === null && tenth.breakEvenMonths === null)
    return "It does not pay back, whatever API prices do";
  if (flat.horizonSaving >= 0 && tenth.horizonSaving < 0)
    return `Flat prices: paid back ${paid(flat.breakEvenMonths)}; down 10× a year, ${tenth.breakEvenMonths === null ? "never" : "a loss in the end"}`;
  if (paid(flat.breakEvenMonths) === paid(tenth.breakEvenMonths))
    return `It pays back ${paid(flat.breakEvenMonths)}, whatever API prices do`;
  return `Flat prices: paid back ${paid(flat.breakEvenMonths)}; down 10× a year, ${paid(tenth.breakEvenMonths)}`;
}

/** "At this pace 12 months cost $200k to $310k", a title; what a short history lacks, in a sentence. */
export function forecastTitle(forecast: Forecast, read: (value: number) => string): string {
  if (forecast.code === "too-short") return "Too few months to forecast";
  const last = forecast.points.at(-1);
  if (!last) return "Nothing to forecast";
  return `In ${last.ahead} months, ${read(last.low)} to ${read(last.high)} a month`;
}

export function forecastNote(forecast: Forecast, currency: string): string {
  if (forecast.code === "too-short")
    return `A forecast needs ${forecast.needed} whole months of usage; ${forecast.months === 0 ? "none is" : `${forecast.months} ${forecast.months === 1 ? "is" : "are"}`} here.`;
  const pace = forecast.isByShare
    ? `${formatShare(forecast.drift, 1, { signed: true })} a month`
    : `${formatMoney(forecast.drift, currency, { signed: true })} a month`;
  const short = forecast.isShort ? ` Only ${forecast.months} whole months are known, so no season can be seen.` : "";
  return `Random walk with drift over ${forecast.months} whole months (${pace} on average); the band is its 80 % interval.${short}`;
}
