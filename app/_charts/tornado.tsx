"use client";

import type { ReactNode } from "react";
import { formatMoney } from "@/server/kernel/format";
import { fitText, textWidth } from "@/server/drawings";
import { axisMoney } from "./axes";
import { Figure } from "./figure";
import type { FigureTable } from "./figure-table";
import { niceSteps } from "./nice-steps";
import { useMeasure } from "./use-measure";

/** One end of a bar: what the input is there, in words, and the saving that comes of it. */
export interface TornadoEndShown {
  readonly words: string;
  readonly saving: number;
  /** Something else would be advised: a magenta ring. */
  readonly turns: boolean;
  /** What then, for the table. */
  readonly then: string;
}

export interface TornadoRow {
  readonly key: string;
  readonly name: string;
  readonly low: TornadoEndShown;
  readonly high: TornadoEndShown;
  /** Where the two ends come from. */
  readonly source: string;
}

export interface TornadoProps {
  readonly title?: ReactNode;
  readonly level?: 2 | 3 | 4;
  readonly caption?: ReactNode;
  /** The widest first. */
  readonly rows: readonly TornadoRow[];
  /** The saving as expected: where the bars are hung up. */
  readonly expected: number;
  readonly currency: string;
  readonly fileName?: string;
}

const [WIDEST, PHONE, NAMES, TOP, BAR] = [1104, 560, 210, 44, 14] as const;
const END_ROOM = 92;

interface Frame {
  readonly width: number;
  readonly left: number;
  readonly pitch: number;
  readonly isPhone: boolean;
  readonly x: (saving: number) => number;
  /** Where the expected saving stands. */
  readonly expected: number;
}

function frameOf(width: number, rows: readonly TornadoRow[], expected: number): Frame {
  const isPhone = width < PHONE;
  const left = isPhone ? 0 : NAMES;
  const savings = [expected, ...rows.flatMap(({ low, high }) => [low.saving, high.saving])];
  const [least, most] = [Math.min(...savings), Math.max(...savings)];
  const room = isPhone ? 64 : END_ROOM;
  const x = (saving: number): number =>
    left + room + ((saving - least) / (most - least || 1)) * (width - left - 2 * room);
  return { width, left, pitch: isPhone ? 56 : 34, isPhone, x, expected: x(expected) };
}

const tableOf = (rows: readonly TornadoRow[], currency: string): FigureTable => {
  const money = (saving: number) => ({ show: formatMoney(saving, currency, { style: "whole" }), value: saving });
  return {
    columns: [
      { label: "Input" },
      { label: "Low" },
      { label: `Saving then, ${currency}`, isNumeric: true },
      { label: "Advised then" },
      { label: "High" },
      { label: `Saving, ${currency}`, isNumeric: true },
      { label: "Advised" },
      { label: "Range" },
    ],
    rows: rows.map(({ name, low, high, source }) => [
      ...[name, low.words, money(low.saving), low.then, high.words, money(high.saving), high.then, source],
    ]),
  };
};

/** What the saving would be at the two ends of each input, one at a time; a ring where the answer turns. */
export function Tornado({
  title,
  level = 3,
  caption,
  rows,
  expected,
  currency,
  fileName = "tornado.csv",
}: TornadoProps) {
  const [element, measure] = useMeasure<HTMLDivElement>();
  const width = Math.min(measure?.width ?? 328, WIDEST);
  const frame = frameOf(width, rows, expected);
  const height = TOP + rows.length * frame.pitch + 8;
  const words = rows.map(({ name, low, high }) => {
    const money = (saving: number) => formatMoney(saving, currency, { style: "thousands" });
    return `${name} from ${low.words} (${money(low.saving)}) to ${high.words} (${money(high.saving)})`;
  });
  return (
    <Figure title={title} level={level} caption={caption} table={tableOf(rows, currency)} fileName={fileName}>
      <div ref={element} style={{ minHeight: height }}>
        <svg width={width} height={height} role="img" aria-label={`Saving over the horizon: ${words.join("; ")}`}>
          <Axis frame={frame} rows={rows} expected={expected} height={height} currency={currency} />
          {rows.map((row, at) => (
            <Bar key={row.key} row={row} frame={frame} top={TOP + at * frame.pitch} />
          ))}
        </svg>
      </div>
    </Figure>
  );
}

interface AxisProps {
  readonly frame: Frame;
  readonly rows: readonly TornadoRow[];
  readonly expected: number;
  readonly height: number;
  readonly currency: string;
}

function Axis({ frame, rows, expected, height, currency }: AxisProps) {
  const savings = [expected, ...rows.flatMap(({ low, high }) => [low.saving, high.saving])];
  const [least, most] = [Math.min(...savings), Math.max(...savings)];
  const label = `expected ${formatMoney(expected, currency, { style: "thousands" })}`;
  const half = textWidth(label, 12, true) / 2;
  const at = Math.min(Math.max(frame.x(expected), frame.left + half), frame.width - half);
  const steps = [...(least < 0 && most > 0 ? [0] : []), ...niceSteps(least, most, frame.isPhone ? 2 : 3)];
  return (
    <g>
      {steps.map((step) => (
        <g key={step}>
          <line x1={frame.x(step)} x2={frame.x(step)} y1={TOP - 6} y2={height} className={step === 0 ? "ax" : "gr"} />
          <text x={frame.x(step)} y={TOP - 12} textAnchor="middle" className="g-3">
            {axisMoney(step, currency)}
          </text>
        </g>
      ))}
      <text x={at} y={12} textAnchor="middle" className="g-ink g-b">
        {label}
      </text>
      <line x1={frame.x(expected)} x2={frame.x(expected)} y1={18} y2={height} className="tornado-expected" />
    </g>
  );
}

function Bar({ row, frame, top }: { row: TornadoRow; frame: Frame; top: number }) {
  const ends = [row.low, row.high].sort((one, other) => one.saving - other.saving);
  const [left, right] = ends;
  if (!left || !right) return null;
  const y = top + (frame.isPhone ? 26 : 10);
  const [from, to] = [frame.x(left.saving), frame.x(right.saving)];
  const room = (frame.isPhone ? 64 : END_ROOM) - 12;
  return (
    <g>
      <text x={0} y={frame.isPhone ? top + 14 : y + 11} className="g-ink">
        {fitText(row.name, frame.isPhone ? frame.width : NAMES - 12, 12)}
      </text>
      {/* An input that helps at both of its ends stands apart from what is expected. */}
      <line
        x1={Math.min(from, frame.expected)}
        x2={Math.max(to, frame.expected)}
        y1={y + BAR / 2}
        y2={y + BAR / 2}
        className="gr2"
      />
      <rect x={from} y={y} width={Math.max(1, to - from)} height={BAR} className="tornado-bar" />
      {[left, right].map((end, at) => {
        const x = at === 0 ? from : to;
        return (
          <g key={at}>
            <text x={at === 0 ? x - 9 : x + 9} y={y + 11} textAnchor={at === 0 ? "end" : "start"} className="g-halo">
              {fitText(end.words, room, 12)}
            </text>
            {end.turns && <circle cx={x} cy={y + BAR / 2} r={5} className="ring asks" />}
          </g>
        );
      })}
    </g>
  );
}
