import { formatDayShort, formatMoney } from "@/server/kernel/format";
import type { ReviewSnapshot, ScenarioAnswer, ScenarioLine } from "../schema";
import { actionWords, savingWords } from "./wording/decision-line";
import { labelOf } from "./wording/labels";
import { changeWords } from "./wording/place-words";

/** A scenario as a review says it: what was supposed, what is advised, and what would be. */
export interface ScenarioContent {
  readonly id: string;
  /** `Support triage: twice the volume` */
  readonly title: string;
  readonly changes: readonly string[];
  readonly now: string;
  readonly then: string;
  readonly note: string;
  /** `Ines Ko, 2 Oct` */
  readonly by: string;
}

/** The scenarios that a review carries; none in reviews from before there were any. */
export const scenarioContents = (snapshot: ReviewSnapshot): ScenarioContent[] =>
  (snapshot.scenarios ?? []).map((line) => contentOf(line, snapshot));

function contentOf(line: ScenarioLine, { workloads, currency }: ReviewSnapshot): ScenarioContent {
  const workload = workloads.find(({ id }) => id === line.workloadId);
  const named = (option: string): string =>
    workload?.recommendation ? labelOf(workload.recommendation, option) : option;
  const answerWords = (answer: ScenarioAnswer | null): string => {
    if (answer === null) return "cannot be asked of this quarter";
    const { action, level, option, label, saving, monthlyCost } = answer;
    const words = actionWords({
      ...{ action, recommendedLevel: level, recommendedOption: option, recommendedLabel: label },
      ...{ level: workload?.level ?? null, option: workload?.option ?? null },
      optionLabel: workload?.optionLabel ?? null,
    });
    const money = [
      monthlyCost === null ? null : `${formatMoney(monthlyCost, currency)} a month`,
      saving === null ? null : `saves ${savingWords(saving, currency)} a year`,
    ].filter((part) => part !== null);
    return [words, ...money].join("; ");
  };
  return {
    ...{ id: line.id, title: `${line.workloadName}: ${line.name}`, note: line.note },
    changes: line.changes.map((change) => changeWords(change, named, currency)),
    now: answerWords(line.present),
    then: answerWords(line.answer),
    by: `${line.savedBy}, ${formatDayShort(line.savedAt.slice(0, 10))}`,
  };
}
