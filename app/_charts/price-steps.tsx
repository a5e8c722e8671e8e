"use client";

import { formatDay } from "@/server/kernel/format";
import { Figure } from "./figure";
import type { FigureTable } from "./figure-table";
import { useMeasure } from "./use-measure";

/** One dated price, per million tokens; `null` is open, or not known. */
export interface PriceStep {
  readonly from: string | null;
  readonly to: string | null;
  readonly currency: string;
  readonly input: string | null;
  readonly output: string | null;
}

export interface PriceStepsProps {
  readonly model: string;
  readonly today: string;
  readonly steps: readonly PriceStep[];
}

/** Before the place is measured it is drawn for the narrowest page; it is never scaled, so that labels stay readable. */
const [WIDEST, NARROWEST, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [640, 328, 180, 0, 96, 16, 24];
const DAY = 86_400_000;
const LINES = [
  ["output", "Output", "var(--ink)"],
  ["input", "Input", "var(--r2)"],
] as const;

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

const tableOf = (steps: readonly PriceStep[]): FigureTable => ({
  columns: [
    { label: "From" },
    { label: "Until" },
    { label: "Input", isNumeric: true },
    { label: "Output", isNumeric: true },
  ],
  rows: steps.map(({ from, to, input, output }) => [
    from === null ? "as far as known" : { show: formatDay(from), value: from },
    to === null ? "now" : { show: formatDay(to), value: to },
    input === null ? null : { show: input, value: Number(input) },
    output === null ? null : { show: output, value: Number(output) },
  ]),
});

/** What a million tokens of one model have cost, as steps from zero: a list price is flat until the day it changes. */
export function PriceSteps({ model, today, steps }: PriceStepsProps) {
  const [element, measure] = useMeasure<HTMLDivElement>();
  const width = Math.min(measure?.width ?? NARROWEST, WIDEST);
  const ordered = [...steps].sort((left, right) => ((left.from ?? "") < (right.from ?? "") ? -1 : 1));
  const begins = ordered.flatMap(({ from, to }) => [from, to].filter((day) => day !== null));
  const last = dayNumber(today);
  const first = Math.min(last - 90, ...begins.map(dayNumber)) - (ordered[0]?.from === null ? 60 : 0);
  const highest = Math.max(
    ...ordered.flatMap(({ input, output }) => [Number(input ?? 0), Number(output ?? 0)]),
    0.000001,
  );
  const x = (day: number): number => LEFT + ((Math.min(day, last) - first) / (last - first)) * (width - LEFT - RIGHT);
  const y = (price: number): number => HEIGHT - BOTTOM - (price / highest) * (HEIGHT - TOP - BOTTOM);
  const currency = ordered[0]?.currency ?? "USD";
  const shown = LINES.flatMap(([key, word, colour]) => {
    const value = ordered.findLast((step) => step[key] !== null)?.[key] ?? null;
    return value === null ? [] : [{ key, word, colour, value }];
  });
  const ends = placed(shown.map(({ value }) => y(Number(value))));
  return (
    <Figure
      caption={`${currency} per million tokens of ${model}, from ${formatDay(toDay(first))} to ${formatDay(today)}; the price list, contracts apart.`}
      table={tableOf(ordered)}
      fileName={`prices-${model.replaceAll(/[^\w.-]+/g, "-")}.csv`}
    >
      <div ref={element}>
        <svg width={width} height={HEIGHT} role="img" aria-label={`Prices of ${model} over time`}>
          <line className="ax" x1={LEFT} x2={width - RIGHT} y1={y(0)} y2={y(0)} />
          {shown.map(({ key, word, colour, value }, at) => (
            <g key={key}>
              <path d={pathOf(ordered, key, first, last, x, y)} fill="none" stroke={colour} strokeWidth={2} />
              <text x={width - RIGHT + 8} y={(ends[at] ?? 0) + 4} className={at === 0 ? "g-ink g-b" : undefined}>
                {word} {value}
              </text>
            </g>
          ))}
          {dayLabels(begins, first, last, x).map(({ day, at }) => (
            <text key={day} x={at} y={HEIGHT - 6} textAnchor="middle" className="g-3">
              {formatDay(day)}
            </text>
          ))}
        </svg>
      </div>
    </Figure>
  );
}

/** Horizontal where a price holds, vertical where one follows another without a gap. */
function pathOf(
  steps: readonly PriceStep[],
  key: "input" | "output",
  first: number,
  last: number,
  x: (day: number) => number,
  y: (price: number) => number,
): string {
  let at: number | null = null;
  return steps
    .flatMap((step) => {
      const price = step[key];
      const from = step.from === null ? first : dayNumber(step.from);
      const to = step.to === null ? last : dayNumber(step.to);
      if (price === null || from >= last) return [];
      const begin = `${at === from ? "L" : "M"}${x(from).toFixed(1)} ${y(Number(price)).toFixed(1)}`;
      at = to;
      return [begin, `L${x(to).toFixed(1)} ${y(Number(price)).toFixed(1)}`];
    })
    .join(" ");
}

const DAY_WIDTH = 96;

/** The days on which a price changed, the newest first as long as there is room between them. */
function dayLabels(
  days: readonly string[],
  first: number,
  last: number,
  x: (day: number) => number,
): { day: string; at: number }[] {
  const labels: { day: string; at: number }[] = [];
  for (const day of [...new Set(days)].sort().reverse()) {
    if (dayNumber(day) <= first || dayNumber(day) >= last) continue;
    const at = Math.max(DAY_WIDTH / 2, x(dayNumber(day)));
    if (labels.every((label) => label.at - at >= DAY_WIDTH)) labels.push({ day, at });
  }
  return labels;
}

/** Labels at least a line apart, the upper one above. */
function placed([upper = 0, lower]: readonly number[]): readonly number[] {
  if (lower === undefined || lower - upper >= 16) return [upper, lower ?? 0];
  return [Math.min(upper, lower) - 8, Math.max(upper, lower) + 8];
}

const toDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
