import { daysBetween, addMonths, firstDayOf, monthsOf, type Day } from "@/server/kernel/day";
import { formatDay, formatDayShort, monthName } from "@/server/kernel/format";
import { circle, line, text, type Drawing, type Level, type Mark, type Shape } from "./shape";
import { fitText, textWidth } from "./text-width";

/** A model that will be switched off under a workload. */
export interface Retirement {
  readonly id: string;
  /** The workload. */
  readonly name: string;
  readonly day: Day;
  readonly level: Level;
  /** Spend of the period that discs on the ladder stand for. */
  readonly spend: number;
  /** `$58.8k a year`. */
  readonly moneyLabel: string;
  readonly href?: string | undefined;
}

export interface TimelineOptions {
  readonly width: number;
  /** First day shown and the first one no longer shown. */
  readonly from: Day;
  readonly to: Day;
  /** Spend of the largest disc of the ladder: the same money is the same disc on both. */
  readonly largestSpend: number;
  /** Today, for "in 23 days". */
  readonly today: Day;
}

const EDGE = 8;
const LARGEST = 30;
const LABEL = 36;
/** Between a line and its label. */
const BESIDE = 8;
const BELOW_AXIS = 40;

interface Placed {
  readonly retirement: Retirement;
  readonly x: number;
  readonly radius: number;
  readonly row: number;
  /** Labels stand right of their line, or left of it where the drawing ends. */
  readonly isLeft: boolean;
  readonly lines: readonly [deadline: string, note: string];
}

function linesOf(retirement: Retirement, { width, today }: TimelineOptions): readonly [string, string] {
  if (width < 480) return [formatDayShort(retirement.day), retirement.name];
  const days = daysBetween(today, retirement.day);
  const distance = days > 0 ? `in ${days} ${days === 1 ? "day" : "days"}` : days === 0 ? "today" : "past";
  return [`${formatDay(retirement.day)} · ${distance}`, `${retirement.name}, ${retirement.moneyLabel}`];
}

interface Span {
  readonly left: number;
  readonly right: number;
  readonly row: number;
}

/** Above every label it would meet: so an earlier day stands higher, and no line passes through its label. */
const rowOver = (taken: readonly Span[], left: number, right: number): number =>
  Math.max(-1, ...taken.filter((other) => other.left < right && left < other.right).map(({ row }) => row)) + 1;

const latestFirst = (one: Retirement, other: Retirement): number =>
  one.day === other.day ? (one.id < other.id ? -1 : 1) : one.day < other.day ? 1 : -1;

function placed(retirements: readonly Retirement[], options: TimelineOptions, xOf: (day: Day) => number): Placed[] {
  const taken: Span[] = [];
  return [...retirements].sort(latestFirst).map((retirement) => {
    const x = xOf(retirement.day);
    const radius = Math.max(3, LARGEST * Math.sqrt(Math.min(1, retirement.spend / Math.max(1, options.largestSpend))));
    const [deadline, note] = linesOf(retirement, options);
    const natural = Math.max(textWidth(deadline, 12, true), textWidth(note));
    const isLeft = x + BESIDE + natural > options.width && x > options.width / 2;
    const room = isLeft ? x - BESIDE : options.width - x - BESIDE;
    const span = Math.min(natural, room) + 2 * BESIDE;
    const [left, right] = isLeft ? [x - span, x + 1] : [x - 1, x + span];
    const row = rowOver(taken, left, right);
    taken.push({ left, right, row });
    return { retirement, x, radius, row, isLeft, lines: [fitText(deadline, room, 12, true), fitText(note, room)] };
  });
}

function axisOf(options: TimelineOptions, xOf: (day: Day) => number, y: number): Shape[] {
  const { width, from, to } = options;
  const shapes: Shape[] = [line("axis", [EDGE, y], [width - EDGE, y])];
  let year = "";
  for (const month of monthsOf({ from, to })) {
    const [start, end] = [
      Math.max(EDGE, xOf(firstDayOf(month))),
      Math.min(width - EDGE, xOf(firstDayOf(addMonths(month, 1)))),
    ];
    const name = monthName(month).slice(0, 3);
    shapes.push(line("axis", [start, y], [start, y + 5]));
    if (end - start >= textWidth(name) + 4) shapes.push(text("axis-label", (start + end) / 2, y + 18, name, "middle"));
    if (month.slice(0, 4) !== year && start + textWidth("2026") <= width) {
      year = month.slice(0, 4);
      shapes.push(text("axis-period", start, y + 34, year));
    }
  }
  return shapes;
}

function markOf({ retirement, x, radius, isLeft, lines: [deadline, note] }: Placed, top: number, axisY: number): Mark {
  const [labelX, anchor] = isLeft ? ([x - BESIDE, "end"] as const) : ([x + BESIDE, "start"] as const);
  return {
    id: retirement.id,
    title: `${formatDay(retirement.day)}: ${retirement.name}, ${retirement.moneyLabel}, level ${retirement.level}`,
    href: retirement.href ?? null,
    shapes: [
      circle("disc", x, axisY - radius - 0.5, radius, { level: retirement.level }),
      text("deadline", labelX, top + 12, deadline, anchor),
      text("deadline-note", labelX, top + 28, note, anchor),
    ],
  };
}

/** Which models go, and when: a time axis with a disc per workload, as large as on the ladder. */
export function layoutTimeline(retirements: readonly Retirement[], options: TimelineOptions): Drawing {
  const { width, from, to } = options;
  const span = Math.max(1, daysBetween(from, to));
  const xOf = (day: Day): number =>
    EDGE + ((width - 2 * EDGE) * Math.min(span, Math.max(0, daysBetween(from, day)))) / span;
  const all = placed(retirements, options, xOf);
  const rows = Math.max(0, ...all.map(({ row }) => row)) + 1;
  const tallest = Math.max(0, ...all.map(({ radius }) => 2 * radius));
  const axisY = rows * LABEL + 8 + Math.max(16, tallest);
  const topOf = (row: number): number => (rows - 1 - row) * LABEL;
  const marks = all.map((one) => markOf(one, topOf(one.row), axisY)).reverse();
  const lines = all.map(({ x, row }) => line("hairline", [x, topOf(row) + 2], [x, axisY]));
  const said = [...all].reverse().map(({ retirement }) => `${formatDay(retirement.day)} ${retirement.name}`);
  const label = `Retirements: ${said.join("; ") || "none"}`;
  return { width, height: axisY + BELOW_AXIS, label, shapes: [...lines, ...axisOf(options, xOf, axisY)], marks };
}
