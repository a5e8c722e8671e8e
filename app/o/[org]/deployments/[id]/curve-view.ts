import { addMonths, daysInMonth, monthOf, type Day, type Month } from "@/server/kernel/day";
import { formatDay, formatDayShort, formatNumber, monthName } from "@/server/kernel/format";
import { dayAfterMonths } from "@/server/review/wording";
import type { TenantAnswers } from "../../../../_api/answers";
import type { LedgerCurveProps, LedgerPoint } from "../../../../_charts/ledger-curve";

type Deployment = TenantAnswers["deployments"]["read"];
type Ledger = NonNullable<Deployment["ledger"]>;

/** How far the drawing goes on beyond the last month, for what is still to come. */
const MOST_MONTHS_TO_PAYBACK = 12;
const MOST_MONTHS_TO_RETIREMENT = 6;

/**
 * The curve: the start with the investment, then the end of every month, against dated and frozen baseline, and planned; onward to the
 * projected payback and the day the base is switched off where they are near.
 */
export function curveView(
  one: Deployment,
  today: Day,
): Pick<LedgerCurveProps, "points" | "payback" | "planPayback" | "retirement"> {
  const { ledger, startedOn } = one;
  if (!ledger || !startedOn) return { points: [] };
  const count = ledger.rows.length;
  const projected = ledger.projectedPaybackMonths === null ? null : positionOf(ledger, ledger.projectedPaybackMonths);
  const retires = one.retiresOn === null ? null : calendarPosition(startedOn, one.retiresOn);
  const near = (position: number | null, months: number): number =>
    position !== null && position <= count + months ? Math.ceil(position) : 0;
  const end = Math.max(count, near(projected, MOST_MONTHS_TO_PAYBACK), near(retires, MOST_MONTHS_TO_RETIREMENT));
  const planned = ledger.planPaybackMonths === null ? null : positionOf(ledger, ledger.planPaybackMonths);
  const paid = ledger.paybackMonths === null ? projected : positionOf(ledger, ledger.paybackMonths);
  const isVisible = (position: number | null): position is number =>
    position !== null && position > 0 && position <= end;
  return {
    points: [...pastPoints(one, ledger, startedOn), ...futurePoints(one, ledger, end, projected)],
    planPayback: isVisible(planned)
      ? { month: planned, lines: plannedLines(startedOn, ledger.planPaybackMonths ?? 0, today) }
      : null,
    payback: isVisible(paid) ? { month: paid, lines: paybackLines(ledger, startedOn, today) } : null,
    retirement:
      one.retiresOn !== null && isVisible(retires)
        ? { month: retires, lines: ["base switched off", formatDay(one.retiresOn)] }
        : null,
  };
}

const dayWords = (day: Day, today: Day): string =>
  day.slice(0, 4) === today.slice(0, 4) ? formatDayShort(day) : formatDay(day);

const plannedLines = (startedOn: Day, months: number, today: Day): string[] => [
  `planned ${dayWords(dayAfterMonths(startedOn, months), today)}`,
  `month ${formatNumber(months, { digits: 1 })}`,
];

function paybackLines({ paybackMonths, projectedPaybackMonths }: Ledger, startedOn: Day, today: Day): string[] {
  const months = paybackMonths ?? projectedPaybackMonths ?? 0;
  const day = dayWords(dayAfterMonths(startedOn, months), today);
  return [
    paybackMonths === null ? `at this rate ${day},` : `paid back ${day},`,
    `month ${formatNumber(months, { digits: 1 })}`,
  ];
}

/** Where elapsed lengths lie among the points, which are ends of months: the first and the last may be shorter than 1. */
function positionOf({ rows }: Ledger, elapsed: number): number {
  let before = 0;
  for (const [at, { length }] of rows.entries()) {
    if (elapsed <= before + length) return at + (elapsed - before) / length;
    before += length;
  }
  return rows.length + (elapsed - before);
}

function calendarPosition(startedOn: Day, day: Day): number {
  const months = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return months(monthOf(day)) - months(monthOf(startedOn)) + (Number(day.slice(8)) - 1) / daysInMonth(monthOf(day));
}

const labelOf = (month: Month): string => monthName(month).slice(0, 3);

function pastPoints({ plan }: Deployment, ledger: Ledger, startedOn: Day): LedgerPoint[] {
  let frozen = -ledger.investment;
  const last = ledger.rows.length;
  const months = ledger.rows.map((row, at): LedgerPoint => {
    frozen += row.frozenBaselineCost - row.actualCost;
    return {
      ...{ label: labelOf(row.month), actual: row.cumulative, frozen, plan: row.planCumulative },
      projected: at === last - 1 ? row.cumulative : null,
    };
  });
  const actual = -ledger.investment;
  return [
    { label: formatDay(startedOn), actual, frozen: actual, plan: plan ? -Number(plan.upfront) : null },
    ...months,
  ];
}

function futurePoints({ plan }: Deployment, ledger: Ledger, end: number, projected: number | null): LedgerPoint[] {
  const last = ledger.rows.at(-1);
  if (!last) return [];
  const count = ledger.rows.length;
  const slope = projected === null ? null : -ledger.cumulative / (projected - count);
  return Array.from({ length: end - count }, (_, at): LedgerPoint => {
    const ahead = at + 1;
    const isBefore = projected !== null && count + ahead <= Math.ceil(projected);
    return {
      ...{ label: labelOf(addMonths(last.month, ahead)), actual: null, frozen: null },
      plan: plan && last.planCumulative !== null ? last.planCumulative + ahead * Number(plan.monthlySaving) : null,
      projected: slope !== null && isBefore ? ledger.cumulative + slope * ahead : null,
    };
  });
}
