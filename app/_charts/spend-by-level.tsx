"use client";

import type { ReactNode } from "react";
import { Bar, BarChart, XAxis, YAxis, ZIndexLayer } from "recharts";
import { formatMoney } from "@/server/kernel/format";
import { LEVELS, LEVELS_UPWARD, textWidth, type Level } from "@/server/drawings";
import { axisMoney, Baseline, usePlot, ValueAxis } from "./axes";
import { Figure } from "./figure";
import type { FigureTable } from "./figure-table";
import { Hatch } from "./hatch";
import { niceSteps } from "./nice-steps";
import { PHONE_PLOT, Plot } from "./plot";
import { spreadLabels } from "./spread-labels";

export interface PeriodSpend {
  /** `Q3 2026`. */
  readonly label: string;
  readonly byLevel: Readonly<Partial<Record<Level, number>>>;
  readonly unassigned: number;
}

export interface SpendByLevelProps {
  readonly title?: ReactNode;
  readonly caption?: ReactNode;
  /** Oldest first. */
  readonly periods: readonly PeriodSpend[];
  readonly currency?: string;
  readonly fileName?: string;
}

const totalOf = ({ byLevel, unassigned }: PeriodSpend): number =>
  LEVELS_UPWARD.reduce((sum, level) => sum + (byLevel[level] ?? 0), unassigned);

interface OverlayProps {
  readonly periods: readonly PeriodSpend[];
  readonly currency: string;
  readonly isPhone: boolean;
}

/** Q3 ’26 on a phone. */
const shortened = (label: string, isPhone: boolean): string => (isPhone ? label.replace(/20(\d\d)$/, "’$1") : label);

/** Totals over the columns and periods under them. */
function ColumnLabels({ periods, currency, isPhone }: OverlayProps) {
  const plot = usePlot();
  if (!plot) return null;
  const pitch = (plot.right - plot.left) / Math.max(1, periods.length);
  const widest = Math.max(...periods.map(({ label }) => textWidth(shortened(label, isPhone), 12, true)));
  const every = Math.max(1, Math.ceil((widest + 4) / pitch));
  return periods.map((period, index) => {
    if ((periods.length - 1 - index) % every !== 0) return null;
    const x = plot.x(period.label, "middle");
    const strong = index === periods.length - 1 ? " g-b" : "";
    return (
      <g key={period.label} textAnchor="middle">
        <text x={x} y={plot.y(totalOf(period)) - 7} className={`g-ink${strong}`}>
          {axisMoney(Math.round(totalOf(period) / 1000) * 1000 || Math.round(totalOf(period)), currency)}
        </text>
        <text x={x} y={plot.bottom + 18} className={strong ? `g-ink${strong}` : undefined}>
          {shortened(period.label, isPhone)}
        </text>
      </g>
    );
  });
}

/** The parts of the last column, named beside it. */
function PartLabels({ periods, currency, isPhone }: OverlayProps) {
  const plot = usePlot();
  const last = periods.at(-1);
  if (!plot || !last) return null;
  const parts: Array<{ level: Level | 0; value: number; middle: number }> = [];
  let sum = 0;
  for (const level of [...LEVELS_UPWARD, 0 as const]) {
    const value = level === 0 ? last.unassigned : (last.byLevel[level] ?? 0);
    if (value > 0) parts.push({ level, value, middle: sum + value / 2 });
    sum += value;
  }
  const x = plot.right + 12;
  const wanted = parts.map(({ middle }) => ({ y: plot.y(middle) + 4, height: 15 }));
  const places = spreadLabels(wanted, 12, plot.bottom + 15);
  return parts.map(({ level, value, middle }, index) => {
    const y = places[index] ?? 0;
    const name = level === 0 ? (isPhone ? "–" : "Unassigned") : isPhone ? level : `${level} ${LEVELS[level].shortName}`;
    return (
      <g key={level}>
        <line x1={x - 8} x2={x - 2} y1={plot.y(middle)} y2={y - 4} className="gr2" />
        <text x={x + 2} y={y} className={level === 0 ? undefined : "g-ink"}>
          {name} {formatMoney(value, currency, { style: "thousands" })}
        </text>
      </g>
    );
  });
}

function tableOf(periods: readonly PeriodSpend[], currency: string): FigureTable {
  const money = (value: number) => ({ show: formatMoney(value, currency, { style: "whole" }), value });
  return {
    columns: [
      { label: "Period" },
      ...LEVELS_UPWARD.map((level) => ({ label: `${level} ${LEVELS[level].shortName}`, isNumeric: true })),
      { label: "Unassigned", isNumeric: true },
      { label: `All, ${currency}`, isNumeric: true },
    ],
    rows: periods.map((period) => [
      period.label,
      ...LEVELS_UPWARD.map((level) => money(period.byLevel[level] ?? 0)),
      money(period.unassigned),
      money(totalOf(period)),
    ]),
  };
}

/** Spend of several periods by level: columns from zero, the last one named part by part. */
export function SpendByLevel({
  title,
  caption,
  periods,
  currency = "USD",
  fileName = "spend-by-level.csv",
}: SpendByLevelProps) {
  const highest = Math.max(1, ...periods.map(totalOf)) * 1.04;
  const label = `Spend by level: ${periods.map((one) => `${one.label} ${formatMoney(totalOf(one), currency)}`).join(", ")}`;
  return (
    <Figure title={title} level={4} caption={caption} table={tableOf(periods, currency)} fileName={fileName}>
      <Plot kind="spend" label={label}>
        {({ width, height }) => {
          const isPhone = width < PHONE_PLOT;
          const overlay = { periods, currency, isPhone };
          return (
            <BarChart
              width={width}
              height={height}
              data={[...periods]}
              margin={{ top: 22, right: isPhone ? 84 : 150, bottom: 24, left: isPhone ? 34 : 38 }}
              barCategoryGap="17%"
              accessibilityLayer={false}
            >
              <Hatch />
              <XAxis dataKey="label" hide />
              <YAxis hide domain={[0, highest]} allowDataOverflow />
              <ValueAxis steps={niceSteps(0, highest)} format={(value) => axisMoney(value, currency)} place="above" />
              {LEVELS_UPWARD.map((level) => (
                <Bar
                  key={level}
                  dataKey={({ byLevel }: PeriodSpend) => byLevel[level] ?? 0}
                  name={String(level)}
                  stackId="spend"
                  className={`column l${level}`}
                  isAnimationActive={false}
                />
              ))}
              <Bar dataKey="unassigned" stackId="spend" className="column unassigned" isAnimationActive={false} />
              <ZIndexLayer zIndex={1000}>
                <Baseline from={0} />
                <ColumnLabels {...overlay} />
                <PartLabels {...overlay} />
              </ZIndexLayer>
            </BarChart>
          );
        }}
      </Plot>
    </Figure>
  );
}
