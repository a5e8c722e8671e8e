"use client";

import type { ReactNode } from "react";
import { Line, LineChart, XAxis, YAxis, ZIndexLayer } from "recharts";
import type { Level } from "@/server/drawings";
import { formatMoney } from "@/server/kernel/format";
import { axisMoney, Baseline, usePlot, ValueAxis } from "./axes";
import { monthStep, valueAt } from "./break-even-shape";
import { EndLabels } from "./end-labels";
import { Figure } from "./figure";
import type { FigureTable } from "./figure-table";
import { niceSteps } from "./nice-steps";
import { PHONE_PLOT, Plot } from "./plot";

/** One way in which prices may go, and what has been saved by then. */
export interface PriceScenarioLine {
  readonly key: string;
  readonly name: string;
  /** `paid back in 2.4 months` */
  readonly detail: string;
  /** Cumulative saving at month 0, 1, 2 …; below zero: still to be paid back. */
  readonly saved: readonly number[];
  readonly breakEven: number | null;
  /** Figures of the table, as read. */
  readonly yearly: number;
  readonly horizon: number;
}

export interface PriceScenariosProps {
  readonly title?: ReactNode;
  readonly level?: 2 | 3 | 4;
  readonly caption?: ReactNode;
  /** The expected one first: it is drawn in full, the others dashed. */
  readonly lines: readonly PriceScenarioLine[];
  readonly rung: Level;
  readonly currency: string;
  readonly fileName?: string;
}

const ROOM_RIGHT = 162;

const tableOf = (lines: readonly PriceScenarioLine[], currency: string): FigureTable => {
  const money = (value: number) => ({ show: formatMoney(value, currency, { style: "whole" }), value });
  return {
    columns: [
      { label: "API prices" },
      { label: "Break-even, months", isNumeric: true },
      { label: `Saving a year, ${currency}`, isNumeric: true },
      { label: `Saving over the horizon, ${currency}`, isNumeric: true },
    ],
    rows: lines.map(({ name, breakEven, yearly, horizon }) => [
      name,
      breakEven === null ? { show: "never", value: null } : { show: breakEven.toFixed(1), value: breakEven },
      money(yearly),
      money(horizon),
    ]),
  };
};

function MonthTicks({ months, isPhone }: { months: number; isPhone: boolean }) {
  const plot = usePlot();
  if (!plot) return null;
  const step = monthStep(months, isPhone);
  return Array.from({ length: Math.floor(months / step) + 1 }, (_, index) => index * step).map((month) => (
    <text key={month} x={plot.x(month)} y={plot.bottom + 18} textAnchor="middle" className="g-3">
      {month === 0 ? "start" : month}
    </text>
  ));
}

/** A ring where each line comes back to zero. */
function Crossings({ lines, months }: { lines: readonly PriceScenarioLine[]; months: number }) {
  const plot = usePlot();
  if (!plot) return null;
  return lines.map(({ key, breakEven, saved }, at) =>
    breakEven === null || breakEven <= 0 || breakEven > months ? null : (
      <circle
        key={key}
        cx={plot.x(breakEven)}
        cy={plot.y(valueAt(saved, breakEven))}
        r={at === 0 ? 5 : 4}
        className={at === 0 ? "ring asks" : "ring estimated"}
      />
    ),
  );
}

/** What an option has saved by then, were API prices to stay, to fall in steps, or to fall fast. */
export function PriceScenarios(props: PriceScenariosProps) {
  const { title, level = 3, caption, lines, rung, currency, fileName = "price-scenarios.csv" } = props;
  const months = Math.max(1, ...lines.map(({ saved }) => saved.length - 1));
  const all = lines.flatMap(({ saved }) => saved);
  const [least, most] = [Math.min(0, ...all), Math.max(1, ...all)];
  const pad = (most - least) * 0.04;
  const data = Array.from({ length: months + 1 }, (_, month) => ({
    month,
    ...Object.fromEntries(lines.map(({ key, saved }) => [key, saved[month]])),
  }));
  const sentence = lines.map(({ name, detail }) => `${name}: ${detail}`).join("; ");
  return (
    <Figure title={title} level={level} caption={caption} table={tableOf(lines, currency)} fileName={fileName}>
      <Plot kind="break-even" label={`Cumulative saving by month. ${sentence}`}>
        {({ width, height }) => {
          const isPhone = width < PHONE_PLOT;
          const room = isPhone ? 112 : ROOM_RIGHT;
          return (
            <LineChart
              width={width}
              height={height}
              data={data}
              margin={{ top: 20, right: room, bottom: 28, left: 52 }}
              accessibilityLayer={false}
            >
              <XAxis dataKey="month" type="number" domain={[0, months]} hide allowDataOverflow />
              <YAxis hide domain={[least - pad, most + pad]} allowDataOverflow />
              <ValueAxis steps={niceSteps(least, most)} format={(value) => axisMoney(value, currency)} />
              {[...lines].reverse().map(({ key }) => (
                <Line
                  key={key}
                  dataKey={key}
                  className={`path${key === lines[0]?.key ? "" : " adverse"} l${rung}`}
                  dot={false}
                  isAnimationActive={false}
                  type="linear"
                />
              ))}
              <ZIndexLayer zIndex={1000}>
                <Baseline label="0" />
                <MonthTicks months={months} isPhone={isPhone} />
                <Crossings lines={lines} months={months} />
                <EndLabels
                  labels={lines.map(({ key, name, detail, saved }, at) => ({
                    key,
                    at: saved.at(-1) ?? 0,
                    lines: isPhone ? [name] : [name, detail],
                    isStrong: at === 0,
                  }))}
                  room={room}
                />
              </ZIndexLayer>
            </LineChart>
          );
        }}
      </Plot>
    </Figure>
  );
}
