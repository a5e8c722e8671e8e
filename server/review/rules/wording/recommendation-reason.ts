import type { Recommendation } from "@/server/engine";
import { formatDay } from "@/server/kernel/format";
import { labelOf } from "./labels";
import { reasonSentence, unblockClause } from "./reason-sentence";
import { currentSunset, factsOf, monthsWords, shortfall, type RecommendationFacts } from "./recommendation-facts";

const withoutStop = (sentence: string): string => sentence.replace(/\.$/, "");

/** `$18,000 up front is paid back in 2.4 months (6.4 in the adverse case)`. */
export function paybackClause({ economics, money, savingRange, saves }: RecommendationFacts): string | null {
  if (!economics) return null;
  const { upfront, breakEvenMonths, adverseBreakEvenMonths } = economics;
  if (upfront <= 0)
    return saves && savingRange !== null ? `it saves ${savingRange} a year with nothing up front` : null;
  if (breakEvenMonths === null) return `${money(upfront)} up front is not paid back`;
  const adverse =
    adverseBreakEvenMonths === null ? "never" : monthsWords(adverseBreakEvenMonths).replace(/ months?$/, "");
  return `${money(upfront)} up front is paid back in ${monthsWords(breakEvenMonths)} (${adverse} in the adverse case)`;
}

const passClause = ({ label, measured, requirement }: RecommendationFacts): string =>
  measured !== null
    ? `${label} measures ${measured}`
    : `${label} ${requirement === null ? "has no requirement to meet" : `meets ${requirement}`}`;

function sunsetClause(recommendation: Recommendation): string | null {
  const going = currentSunset(recommendation);
  return going?.retiresOn
    ? `${labelOf(recommendation, going.id)} is switched off on ${formatDay(going.retiresOn)}`
    : null;
}

function shortfallClause(recommendation: Recommendation): string | null {
  const reason = shortfall(recommendation);
  return reason && withoutStop(reasonSentence(reason, (option) => labelOf(recommendation, option)));
}

function trialReason(facts: RecommendationFacts): readonly (string | null)[] {
  const { recommendation, label, currentLabel, requirement } = facts;
  if (recommendation.option === recommendation.input.current) {
    const step = recommendation.steps.find(({ level }) => level === recommendation.level);
    const own = step?.reasons.find(({ option }) => option === recommendation.option);
    return [own ? withoutStop(reasonSentence(own, () => label)) : `${label} is in use and has not been measured`];
  }
  if (recommendation.costDriven)
    return [
      currentLabel === null ? `${label} has not been measured` : "this step is about money alone",
      paybackClause(facts),
    ];
  const missing = shortfallClause(recommendation);
  if (missing !== null) return [missing, "quality, not cost, asks for this step"];
  return [
    `${label} has not been measured${requirement === null ? ": no requirement is stated" : ` against ${requirement}`}`,
  ];
}

function parts(facts: RecommendationFacts): readonly (string | null)[] {
  const { recommendation, requirement } = facts;
  switch (recommendation.action) {
    case "trial":
      return [sunsetClause(recommendation), ...trialReason(facts)];
    case "step-down":
    case "switch":
      return [sunsetClause(recommendation), passClause(facts), paybackClause(facts)];
    case "step-up":
      return recommendation.costDriven
        ? [passClause(facts), paybackClause(facts)]
        : [shortfallClause(recommendation) ?? sunsetClause(recommendation), passClause(facts)];
    case "adopt":
      return [passClause(facts), "it is the lowest rung that does"];
    case "keep":
      return [passClause(facts), "nothing that passes or may pass pays against it"];
    case "unmet": {
      const reasons = recommendation.steps.flatMap((step) => step.reasons);
      const wanted = requirement === null ? "nothing listed may be used" : `nothing tested meets ${requirement}`;
      return [shortfallClause(recommendation) ?? wanted, unblockClause(recommendation.unblock, reasons)];
    }
  }
}

/** A name keeps the letters its owner gave it; our own words begin large. */
const opened = (clause: string): string =>
  /^(it|this|nothing|quality) /.test(clause) ? clause.charAt(0).toUpperCase() + clause.slice(1) : clause;

/** Why, in one sentence of at most two clauses: what a decision line, mail and PDF say under the action. */
export function recommendationReason(recommendation: Recommendation): string {
  const said = parts(factsOf(recommendation)).filter((part): part is string => part !== null);
  return `${opened(said.slice(0, 2).join("; "))}.`;
}
