import { formatNumber } from "@/server/kernel/format";
import { monthsWords } from "./recommendation-facts";

const WEEKS_A_YEAR = 52;
const MONTHS_A_YEAR = 12;
/** Longer than this is said in months. */
const MOST_WEEKS = 8;

/** `2 weeks`, `3 months`: how long a change takes from the decision to production. */
export function leadWords(weeks: number): string {
  if (weeks > MOST_WEEKS) return monthsWords(Math.round((weeks * MONTHS_A_YEAR) / WEEKS_A_YEAR));
  return `${formatNumber(weeks, { digits: Number.isInteger(weeks) ? 0 : 1 })} ${weeks === 1 ? "week" : "weeks"}`;
}

interface Economics {
  readonly upfront: number;
  readonly breakEvenMonths: number | null;
}

/** "Live in 3 months, paid back 6 months after that." `null`: nothing is in use to compare it with. */
export function liveSentence(weeks: number, economics: Economics | null): string {
  const live = `Live in ${leadWords(weeks)}`;
  if (economics === null) return `${live}.`;
  const { upfront, breakEvenMonths } = economics;
  if (breakEvenMonths === null) return `${live}; it never pays back.`;
  if (upfront <= 0 && breakEvenMonths === 0) return `${live}, with nothing to pay back.`;
  return `${live}, paid back ${monthsWords(breakEvenMonths)} after that.`;
}
