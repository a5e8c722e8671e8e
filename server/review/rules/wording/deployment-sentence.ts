import { addMonths, addDays, daysInMonth, firstDayOf, monthOf, type Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import {
  formatDay,
  formatMoney,
  formatMonth,
  formatNumber,
  monthName,
  numberWord,
  numberWordFirst,
} from "@/server/kernel/format";
import type { DeploymentLine } from "../../schema";
import { clausesOf, plural, type Clauses } from "./clauses";

const DAYS_PER_MONTH = 30.4375;
/** The ledger looks no further for a payback. */
const LIMIT_MONTHS = 60;

/** The day on which so many month lengths, counted as the ledger counts them, have gone by since a start. */
export function dayAfterMonths(startedOn: Day, months: number): Day {
  const first = monthOf(startedOn);
  const position = (Number(startedOn.slice(8)) - 1) / daysInMonth(first) + months;
  // Lengths are sums of fractions: what is a day but for the last digit is that day.
  const whole = Math.floor(position + 1e-9);
  const month = addMonths(first, whole);
  const days = Math.floor((position - whole) * daysInMonth(month) + 1e-6);
  return addDays(firstDayOf(month), Math.max(0, days));
}

/** `July`, with the year where it is not that of `asOf`. */
function monthWords(day: Day, asOf: Day): string {
  return day.slice(0, 4) === asOf.slice(0, 4) ? monthName(day) : formatMonth(day);
}

function lateWords(paid: number, planned: number | null): string | null {
  if (planned === null) return null;
  const weeks = Math.round(((paid - planned) * DAYS_PER_MONTH) / 7);
  if (weeks === 0) return "as planned";
  return `${numberWord(Math.abs(weeks))} ${plural(Math.abs(weeks), "week")} ${weeks > 0 ? "late" : "early"}`;
}

export type DeploymentFigures = Pick<
  DeploymentLine,
  | "startedOn"
  | "retiresOn"
  | "investment"
  | "cumulative"
  | "paybackMonths"
  | "planPaybackMonths"
  | "projectedPaybackMonths"
  | "belowAgain"
  | "status"
  | "marketTookBack"
>;

function standing(line: DeploymentFigures, asOf: Day, currency: string): string {
  if (line.paybackMonths !== null) {
    if (new Decimal(line.investment).lte(0)) {
      const saved = new Decimal(line.cumulative);
      return `Nothing was invested, ${formatMoney(saved.abs(), currency)} ${saved.lt(0) ? "lost" : "saved"} since ${monthWords(line.startedOn, asOf)}`;
    }
    const paid = `Paid back in ${monthWords(dayAfterMonths(line.startedOn, line.paybackMonths), asOf)}`;
    const late = lateWords(line.paybackMonths, line.planPaybackMonths);
    return late === null ? paid : `${paid}, ${late}`;
  }
  if (line.status === "too-early") return "Not paid back";
  if (line.projectedPaybackMonths !== null) return "Not paid back";
  return line.retiresOn === null
    ? `Will not pay back before ${formatMonth(dayAfterMonths(line.startedOn, LIMIT_MONTHS))}`
    : `Will not pay back before ${formatDay(line.retiresOn)}`;
}

function outlook(line: DeploymentFigures, asOf: Day): string | null {
  if (line.paybackMonths !== null) return line.belowAgain ? "it is below its cost again" : null;
  if (line.status === "too-early") return "three whole months are needed to say when";
  if (line.projectedPaybackMonths === null) return null;
  return `at this rate in ${monthWords(dayAfterMonths(line.startedOn, line.projectedPaybackMonths), asOf)}`;
}

function market({ marketTookBack }: DeploymentFigures, currency: string): string | null {
  const taken = new Decimal(marketTookBack);
  return taken.lt(1) ? null : `the market has taken back ${formatMoney(taken, currency)}`;
}

/** "Paid back in July, eight weeks late; the market has taken back $8,466." `asOf` is the last day that counts. */
export const deploymentSentence = (line: DeploymentFigures, asOf: Day, currency: string): Clauses =>
  clausesOf(standing(line, asOf, currency), outlook(line, asOf) ?? market(line, currency));

/** `paid back in month 6.7, planned 4.9`: the second line of a table's row. */
export function paybackWords({ paybackMonths, planPaybackMonths, projectedPaybackMonths }: DeploymentFigures): string {
  const months = (value: number) => formatNumber(value, { digits: 1 });
  const planned = planPaybackMonths === null ? "" : `, planned ${months(planPaybackMonths)}`;
  if (paybackMonths !== null) return `paid back in month ${months(paybackMonths)}${planned}`;
  return projectedPaybackMonths === null
    ? `no payback in sight${planned}`
    : `pays back in month ${months(projectedPaybackMonths)} at this rate${planned}`;
}

/** "One of four customizations has paid back; three should go", a title. */
export function deploymentsHeadline(lines: readonly Pick<DeploymentLine, "paybackMonths" | "verdict">[]): string {
  if (lines.length === 0) return "No customization is in production";
  const paid = lines.filter(({ paybackMonths }) => paybackMonths !== null).length;
  const going = lines.filter(({ verdict }) => verdict === "retire").length;
  const nobody = paid === 0 ? "None" : numberWordFirst(paid);
  const of = lines.length === 1 ? "The one customization" : `${nobody} of ${numberWord(lines.length)} customizations`;
  const has = lines.length === 1 && paid === 0 ? "has not paid back" : paid > 1 ? "have paid back" : "has paid back";
  const should = lines.length === 1 ? "it should go" : `${numberWord(going)} should go`;
  return `${of} ${has}${going === 0 ? "" : `; ${should}`}`;
}
