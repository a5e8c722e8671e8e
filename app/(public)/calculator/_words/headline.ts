import type { Answer } from "@/server/calculator";
import { formatCount, formatMoney, formatNumber } from "@/server/kernel/format";
import { nameOf, nounOf } from "./option-words";

/** `An $80,000 fine-tune`, `A $5,000 fine-tune`, `An $11,000 router`. */
export function withArticle(money: string, noun: string): string {
  const [first = ""] = money.replace(/^[^\d]+/, "").split(/[,.]/);
  return `${first.startsWith("8") || first === "11" || first === "18" ? "An" : "A"} ${money} ${noun}`;
}

export const monthsRead = (months: number): string => {
  const text = formatNumber(months, { digits: 1 });
  return `${text} ${text === "1.0" ? "month" : "months"}`;
};

/** The finding of the page, in clauses: what the compared option comes to against what is in use. */
export function calculatorHeadline({ economics, option, stay, currency, recommendation }: Answer): readonly string[] {
  if (!stay || !recommendation.current) return ["Nothing is in use yet;", "say what is, to compare what it costs."];
  if (!option || !economics || economics.horizonSaving === null)
    return ["There is one option;", "add another to compare it with."];
  const { upfront, breakEvenMonths, adverseBreakEvenMonths: late } = economics;
  if (breakEvenMonths === null)
    return upfront > 0
      ? [`${withArticle(formatMoney(upfront, currency), nounOf(option))} does not pay back.`]
      : [`${nameOf(option)} costs more than ${nameOf(stay)}.`];
  const adverse =
    late === null
      ? "and never in the adverse case."
      : late === 0
        ? ""
        : `and in ${monthsRead(late)} in the adverse case.`;
  if (upfront <= 0 || breakEvenMonths === 0)
    return late === 0
      ? [`${nameOf(option)} costs less from the first month,`, "in the adverse case too."]
      : [`${nameOf(option)} costs less at once,`, adverse];
  return [
    `${withArticle(formatMoney(upfront, currency), nounOf(option))} pays back in ${monthsRead(breakEvenMonths)},`,
    adverse,
  ];
}

export interface Lede {
  readonly fact: string;
  /** What the adverse case makes of it. */
  readonly doubt: string | null;
  /** What to do about that; bold. */
  readonly advice: string | null;
  readonly more: string | null;
}

/** What a month looks like, and what stands against it. */
export function calculatorLede({ economics, recommendation, option, question, currency }: Answer): Lede {
  const requests = formatCount(question.input.usage.requestsPerMonth);
  const { current } = recommendation;
  if (!current) return { fact: `At ${requests} requests a month.`, doubt: null, advice: null, more: null };
  const bill = formatMoney(current.monthlyCost, currency);
  if (!option || !economics || economics.horizonSaving === null)
    return { fact: `At ${requests} requests a month the bill is ${bill}.`, doubt: null, advice: null, more: null };
  const saved = current.monthlyCost - economics.monthlyCost;
  const fact =
    saved > 0
      ? `At ${requests} requests a month it saves ${formatMoney(saved, currency)} a month on a bill of ${bill}.`
      : `At ${requests} requests a month it costs ${formatMoney(economics.monthlyCost, currency)} a month, and ${nameOfStay(question)} ${bill}.`;
  if (recommendation.excluded[option.id])
    return { fact, doubt: "It may not be used as things stand.", advice: null, more: null };
  if (economics.breakEvenMonths === null) return { fact, doubt: null, advice: null, more: null };
  if (economics.robust) return { fact, doubt: "The gain holds in the adverse case too.", advice: null, more: null };
  const waits = recommendation.wait.advised && recommendation.option === option.id;
  return {
    fact,
    doubt: "The gain is real and not robust",
    advice: waits ? "wait for next quarter’s models" : null,
    more: null,
  };
}

const nameOfStay = ({ input }: Answer["question"]): string => {
  const stay = input.options.find(({ id }) => id === input.current);
  return stay ? nameOf(stay) : "what is in use";
};

/** The answer in one line that stays in sight while a field far below it is changed. */
export function standingLine({ economics, recommendation }: Answer): string {
  const read = (months: number | null) => (months === null ? "never" : `${formatNumber(months, { digits: 1 })} months`);
  const level = recommendation.level === null ? "No level is enough" : `Level ${recommendation.level}`;
  if (!economics || economics.horizonSaving === null) return level;
  const { breakEvenMonths: expected, adverseBreakEvenMonths: adverse } = economics;
  return `${level} · paid back ${expected === null ? "never" : `in ${read(expected)}`} · adverse: ${read(adverse)}`;
}
