import {
  policyInForce,
  type Level,
  type OptionEconomics,
  type Recommendation,
  type StepVerdict,
} from "@/server/engine";
import { formatCount, formatMoney, formatShare } from "@/server/kernel/format";
import { currencyOf, labelOf, LEVEL_NAMES } from "./labels";
import { reasonSentences } from "./reason-sentence";
import { monthsWords } from "./recommendation-facts";

/** Why one rung is not the answer. */
export interface RungArgument {
  readonly level: Level;
  readonly sentence: string;
}

const named = (level: Level): string => `Level ${level}, ${LEVEL_NAMES[level]},`;

/** Why nothing below the recommended rung is recommended, the nearest first; empty on the lowest. */
export function whyNotLower(recommendation: Recommendation): RungArgument[] {
  const { steps, level, option } = recommendation;
  if (level === null) return [];
  return [...steps]
    .filter((step) => step.level < level)
    .reverse()
    .map((step) => ({ level: step.level, sentence: lower(step, recommendation, labelOf(recommendation, option)) }));
}

/** Why nothing above it is, the nearest first. */
export function whyNotHigher(recommendation: Recommendation): RungArgument[] {
  const { steps, level } = recommendation;
  const from = level ?? 5;
  return steps
    .filter((step) => step.level > from)
    .map((step) => ({ level: step.level, sentence: higher(step, recommendation) }));
}

function because(step: StepVerdict, recommendation: Recommendation): string {
  const [first] = reasonSentences(step.reasons, (option) => labelOf(recommendation, option));
  return first ?? "";
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" ");

function lower(step: StepVerdict, recommendation: Recommendation, label: string): string {
  const start = named(step.level);
  const reason = because(step, recommendation);
  switch (step.verdict) {
    case "sufficient":
      return recommendation.costDriven
        ? `${start} meets the requirements; going above it is about money alone.`
        : `${start} would do, but nothing there is better than ${label}: what works and is not dearer stays.`;
    case "insufficient":
      return joined(`${start} was measured and is not enough.`, reason);
    case "not-needed":
      return joined(`${start} is not needed.`, reason);
    case "blocked":
    case "no-option":
      return joined(`${start} is passed over: nothing can be taken there.`, reason);
    case "untested":
      return `${start} is untested, and what could be tried there does not pay against ${label}.`;
  }
}

function higher(step: StepVerdict, recommendation: Recommendation): string {
  const start = named(step.level);
  const reason = because(step, recommendation);
  switch (step.verdict) {
    case "not-needed":
      return joined(`${start} is not needed.`, reason);
    case "blocked":
      return joined(`${start} is blocked.`, reason);
    case "no-option":
      return joined(`${start} has no option that may be used.`, reason);
    case "insufficient":
      return joined(`${start} was measured and is not enough.`, reason);
    case "sufficient":
    case "untested":
      return `${start} is not asked for: the level below ${recommendation.action === "trial" ? "comes first" : "meets what is required"}. ${money(step, recommendation)}`;
  }
}

/** Why money does not speak for a higher rung: the threshold that its best option misses. */
function money(step: StepVerdict, recommendation: Recommendation): string {
  if (step.level > 3) return "Levels 4 and 5 are never chosen to save money.";
  const { excluded, economics, input } = recommendation;
  const best = economics
    .filter((one) => one.level === step.level && !(one.option in excluded) && one.horizonSaving !== null)
    .sort((one, other) => (other.horizonSaving ?? 0) - (one.horizonSaving ?? 0))[0];
  if (!best) return recommendation.current === null ? "Nothing is in use that it could save against." : "";
  return (
    shortOf(best, recommendation) ??
    sizeWords(recommendation, step.level) ??
    `${labelOf({ input }, best.option)} pays, but what is recommended pays more, or comes first.`
  );
}

function shortOf(best: OptionEconomics, recommendation: Recommendation): string | null {
  const policy = policyInForce(recommendation.input.policy);
  const label = labelOf(recommendation, best.option);
  const currency = currencyOf(recommendation);
  const { breakEvenMonths, horizonSavingShare: share, horizonSaving: saving } = best;
  if (saving !== null && saving <= 0) return `${label} saves nothing over its horizon against what is in use.`;
  if (breakEvenMonths === null) return `${label} does not pay back.`;
  if (breakEvenMonths > policy.maxPaybackMonths)
    return `${label} pays back in ${monthsWords(breakEvenMonths)}; policy allows ${monthsWords(policy.maxPaybackMonths)}.`;
  if (share !== null && share < policy.minSavingShare)
    return `${label} saves ${formatShare(share)} of the cost over its horizon; policy asks for ${formatShare(policy.minSavingShare)}.`;
  const monthly = saving === null ? Infinity : saving / policy.horizonMonths;
  if (monthly < policy.minMonthlySaving)
    return `${label} saves ${formatMoney(monthly, currency)} a month; policy asks for ${formatMoney(policy.minMonthlySaving, currency)}.`;
  return null;
}

function sizeWords({ input, current, ...rest }: Recommendation, level: Level): string | null {
  const { minRequestsPerMonth, minMonthlySpend } = policyInForce(input.policy);
  const { requestsPerMonth } = input.usage;
  if (level !== 3 || requestsPerMonth >= minRequestsPerMonth || (current?.monthlyCost ?? 0) >= minMonthlySpend)
    return null;
  const currency = currencyOf({ input, ...rest });
  return `${formatCount(Math.round(requestsPerMonth))} requests a month are too few for such a project; ${formatCount(minRequestsPerMonth)}, or ${formatMoney(minMonthlySpend, currency)} a month, are asked for.`;
}
