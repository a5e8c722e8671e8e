import { Decimal, sumOf } from "@/server/kernel/decimal";
import { addQuarters, parseQuarter, type FiscalYearStart } from "@/server/kernel/quarter";
import { addDays, type Day } from "@/server/kernel/day";
import { formatDay, formatDayOfYear, formatMoney, numberWord } from "@/server/kernel/format";
import type { Amount, RetirementLine, ReviewQuarter } from "../../schema";
import { plural } from "./clauses";

/** The last day of the second quarter after this one: how far retirement exposure looks. */
export function exposureEnd(quarter: Pick<ReviewQuarter, "key" | "to">, start: FiscalYearStart = 1): Day {
  const parsed = parseQuarter(quarter.key, start);
  return addDays(parsed === null ? addDays(quarter.to, 183) : addQuarters(parsed, 2, start).to, -1);
}

export const exposureOf = (lines: readonly Pick<RetirementLine, "runRate">[]): Amount =>
  sumOf(lines.map(({ runRate }) => new Decimal(runRate))).toFixed();

/** "$76,200 a year runs on two models that will be switched off", a title. */
export function retirementHeadline(lines: readonly RetirementLine[], currency: string): string {
  const models = new Set(lines.map(({ model }) => model)).size;
  if (models === 0) return "Nothing in use will be switched off in the next two quarters";
  const amount = formatMoney(exposureOf(lines), currency);
  return `${amount} a year runs on ${numberWord(models)} ${plural(models, "model")} that will be switched off`;
}

/** "14 January: gpt-4o-2024-05-13, sales e-mails, $58,800 a year." The year stands where it is not that of `asOf`. */
export function retirementLine(line: RetirementLine, asOf: Day, currency: string): string {
  const isSameYear = line.retiresOn.slice(0, 4) === asOf.slice(0, 4);
  const day = isSameYear ? formatDayOfYear(line.retiresOn) : formatDay(line.retiresOn);
  return `${day}: ${line.model}, ${line.workloadName}, ${formatMoney(line.runRate, currency)} a year.`;
}
