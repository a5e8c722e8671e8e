import type { Level } from "@/server/engine";
import { formatCountShort, formatDay, formatMoney } from "@/server/kernel/format";
import { actionWords } from "@/server/review/wording";
import type { TenantOutputs } from "../../../_words/outputs";

export type AnswerChange = TenantOutputs["workloads"]["read"]["changes"][number];

export interface ChangeFacts {
  readonly labelOf: (option: string) => string;
  readonly present: { readonly option: string; readonly level: Level; readonly label: string } | null;
  readonly currency: string;
}

/** "Volume falls below 1.4M requests a month", with what it is today. */
export function changeCause(change: AnswerChange, { labelOf }: Pick<ChangeFacts, "labelOf">): string {
  switch (change.code) {
    case "volume-below":
      return `Volume falls below ${formatCountShort(change.value)} requests a month; now ${formatCountShort(change.now)}`;
    case "volume-above":
      return `Volume rises above ${formatCountShort(change.value)} requests a month; now ${formatCountShort(change.now)}`;
    case "option-passes":
      return `${labelOf(change.option)} is measured and passes`;
    case "option-fails":
      return `${labelOf(change.option)} is measured and fails`;
    case "retires-before": {
      const now = change.now === null ? "no day is known" : `the day is ${formatDay(change.now)}`;
      return `${labelOf(change.option)} is switched off before ${formatDay(change.value)}; ${now}`;
    }
  }
}

/** What would be advised then: `Keep GPT-4.1, level 1`, with what it would save. */
export function changeEffect<Change extends Pick<AnswerChange, "then">>(
  { then }: Change,
  { labelOf, present, currency }: ChangeFacts,
): string {
  const words = actionWords({
    action: then.action,
    ...{ level: present?.level ?? null, option: present?.option ?? null, optionLabel: present?.label ?? null },
    ...{ recommendedLevel: then.level, recommendedOption: then.option },
    recommendedLabel: then.option === null ? null : labelOf(then.option),
  });
  const saving = then.yearlySaving ?? 0;
  if (saving <= 0 || then.action === "keep") return words ?? "";
  return `${words}; saves ${formatMoney(saving, currency)} a year`;
}
