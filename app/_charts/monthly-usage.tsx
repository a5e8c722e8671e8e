"use client";

import type { ReactNode } from "react";
import { Bar, BarChart, XAxis, YAxis, ZIndexLayer } from "recharts";
import { formatCountShort, formatMoney } from "@/server/kernel/format";
import type { Level } from "@/server/drawings";
import { axisMoney, Baseline, usePlot, ValueAxis } from "./axes";
import { Figure } from "./figure";
import { niceSteps } from "./nice-steps";
import { PHONE_PLOT, Plot } from "./plot";

export interface MonthUsage {
  /** `Jan`, or `Jan 2026` at a year's beginning. */
  readonly label: string;
  readonly value: number;
  /** Days are missing or it has not ended: drawn in buff, said in the table. */
  readonly isPartial?: boolean;
}

export interface MonthlyUsageProps {
  readonly title?: ReactNode;
  readonly level?: 2 | 3 | 4;
  readonly caption?: ReactNode;
  readonly months: readonly MonthUsage[];
  /** What is counted; money in `currency`. */
  readonly unit: "tokens" | "requests" | "money";
  readonly currency?: string;
  /** The colour of the rung it runs on. */
  readonly rung?: Level;
  readonly fileName?: string;
}

interface LabelsProps {
  readonly months: readonly MonthUsage[];
  readonly isPhone: boolean;
  readonly format: (value: number) => string;
}

/** Every month, or every second one on a phone; the last one with its value. */
function MonthLabels({ months, isPhone, format }: LabelsProps) {
  const plot = usePlot();
  if (!plot) return null;
  const every = Math.max(1, Math.ceil((months.length * 34) / (plot.right - plot.left)), isPhone ? 2 : 1);
  const last = months.length - 1;
  return months.map(({ label, value }, index) => {
    const x = plot.x(index, "middle");
    return (
      <g key={index} textAnchor="middle">
        {(last - index) % every === 0 && (
          <text x={x} y={plot.bottom + 18} className={index === last ? "g-ink g-b" : undefined}>
            {label}
          </text>
        )}
        {index === last && (
          <text x={x} y={plot.y(value) - 7} className="g-ink g-b">
            {format(value)}
          </text>
        )}
      </g>
    );
  });
}

/** One measure month by month, columns from zero. */
export function MonthlyUsage(props: MonthlyUsageProps) {
  const { title, level = 3, caption, months, unit, currency = "USD", rung = 2, fileName = "months.csv" } = props;
  const format = (value: number): string => (unit === "money" ? axisMoney(value, currency) : formatCountShort(value));
  const whole = (value: number): string =>
    unit === "money" ? formatMoney(value, currency, { style: "thousands" }) : formatCountShort(value);
  const highest = Math.max(1, ...months.map(({ value }) => value)) * 1.04;
  const table = {
    columns: [
      { label: "Month" },
      { label: unit === "money" ? `Spend, ${currency}` : unit, isNumeric: true },
      { label: "Days" },
    ],
    rows: months.map((month) => [
      month.label,
      { show: whole(month.value), value: month.value },
      month.isPartial ? "not all" : "all",
    ]),
  };
  return (
    <Figure title={title} level={level} caption={caption} table={table} fileName={fileName}>
      <Plot kind="usage" label={`By month: ${months.map((one) => `${one.label} ${whole(one.value)}`).join(", ")}`}>
        {({ width, height }) => (
          <BarChart
            width={width}
            height={height}
            data={months.map((month, index) => ({
              index,
              measured: month.isPartial ? 0 : month.value,
              partial: month.isPartial ? month.value : 0,
            }))}
            margin={{ top: 24, right: 10, bottom: 24, left: 46 }}
            barCategoryGap="17%"
            accessibilityLayer={false}
          >
            <XAxis dataKey="index" hide />
            <YAxis hide domain={[0, highest]} allowDataOverflow />
            <ValueAxis steps={niceSteps(0, highest)} format={format} />
            <Bar dataKey="measured" stackId="one" className={`column l${rung}`} isAnimationActive={false} />
            <Bar dataKey="partial" stackId="one" className="column partial" isAnimationActive={false} />
            <ZIndexLayer zIndex={1000}>
              <Baseline label="0" />
              <MonthLabels months={months} isPhone={width < PHONE_PLOT} format={whole} />
            </ZIndexLayer>
          </BarChart>
        )}
      </Plot>
    </Figure>
  );
}
