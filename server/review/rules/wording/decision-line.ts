import type { Action, Level } from "@/server/engine";
import { formatDayShort, formatMoneyRange, numberWordFirst } from "@/server/kernel/format";
import type { AmountRange, Decision, WorkloadLine } from "../../schema";
import { plural } from "./clauses";
import { DECISIONS } from "./verdict-words";

const VERBS: Readonly<Record<Action, (label: string) => string>> = {
  trial: (label) => `Trial ${label}`,
  "step-down": (label) => `Step down to ${label}`,
  "step-up": (label) => `Step up to ${label}`,
  switch: (label) => `Switch to ${label}`,
  adopt: (label) => `Adopt ${label}`,
  keep: (label) => `Keep ${label}`,
  unmet: () => "Find an option that meets the requirements",
};

/** `level 1 → 3`, `level 1`; nothing where it stands nowhere and goes nowhere. */
export function levelWords(from: Level | null, to: Level | null): string | null {
  if (to === null || from === to) return from === null ? null : `level ${from}`;
  return from === null ? `level ${to}` : `level ${from} → ${to}`;
}

type Decided = Pick<
  WorkloadLine,
  "action" | "level" | "recommendedLevel" | "recommendedLabel" | "recommendedOption" | "optionLabel" | "option"
>;

/** `Step down to GPT-4.1 nano, level 3 → 1`, without a full stop. */
export function actionWords(line: Decided): string | null {
  if (line.action === null) return null;
  const label = line.recommendedLabel ?? line.recommendedOption ?? line.optionLabel ?? line.option ?? "an option";
  const isOwnTrial =
    line.action === "trial" && line.recommendedOption !== null && line.recommendedOption === line.option;
  const words = isOwnTrial ? `Measure ${label}, in use` : VERBS[line.action](label);
  return [words, levelWords(line.level, line.recommendedLevel)].filter(Boolean).join(", ");
}

/** "Support triage. Trial a fine-tuned GPT-4.1 mini, level 1 → 3." */
export const decisionLine = (line: Decided & Pick<WorkloadLine, "name">): string =>
  [`${line.name}.`, actionWords(line)].filter(Boolean).join(" ") + (line.action === null ? "" : ".");

/** `$28–90k`; an en dash where nothing is compared. */
export const savingWords = (saving: AmountRange | null, currency: string): string =>
  saving === null ? "\u2013" : formatMoneyRange(saving.low, saving.high, currency);

/** "Six decisions are needed before the review can be signed", a title. */
export const decisionsHeadline = (open: number): string =>
  open === 0
    ? "Every decision has been made"
    : `${numberWordFirst(open)} ${plural(open, "decision is", "decisions are")} needed before the review can be signed`;

/** "Accepted, Lena Brandt, 16 Oct" */
export function decidedWords({ verdict, owner, dueOn }: Pick<Decision, "verdict" | "owner" | "dueOn">): string {
  const due = dueOn === null ? null : formatDayShort(dueOn);
  return [DECISIONS[verdict].word, owner, due].filter((part) => part !== null && part !== "").join(", ");
}
