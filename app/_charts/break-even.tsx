"use client";

import type { ReactNode } from "react";
import { Line, LineChart, XAxis, YAxis, ZIndexLayer } from "recharts";
import { formatMoney } from "@/server/kernel/format";
import { textWidth } from "@/server/drawings";
import { axisMoney, Baseline, usePlot, ValueAxis } from "./axes";
import { BreakEvenGround, BreakEvenMarks } from "./break-even-marks";
import { monthStep, type BreakEvenPath, type NamedMonth } from "./break-even-shape";
import { EndLabels, type EndLabel } from "./end-labels";
import { Figure } from "./figure";
import type { FigureTable } from "./figure-table";
import { niceSteps } from "./nice-steps";
import { PHONE_PLOT, Plot } from "./plot";

export interface BreakEvenProps {
  readonly title?: ReactNode;
  readonly level?: 2 | 3 | 4;
  readonly caption?: ReactNode;
  /** What is in use, and what would take its place. */
  readonly stay: BreakEvenPath;
  readonly option: BreakEvenPath;
  /** Where they cross: magenta. `null`: they do not. */
  readonly breakEven?: NamedMonth | null;
  readonly adverseBreakEven?: NamedMonth | null;
  /** When the option's model is switched off. */
  readonly retirement?: NamedMonth | null;
  readonly currency?: string;
  readonly fileName?: string;
}

const ROOM_RIGHT = 162;

/** In one line where it fits, else in two. */
function adverseLines({ name }: BreakEvenPath): readonly string[] {
  const one = `${name}, adverse`;
  return textWidth(one) <= ROOM_RIGHT - 10 ? [one] : [name, "adverse"];
}

function endLabels(stay: BreakEvenPath, option: BreakEvenPath): EndLabel[] {
  const labelsOf = (key: string, path: BreakEvenPath): EndLabel[] => {
    const expected = {
      key,
      at: path.expected.at(-1) ?? 0,
      lines: path.detail ? [path.name, path.detail] : [path.name],
    };
    const end = path.adverse?.at(-1);
    if (end === undefined) return [expected];
    return [expected, { key: `${key}-adverse`, at: end, lines: adverseLines(path), tone: "buff", isStrong: false }];
  };
  return [...labelsOf("stay", stay), ...labelsOf("option", option)];
}

function MonthAxis({ months, isPhone }: { months: number; isPhone: boolean }) {
  const plot = usePlot();
  if (!plot) return null;
  const step = monthStep(months, isPhone);
  const ticks = Array.from({ length: Math.floor(months / step) + 1 }, (_, index) => index * step);
  return (
    <g>
      {ticks.map((month) => (
        <g key={month}>
          <line x1={plot.x(month)} x2={plot.x(month)} y1={plot.bottom} y2={plot.bottom + 5} className="ax" />
          <text x={plot.x(month)} y={plot.bottom + 18} textAnchor="middle">
            {month === 0 ? "start" : month}
          </text>
        </g>
      ))}
      <text x={plot.right} y={plot.bottom + 34} textAnchor="end" className="g-3">
        months after the decision
      </text>
    </g>
  );
}

function tableOf(stay: BreakEvenPath, option: BreakEvenPath, currency: string): FigureTable {
  const paths = [
    { label: stay.name, values: stay.expected },
    { label: option.name, values: option.expected },
    ...(stay.adverse ? [{ label: `${stay.name}, adverse`, values: stay.adverse }] : []),
    ...(option.adverse ? [{ label: `${option.name}, adverse`, values: option.adverse }] : []),
  ];
  return {
    columns: [{ label: "Month" }, ...paths.map(({ label }) => ({ label: `${label}, ${currency}`, isNumeric: true }))],
    rows: stay.expected.map((_, month) => [
      month,
      ...paths.map(({ values }) => {
        const value = values[month];
        return value === undefined ? null : { show: formatMoney(value, currency, { style: "whole" }), value };
      }),
    ]),
  };
}

const sentence = ({ stay, option, breakEven }: BreakEvenProps): string =>
  `Cumulative cost of ${stay.name} and ${option.name}; ${breakEven ? `they cross: ${breakEven.lines.join(", ")}` : "they do not cross"}`;

/** What both ways cost by then: two lines that cross, the crossing named, the adverse case dashed. */
export function BreakEven(props: BreakEvenProps) {
  const { title, level = 2, caption, stay, option, currency = "USD", fileName = "break-even.csv" } = props;
  const months = Math.max(1, Math.min(stay.expected.length, option.expected.length) - 1);
  const data = Array.from({ length: months + 1 }, (_, month) => ({
    month,
    stay: stay.expected[month],
    option: option.expected[month],
    stayAdverse: stay.adverse?.[month],
    optionAdverse: option.adverse?.[month],
  }));
  const highest = Math.max(1, ...[stay, option].flatMap((path) => [...path.expected, ...(path.adverse ?? [])])) * 1.03;
  const lines = [
    { key: "stayAdverse", className: `path adverse l${stay.level}` },
    { key: "optionAdverse", className: `path adverse l${option.level}` },
    { key: "stay", className: `path l${stay.level}` },
    { key: "option", className: `path l${option.level}` },
  ];
  return (
    <Figure title={title} level={level} caption={caption} table={tableOf(stay, option, currency)} fileName={fileName}>
      <Plot kind="break-even" label={sentence(props)}>
        {({ width, height }) => {
          const isPhone = width < PHONE_PLOT;
          const roomRight = isPhone ? 10 : ROOM_RIGHT;
          const marks = { ...props, months, roomRight, isPhone };
          return (
            <LineChart
              width={width}
              height={height}
              data={data}
              margin={{ top: 30, right: roomRight, bottom: 40, left: isPhone ? 46 : 52 }}
              accessibilityLayer={false}
            >
              <XAxis dataKey="month" type="number" domain={[0, months]} hide allowDataOverflow />
              <YAxis hide domain={[0, highest]} allowDataOverflow />
              <BreakEvenGround {...marks} />
              <ValueAxis steps={niceSteps(0, highest)} format={(value) => axisMoney(value, currency)} />
              {lines.map(({ key, className }) => (
                <Line
                  key={key}
                  dataKey={key}
                  className={className}
                  dot={false}
                  isAnimationActive={false}
                  type="linear"
                />
              ))}
              <ZIndexLayer zIndex={1000}>
                <Baseline label="0" />
                <MonthAxis months={months} isPhone={isPhone} />
                <BreakEvenMarks {...marks} />
                {!isPhone && <EndLabels labels={endLabels(stay, option)} room={ROOM_RIGHT} />}
              </ZIndexLayer>
            </LineChart>
          );
        }}
      </Plot>
    </Figure>
  );
}
