import { climb, type Climb } from "./climb";
import { adverseCase, adverseOutcome } from "./money/adverse";
import type { Action, Confidence, OptionEconomics, ReasonCode, StepVerdict } from "./recommendation";
import { save } from "./save";
import { stay } from "./stay";
import { isUntested, staying, type Case, type Contender } from "./verdict/case";

/** What is advised and how it came about. */
export interface Advised {
  /** Null: unmet, and nothing is in use. */
  readonly chosen: Contender | null;
  readonly action: Action;
  readonly costDriven: boolean;
  readonly confidence: Confidence;
  readonly unblock: readonly ReasonCode[];
  readonly climb: Climb;
  /** What it was compared with, where it was chosen to save. */
  readonly against: Contender | null;
}

/** What is recommended, and whether it survives the adverse case. */
export interface Choice extends Omit<Advised, "against"> {
  readonly robust: boolean | null;
}

interface Pick {
  readonly chosen: Contender;
  readonly isTrial: boolean;
  readonly costDriven: boolean;
  /** What it was compared with, where it was chosen to save. */
  readonly against: Contender | null;
}

/** Climb, stay, save: in this order. */
export function advise(opened: Case, steps: readonly StepVerdict[]): Advised {
  const climbed = climb(opened, steps);
  if (climbed.outcome === "unmet")
    return {
      chosen: opened.current,
      action: "unmet",
      costDriven: false,
      confidence: "none",
      unblock: climbed.unblock,
      climb: climbed,
      against: null,
    };
  const pick = climbed.outcome === "trial" ? tryOut(climbed.contender, opened) : settle(climbed.contender, opened);
  return {
    chosen: pick.chosen,
    action: actionOf(pick, opened),
    costDriven: pick.costDriven,
    confidence: pick.isTrial ? "untested" : (pick.chosen.judgement.confidence ?? "untested"),
    unblock: [],
    climb: climbed,
    against: pick.against,
  };
}

/** The advice with its robustness. `economics` are those against the option in use. */
export function choose(opened: Case, steps: readonly StepVerdict[], economics: readonly OptionEconomics[]): Choice {
  const { against, ...advised } = advise(opened, steps);
  return { ...advised, robust: robustnessOf({ ...advised, against }, opened, economics) };
}

/** A trial below an option in use that may stay is for money alone. */
function tryOut(chosen: Contender, opened: Case): Pick {
  const inUse = staying(opened);
  const costDriven = inUse !== null && inUse.option.level > chosen.option.level;
  return { chosen, isTrial: true, costDriven, against: null };
}

function settle(found: Contender, opened: Case): Pick {
  const base = stay(found, opened);
  if (isUntested(base)) return { chosen: base, isTrial: true, costDriven: false, against: null };
  const saving = save(base, opened);
  if (saving === null) return { chosen: base, isTrial: false, costDriven: false, against: null };
  return { chosen: saving.contender, isTrial: saving.isTrial, costDriven: true, against: base };
}

function actionOf({ chosen, isTrial }: Pick, { current }: Case): Action {
  if (isTrial) return "trial";
  if (current === null) return "adopt";
  if (chosen === current) return "keep";
  if (chosen.option.level === current.option.level) return "switch";
  return chosen.option.level < current.option.level ? "step-down" : "step-up";
}

/** Against what it was compared with; where that is the option in use, the economics have said it already. */
function robustnessOf(
  { chosen, action, against }: Advised,
  { current, situation }: Case,
  economics: readonly OptionEconomics[],
): boolean | null {
  if (chosen === null || chosen === current || action === "unmet") return null;
  if (against === null || against === current)
    return economics.find(({ option }) => option === chosen.option.id)?.robust ?? null;
  return adverseOutcome(chosen.costs, adverseCase(against.costs, situation), situation).robust;
}
