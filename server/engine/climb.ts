import { cheapest } from "./cheapest";
import type { Level } from "./engine-input";
import { paysAgainst } from "./money/comparison";
import type { ReasonCode, StepVerdict } from "./recommendation";
import { blockReasons } from "./verdict/block-reasons";
import { isEligible, isPassing, isUntested, onLevel, staying, type Case, type Contender } from "./verdict/case";
import { awaitingOptimisation } from "./verdict/judge-level";

/** Where the climb ends, and what it went past. */
export type Climb = Walk &
  (
    | { readonly outcome: "unmet"; readonly unblock: readonly ReasonCode[] }
    | { readonly outcome: "trial" | "pass"; readonly contender: Contender }
  );

interface Walk {
  /** Rungs that were passed although nothing was shown there. */
  readonly skipped: readonly Level[];
  /** The highest rung that was looked at. */
  readonly top: Level;
}

/**
 * From the lowest rung upwards to the first that suffices, that could suffice, or that bars the way. A rung without an
 * option is passed only where something above is known to suffice or is in use.
 */
export function climb(opened: Case, steps: readonly StepVerdict[]): Climb {
  const skipped: Level[] = [];
  let top: Level = 1;
  for (const step of steps) {
    top = step.level;
    const end = endAt(step, steps, opened);
    if (end === "skip") skipped.push(step.level);
    else if (end !== "next") return { ...end, skipped, top };
  }
  return { outcome: "unmet", unblock: [], skipped, top };
}

type End =
  | "next"
  | "skip"
  | { readonly outcome: "unmet"; readonly unblock: readonly ReasonCode[] }
  | { readonly outcome: "trial" | "pass"; readonly contender: Contender };

function endAt(step: StepVerdict, steps: readonly StepVerdict[], opened: Case): End {
  if (step.verdict === "not-needed" || step.verdict === "insufficient") return "next";
  if (step.verdict === "blocked" || step.verdict === "no-option") {
    if (leadsFurther(step.level, steps, opened)) return "skip";
    return { outcome: "unmet", unblock: [...new Set(step.reasons.map(({ code }) => code))] };
  }
  if (step.verdict === "sufficient") {
    const contender = cheapest(onLevel(opened, step.level).filter(isPassing));
    return contender === null ? "next" : { outcome: "pass", contender };
  }
  return trialOn(step.level, opened);
}

function leadsFurther(level: Level, steps: readonly StepVerdict[], opened: Case): boolean {
  const above = steps.some((step) => step.level > level && step.verdict === "sufficient");
  return (opened.situation.requirementStated && above) || isAbove(staying(opened), level);
}

/** An option in use that may stay higher up is left for a trial below it only for money. */
function trialOn(level: Level, opened: Case): End {
  const contender = cheapest(trialCandidates(level, opened));
  if (contender === null) return "next";
  const inUse = staying(opened);
  if (inUse !== null && isAbove(inUse, level) && !paysAgainst(contender.costs, inUse.costs, opened.situation))
    return "next";
  return { outcome: "trial", contender };
}

const isAbove = (contender: Contender | null, level: Level): boolean =>
  contender !== null && contender.option.level > level;

/** What could be measured on a rung, in input order. */
export function trialCandidates(level: Level, opened: Case): readonly Contender[] {
  const eligible = onLevel(opened, level).filter(isEligible);
  if (level === 3 && blockReasons(opened.situation).length > 0)
    return eligible.filter((contender) => contender === opened.current && isUntested(contender));
  const toOptimise = new Set(level === 1 ? awaitingOptimisation(eligible) : []);
  return eligible.filter((contender) => isUntested(contender) || toOptimise.has(contender));
}
