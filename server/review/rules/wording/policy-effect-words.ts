import type { Action, Level } from "@/server/engine";
import { numberWord, numberWordFirst } from "@/server/kernel/format";
import { plural } from "./clauses";
import { actionWords } from "./decision-line";

/** "Three of thirteen workloads would change", a title: what other thresholds do to the advice. */
export function policyEffectHeadline(changed: number, asked: number): string {
  if (asked === 0) return "No workload has a recommendation that could change";
  if (changed === 0) return asked === 1 ? "The one workload would not change" : "No workload would change";
  if (asked === 1) return "The one workload would change";
  return `${numberWordFirst(changed)} of ${numberWord(asked)} workloads would change`;
}

/** `none`, `two change`: what a threshold moves at a value that it is tried at. */
export const changesWords = (changed: number): string =>
  changed === 0 ? "none changes" : `${numberWord(changed)} ${plural(changed, "changes", "change")}`;

interface Advised {
  readonly action: Action;
  readonly level: Level | null;
  readonly optionLabel: string | null;
  readonly isInUse: boolean;
}

/** `Trial GPT-4.1 mini, level 1`; where the engine was not asked, `No recommendation`. */
export function adviceWords(advised: Advised | null): string {
  if (advised === null) return "No recommendation";
  const { action, level, optionLabel, isInUse } = advised;
  // A trial of what is in use measures it: told as the workload's own line tells it.
  const option = isInUse ? optionLabel : null;
  const words = actionWords({
    action,
    ...{ level, recommendedLevel: level, recommendedLabel: optionLabel },
    ...{ option, optionLabel, recommendedOption: option },
  });
  return words ?? "No recommendation";
}
