import type { Level, OptionEconomics, Policy } from "@/server/engine";
import { daysBetween } from "@/server/kernel/day";
import { formatDay, formatMoney, formatNumber, formatShare } from "@/server/kernel/format";
import type { BreakEvenPath, NamedMonth } from "../../../../../_charts/break-even-shape";

interface Curve {
  readonly points: readonly { readonly month: number; readonly baseline: number | null; readonly option: number }[];
  readonly retiresOn: string | null;
}

/** What a break-even chart is made from: the engine's curves of one option against the one in use. */
export interface BreakEvenFacts {
  readonly curves: { readonly expected: Curve; readonly adverse: readonly Curve[] };
  readonly economics: OptionEconomics;
  readonly option: { readonly label: string; readonly level: Level };
  readonly stay: { readonly label: string; readonly level: Level; readonly retiresOn: string | null };
  readonly stayMonthly: number;
  readonly asOf: string;
  readonly currency: string;
  readonly policy: Pick<Policy, "horizonMonths" | "daysPerMonth">;
}

export interface BreakEvenView {
  readonly title: string;
  readonly stay: BreakEvenPath;
  readonly option: BreakEvenPath;
  readonly breakEven: NamedMonth | null;
  readonly adverseBreakEven: NamedMonth | null;
  readonly retirement: NamedMonth | null;
}

/** From which month on an option has cost less, whole months; `null`: it never has. */
const crossingOf = ({ points }: Curve): number | null =>
  points.find(({ month, baseline, option }) => month > 0 && baseline !== null && option <= baseline)?.month ?? null;

/** The adverse curve that crosses last: what the range of the break-even ends with. */
export function slowestCurve(curves: readonly Curve[]): Curve | undefined {
  return [...curves].sort((one, other) => (crossingOf(other) ?? Infinity) - (crossingOf(one) ?? Infinity))[0];
}

const monthOf = (months: number): string => formatNumber(months, { digits: Number.isInteger(months) ? 0 : 1 });

/** "The paths cross in month 2.4, in the adverse case in month 6.4", a title. */
export function breakEvenTitle(economics: OptionEconomics, label: string): string {
  const { breakEvenMonths, adverseBreakEvenMonths, upfront } = economics;
  if (breakEvenMonths === null) return "The paths do not cross";
  if (upfront <= 0 || breakEvenMonths === 0)
    return adverseBreakEvenMonths === 0 ? `${label} costs less from the first month` : `${label} costs less at once`;
  const adverse =
    adverseBreakEvenMonths === null ? "never" : `in month ${monthOf(Number(adverseBreakEvenMonths.toFixed(1)))}`;
  return `The paths cross in month ${monthOf(Number(breakEvenMonths.toFixed(1)))}, in the adverse case ${adverse}`;
}

/** As many months as the crossings and the end of the option need, at least a year, at most the horizon. */
function shownMonths({ economics, policy }: BreakEvenFacts, retiresIn: number | null): number {
  const { breakEvenMonths, adverseBreakEvenMonths } = economics;
  if (breakEvenMonths === null || adverseBreakEvenMonths === null) return policy.horizonMonths;
  const needed = Math.max(12, 1.6 * adverseBreakEvenMonths, retiresIn === null ? 0 : retiresIn + 2);
  return Math.min(policy.horizonMonths, Math.ceil(needed / 3) * 3);
}

function retirementOf({ curves, stay, option, asOf, policy }: BreakEvenFacts): NamedMonth | null {
  const ends = [
    { day: curves.expected.retiresOn, label: option.label },
    { day: stay.retiresOn, label: stay.label },
  ];
  const end = ends.find(({ day }) => day !== null && day > asOf);
  if (!end || end.day === null) return null;
  return {
    month: daysBetween(asOf, end.day) / policy.daysPerMonth,
    lines: [formatDay(end.day), `${end.label} is switched off`],
  };
}

const cut = (points: readonly number[], months: number): readonly number[] => points.slice(0, months + 1);

/** Both lines with their adverse cases, the crossings and the end, ready to be drawn. */
export function breakEvenView(facts: BreakEvenFacts): BreakEvenView {
  const { curves, economics, option, stay, stayMonthly, currency } = facts;
  const retirement = retirementOf(facts);
  const months = shownMonths(facts, retirement?.month ?? null);
  const adverse = slowestCurve(curves.adverse);
  const money = (amount: number) => formatMoney(amount, currency);
  const monthly = `${money(economics.monthlyCost)} a month`;
  const { breakEvenMonths: crossing, adverseBreakEvenMonths: late } = economics;
  const crosses = crossing !== null && crossing > 0;
  return {
    title: breakEvenTitle(economics, option.label),
    stay: {
      name: `Stay on ${stay.label}`,
      detail: `${money(stayMonthly)} a month`,
      level: stay.level,
      expected: cut(
        curves.expected.points.map(({ baseline }) => baseline ?? 0),
        months,
      ),
      adverse:
        adverse &&
        cut(
          adverse.points.map(({ baseline }) => baseline ?? 0),
          months,
        ),
    },
    option: {
      name: option.label,
      detail: economics.upfront > 0 ? `${money(economics.upfront)} + ${monthly}` : monthly,
      level: option.level,
      expected: cut(
        curves.expected.points.map((point) => point.option),
        months,
      ),
      adverse:
        adverse &&
        cut(
          adverse.points.map((point) => point.option),
          months,
        ),
    },
    breakEven: crosses
      ? { month: crossing, lines: [`Month ${monthOf(Number(crossing.toFixed(1)))}`, "expected"] }
      : null,
    // A crossing that never comes in the adverse case leaves the band open to the right.
    adverseBreakEven: !crosses
      ? null
      : late === null
        ? { month: months + 1, lines: [] }
        : { month: late, lines: [`Month ${monthOf(Number(late.toFixed(1)))}`, "in the adverse case"] },
    retirement,
  };
}

/** What the dashed lines assume: `prices fall by 50 % a year, volume −25 % or +25 %, own costs +25 %`. */
export function adverseWords({ adverse }: Pick<Policy, "adverse">): string {
  const change = (factor: number) => formatShare(factor - 1, 0, { signed: true });
  const volumes = adverse.volumeFactors.map(change).join(" or ");
  return `prices fall by ${formatShare(adverse.apiPriceDeclinePerYear)} a year, volume ${volumes}, own costs ${change(adverse.costFactor)}`;
}

/** `2.4 – 6.4`, `5.4 – never`, `0`; a dash where there is nothing to compare with. */
export function breakEvenRange({
  breakEvenMonths: expected,
  adverseBreakEvenMonths: adverse,
  horizonSaving,
}: Pick<OptionEconomics, "breakEvenMonths" | "adverseBreakEvenMonths" | "horizonSaving">): string {
  const read = (months: number | null) => (months === null ? "never" : monthOf(Number(months.toFixed(1))));
  if (expected === null) return horizonSaving === null ? "–" : "never";
  return expected === adverse ? read(expected) : `${read(expected)} – ${read(adverse)}`;
}
