import type { Recommendation } from "@/server/engine";
import { formatDay } from "@/server/kernel/format";
import { clausesOf, fitting, type Clauses } from "./clauses";
import { unblockClause } from "./reason-sentence";
import { currentSunset, factsOf, monthsWords, shortfall, type RecommendationFacts } from "./recommendation-facts";

/** `save $9–13k a year`, where it saves in the adverse case too. */
const saving = ({ savesForSure, savingRange }: RecommendationFacts): string | null =>
  savesForSure && savingRange !== null ? `save ${savingRange} a year` : null;

/** Why this option, in a few words: what it measures, else what it need not. */
const shortReason = ({ measured, requirement }: RecommendationFacts): string =>
  measured !== null
    ? `it measures ${measured}`
    : requirement === null
      ? "no requirement is stated"
      : `it meets ${requirement}`;

/** `Switch to GPT-4.1 mini: …, and save …`, with the reason and the money as far as they fit. */
function move(verb: string, facts: RecommendationFacts, reason: string): Clauses {
  const start = `${verb} ${facts.label}`;
  const saves = saving(facts);
  if (saves === null) return fitting(clausesOf(`${start}: ${reason}`), clausesOf(start));
  return fitting(
    clausesOf(`${start}: ${reason}, and ${saves}`),
    clausesOf(`${start}: it passes, and ${saves}`),
    clausesOf(`${start} and ${saves}`),
    clausesOf(start),
  );
}

function sunsetReason(facts: RecommendationFacts): string | null {
  const going = currentSunset(facts.recommendation);
  return going?.retiresOn ? `${facts.currentLabel ?? going.id} is switched off on ${formatDay(going.retiresOn)}` : null;
}

function trial(facts: RecommendationFacts): Clauses {
  const { recommendation, label, economics, requirement, money, saves, savingRange } = facts;
  if (recommendation.option === recommendation.input.current) {
    const against = requirement === null ? "" : ` against ${requirement}`;
    return fitting(
      clausesOf(`Measure ${label}`, `it is in use, untested${against}`),
      clausesOf(`Measure ${label}`, "it is in use, untested"),
    );
  }
  const start = `Trial ${label}`;
  const asks = requirement === null ? "it is untested" : `it may meet ${requirement}`;
  const isForQuality = !recommendation.costDriven && shortfall(recommendation) !== null;
  if (isForQuality)
    return fitting(
      clausesOf(`${start}: ${asks}`, "what stands below does not"),
      clausesOf(`${start}: ${asks}`),
      clausesOf(start),
    );
  if (economics && saves && economics.upfront > 0 && economics.breakEvenMonths !== null)
    return clausesOf(
      `${start}: it would pay back ${money(economics.upfront)} in ${monthsWords(economics.breakEvenMonths)}`,
    );
  if (saves && savingRange !== null)
    return clausesOf(`${start}: it would ${facts.savesForSure ? "save" : "bring"} ${savingRange} a year`);
  return fitting(clausesOf(`${start}: ${asks}`), clausesOf(start));
}

function unmet({ requirement, recommendation }: RecommendationFacts): Clauses {
  const reasons = recommendation.steps.flatMap((step) => step.reasons);
  const unblock = unblockClause(recommendation.unblock, reasons);
  const wanted = requirement === null ? "Nothing listed may be used" : `Nothing tested meets ${requirement}`;
  return fitting(clausesOf(wanted, unblock), clausesOf("Nothing tested meets the requirements", unblock));
}

/** What to do, as the title of a workload: one sentence in at most two clauses, 90 characters where labels allow. */
export function recommendationHeadline(recommendation: Recommendation): Clauses {
  const facts = factsOf(recommendation);
  const reason = shortReason(facts);
  switch (recommendation.action) {
    case "trial":
      return trial(facts);
    case "step-down":
      return move("Step down to", facts, reason);
    case "step-up":
      return move("Step up to", facts, reason);
    case "switch":
      return move("Switch to", facts, sunsetReason(facts) ?? reason);
    case "adopt":
      return move("Adopt", facts, reason);
    case "keep":
      return fitting(clausesOf(`Keep ${facts.label}: ${reason}`), clausesOf(`Keep ${facts.label}`));
    case "unmet":
      return unmet(facts);
  }
}
