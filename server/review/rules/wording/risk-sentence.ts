import type { Risk, RiskCode } from "@/server/engine";
import { isDay } from "@/server/kernel/day";
import { formatCount, formatDay, formatNumber } from "@/server/kernel/format";

interface RiskFacts {
  readonly label: string;
  readonly value: Risk["value"];
  readonly threshold: number | undefined;
}

const day = (value: Risk["value"]): string =>
  typeof value === "string" && isDay(value) ? ` on ${formatDay(value)}` : "";
const number = (value: Risk["value"], words: (text: string) => string): string =>
  typeof value === "number" ? words(formatNumber(value)) : "";

const SENTENCES: Readonly<Record<RiskCode, (facts: RiskFacts) => string>> = {
  "distribution-collapse": ({ label }) =>
    `Distribution collapse: keep a fallback beside ${label} for inputs unlike its training set.`,
  "few-examples": ({ value, threshold }) =>
    `Few examples: ${typeof value === "number" ? formatCount(value) : "fewer than are comfortable"} to train on${threshold === undefined ? "" : `, ${formatCount(threshold)} are comfortable`}.`,
  "no-retraining-budget": ({ label }) => `No retraining budget: ${label} has no cost of upkeep, and it will age.`,
  "price-decline": ({ label }) => `Price decline: in the adverse case ${label} does not pay back in time.`,
  "single-unit": ({ label }) => `Single machine: ${label} runs on one, and stops with it.`,
  "operations-burden": ({ label }) => `Operations: ${label} runs on machines that somebody has to look after.`,
  "upfront-estimated": ({ label }) => `Estimated up-front cost: that of ${label} is a rule of thumb, not an offer.`,
  "thin-evidence": ({ label }) => `Thin evidence: the sample of ${label} indicates a pass and does not prove it.`,
  "stale-evidence": ({ label, value, threshold }) =>
    `Stale evidence: ${label} was measured ${day(value) ? day(value).trim() : typeof value === "number" ? `${formatCount(value)} days ago` : "long ago"}${threshold === undefined ? "" : `; ${formatCount(threshold)} days is the limit`}.`,
  sunset: ({ label, value }) => `Sunset: ${label} is switched off${day(value) || " within the horizon"}.`,
  "moving-target": ({ value, threshold }) =>
    `Moving target: the task changes${number(value, (text) => ` ${text} times a year`)}${threshold === undefined ? " too often" : `, ${formatNumber(threshold)} is the limit`}.`,
  "rung-skipped": () => "Rung skipped: a lower level was passed over without a measured failure.",
  "data-must-stay": ({ label }) => `Data leaves: it must stay in the network, and ${label} lets it out today.`,
  "fresh-knowledge": ({ label }) => `Fresh knowledge: it is needed, and ${label} does not retrieve it.`,
};

/** The sentence of one risk; `labelOf` names its option. */
export const riskSentence = (risk: Risk, labelOf: (option: string) => string): string =>
  SENTENCES[risk.code]({
    label: risk.option === null ? "the option" : labelOf(risk.option),
    value: risk.value,
    threshold: risk.threshold,
  });
