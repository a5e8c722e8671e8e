"use client";

import type { ReactNode } from "react";
import { Area, ComposedChart, Line, XAxis, YAxis, ZIndexLayer } from "recharts";
import type { Level } from "@/server/drawings";
import { formatMoney } from "@/server/kernel/format";
import { axisMoney, Baseline, usePlot, ValueAxis } from "./axes";
import { Figure } from "./figure";
import type { FigureTable } from "./figure-table";
import { niceSteps } from "./nice-steps";
import { PHONE_PLOT, Plot } from "./plot";

/** A month: known, or expected with its interval. */
export interface ForecastMonth {
  readonly label: string;
  readonly known: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ForecastBandProps {
  readonly title?: ReactNode;
  readonly level?: 2 | 3 | 4;
  readonly caption?: ReactNode;
  /** Known ones first, then those to come; the last known one begins the expected line, too. */
  readonly months: readonly ForecastMonth[];
  readonly rung: Level;
  readonly currency: string;
  readonly fileName?: string;
}

const tableOf = (months: readonly ForecastMonth[], currency: string): FigureTable => {
  const money = (value: number | null) =>
    value === null ? null : { show: formatMoney(value, currency, { style: "whole" }), value };
  return {
    columns: [
      { label: "Month" },
      { label: `Cost, ${currency}`, isNumeric: true },
      { label: `Expected, ${currency}`, isNumeric: true },
      { label: `Low, ${currency}`, isNumeric: true },
      { label: `High, ${currency}`, isNumeric: true },
    ],
    rows: months.map(({ label, known, expected, low, high }) =>
      known !== null
        ? [label, money(known), null, null, null]
        : [label, null, money(expected), money(low), money(high)],
    ),
  };
};

function Labels({
  months,
  isPhone,
  currency,
}: {
  months: readonly ForecastMonth[];
  isPhone: boolean;
  currency: string;
}) {
  const plot = usePlot();
  if (!plot) return null;
  const every = Math.max(1, Math.ceil((months.length * (isPhone ? 44 : 38)) / (plot.right - plot.left)));
  const last = months.length - 1;
  const end = months[last];
  const first = months.findIndex(({ known }) => known === null);
  return (
    <g>
      {months.map(({ label }, index) =>
        (last - index) % every === 0 ? (
          <text
            key={index}
            x={plot.x(index)}
            y={plot.bottom + 18}
            textAnchor={index === last ? "end" : "middle"}
            className="g-3"
          >
            {label}
          </text>
        ) : null,
      )}
      {first > 0 && (
        <line x1={plot.x(first - 1)} x2={plot.x(first - 1)} y1={plot.top} y2={plot.bottom} className="gr2" />
      )}
      {end && end.high !== null && end.low !== null && (
        <g>
          <text x={plot.right + 6} y={Math.max(plot.top + 4, plot.y(end.high) + 4)} className="g-buff">
            {axisMoney(end.high, currency)}
          </text>
          <text x={plot.right + 6} y={Math.min(plot.bottom - 4, plot.y(end.low) + 4)} className="g-buff">
            {axisMoney(end.low, currency)}
          </text>
        </g>
      )}
    </g>
  );
}

/** What the months have cost, and what they are expected to: a line that goes on, in its band. */
export function ForecastBand(props: ForecastBandProps) {
  const { title, level = 3, caption, months, rung, currency, fileName = "forecast.csv" } = props;
  const highest = Math.max(1, ...months.flatMap(({ known, high }) => [known ?? 0, high ?? 0])) * 1.04;
  const data = months.map((month, index) => ({
    index,
    known: month.known,
    expected: month.expected,
    band: month.low === null || month.high === null ? null : [month.low, month.high],
  }));
  const end = months.at(-1);
  const money = (value: number | null | undefined) => formatMoney(value ?? 0, currency, { style: "thousands" });
  return (
    <Figure title={title} level={level} caption={caption} table={tableOf(months, currency)} fileName={fileName}>
      <Plot
        kind="usage"
        label={`Cost by month and forecast; ${end?.label ?? ""}: ${money(end?.low)} to ${money(end?.high)}`}
      >
        {({ width, height }) => (
          <ComposedChart
            width={width}
            height={height}
            data={data}
            margin={{ top: 16, right: 58, bottom: 26, left: 52 }}
            accessibilityLayer={false}
          >
            <XAxis dataKey="index" type="number" domain={[0, months.length - 1]} hide allowDataOverflow />
            <YAxis hide domain={[0, highest]} allowDataOverflow />
            <ValueAxis steps={niceSteps(0, highest)} format={(value) => axisMoney(value, currency)} />
            <Area
              dataKey="band"
              className="taken"
              type="linear"
              isAnimationActive={false}
              dot={false}
              activeDot={false}
            />
            <Line dataKey="known" className={`path l${rung}`} dot={false} isAnimationActive={false} type="linear" />
            <Line
              dataKey="expected"
              className={`path adverse l${rung}`}
              dot={false}
              isAnimationActive={false}
              type="linear"
            />
            <ZIndexLayer zIndex={1000}>
              <Baseline label="0" />
              <Labels months={months} isPhone={width < PHONE_PLOT} currency={currency} />
            </ZIndexLayer>
          </ComposedChart>
        )}
      </Plot>
    </Figure>
  );
}
