import type { Recommendation } from "@/server/engine";
import { formatMoney, formatMoneyRange, formatNumber } from "@/server/kernel/format";
import { actionWords, CONFIDENCES, labelOf, LEVEL_NAMES } from "@/server/review/wording";

/** A line of the answer; absent is an en dash. */
export interface AnswerRow {
  readonly key: string;
  readonly name: string;
  readonly shown: string;
  readonly isNumeric: boolean;
}

const NONE = "–";
const months = (value: number | null): string =>
  value === null ? "never" : formatNumber(value, { digits: Number.isInteger(value) ? 0 : 1 });

/** An answer in nine lines, the same for every case, so that cases can stand side by side. Money in the currency asked in. */
export function answerRows(
  answer: Recommendation,
  named: (option: string) => string = (id) => labelOf(answer, id),
): AnswerRow[] {
  const { input, economics, current, option, level, action, confidence } = answer;
  const currency = input.currency ?? "USD";
  const money = (amount: number) => formatMoney(amount, currency, { style: "whole" });
  const own = economics.find((one) => one.option === option);
  const present = input.options.find(({ id }) => id === input.current);
  const monthly = own?.monthlyCost ?? (current?.option === option ? current?.monthlyCost : undefined);
  const saving = own?.yearlySaving ?? null;
  const isCompared = own !== undefined && own.horizonSaving !== null;
  const text = (key: string, name: string, shown: string): AnswerRow => ({ key, name, shown, isNumeric: false });
  const figure = (key: string, name: string, shown: string): AnswerRow => ({ key, name, shown, isNumeric: true });
  return [
    text("advice", "Advised", adviceWords(answer, named, present?.level ?? null)),
    text("level", "Level", level === null ? NONE : `${level}, ${LEVEL_NAMES[level]}`),
    text("confidence", "Confidence", action === "unmet" ? NONE : CONFIDENCES[confidence].word),
    figure("current", `In use, ${currency} a month`, current ? money(current.monthlyCost) : NONE),
    figure("monthly", `Advised, ${currency} a month`, monthly === undefined ? NONE : money(monthly)),
    figure("upfront", `Up-front, ${currency}`, own ? money(own.upfront) : NONE),
    figure(
      "yearly",
      `Saving a year, ${currency}, adverse to expected`,
      saving ? formatMoneyRange(saving.adverse, saving.expected, currency) : NONE,
    ),
    figure(
      "breakEven",
      "Break-even, months, expected to adverse",
      isCompared ? rangeOf(own.breakEvenMonths, own.adverseBreakEvenMonths) : NONE,
    ),
    figure("horizon", `Saving over the horizon, ${currency}`, isCompared ? money(own.horizonSaving ?? 0) : NONE),
    text("robust", "Robust", answer.robust === null ? NONE : answer.robust ? "yes" : "no"),
  ];
}

function rangeOf(expected: number | null, adverse: number | null): string {
  const [from, to] = [months(expected), months(adverse)];
  return from === to ? from : `${from} – ${to}`;
}

/** `Step down to GPT-4.1 nano, level 3 → 1` */
export function adviceWords(
  { action, level, option, input }: Pick<Recommendation, "action" | "level" | "option" | "input">,
  named: (option: string) => string,
  presentLevel: Recommendation["level"],
): string {
  const current = input.current ?? null;
  return (
    actionWords({
      ...{ action, level: presentLevel, option: current, optionLabel: current === null ? null : named(current) },
      ...{
        recommendedLevel: level,
        recommendedOption: option,
        recommendedLabel: option === null ? null : named(option),
      },
    }) ?? ""
  );
}
