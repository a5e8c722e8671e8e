"use client";

import type { ReactNode } from "react";
import { Area, ComposedChart, Line, XAxis, YAxis, ZIndexLayer } from "recharts";
import { formatMoney } from "@/server/kernel/format";
import type { Level } from "@/server/drawings";
import { axisMoney, Baseline, ValueAxis } from "./axes";
import { EndLabels, type EndLabel } from "./end-labels";
import { Figure } from "./figure";
import { LedgerGround, LedgerMarks, type LedgerMarksProps } from "./ledger-marks";
import { niceSteps } from "./nice-steps";
import { PHONE_PLOT, Plot } from "./plot";

/** Cumulative saving less investment at the end of a month; the first one is the start, minus the investment. */
export interface LedgerPoint {
  /** `1 Jan 2026` for the start, then `Jan`, `Feb` …. */
  readonly label: string;
  readonly actual: number | null;
  /** The same against the baseline at the prices of the start; `null` where it is not computed. */
  readonly frozen: number | null;
  readonly plan: number | null;
  /** Where the actual is heading at its recent rate; from the last month on. */
  readonly projected?: number | null;
}

export interface LedgerCurveProps extends Pick<LedgerMarksProps, "planPayback" | "payback" | "market" | "retirement"> {
  readonly title?: ReactNode;
  readonly headingLevel?: 2 | 3 | 4;
  readonly caption?: ReactNode;
  readonly points: readonly LedgerPoint[];
  /** The rung of what was deployed. */
  readonly level?: Level;
  readonly currency?: string;
  readonly fileName?: string;
}

const ROOM_RIGHT = 150;

const lastOf = (points: readonly LedgerPoint[], key: "actual" | "frozen" | "plan"): number | null =>
  points.findLast((point) => point[key] !== null)?.[key] ?? null;

function endLabels(points: readonly LedgerPoint[], currency: string): EndLabel[] {
  const money = (value: number): string => formatMoney(value, currency, { style: "whole" });
  const [actual, frozen, plan] = [lastOf(points, "actual"), lastOf(points, "frozen"), lastOf(points, "plan")];
  const labels: EndLabel[] = [];
  if (plan !== null) labels.push({ key: "plan", at: plan, lines: ["Plan", money(plan)] });
  if (actual !== null && frozen !== null && Math.abs(frozen - actual) >= 1)
    labels.push({
      key: "market",
      at: (frozen + actual) / 2,
      lines:
        frozen > actual
          ? ["The market took", `back ${money(frozen - actual)}`]
          : ["The market added", money(actual - frozen)],
      tone: "buff",
    });
  if (actual !== null) labels.push({ key: "actual", at: actual, lines: ["Actual", money(actual)] });
  return labels;
}

function tableOf(points: readonly LedgerPoint[], currency: string) {
  const money = (value: number | null) =>
    value === null ? null : { show: formatMoney(value, currency, { style: "whole" }), value };
  return {
    columns: [
      { label: "Month" },
      { label: `Actual, ${currency}`, isNumeric: true },
      { label: "At the prices of the start", isNumeric: true },
      { label: "Plan", isNumeric: true },
      { label: "At this rate", isNumeric: true },
    ],
    rows: points.map(({ label, actual, frozen, plan, projected = null }) => [
      label,
      money(actual),
      money(frozen),
      money(plan),
      money(projected),
    ]),
  };
}

/** What a deployment has brought so far: plan dashed, actual with monthly dots, in buff what the market took back. */
export function LedgerCurve(props: LedgerCurveProps) {
  const { title, headingLevel = 2, caption, points, level = 3, currency = "USD", fileName = "ledger.csv" } = props;
  const all = points.flatMap(({ actual, frozen, plan, projected = null }) =>
    [actual, frozen, plan, projected].filter((value) => value !== null),
  );
  const [lowest, highest] = [Math.min(0, ...all), Math.max(0, ...all)];
  const pad = Math.max(1, (highest - lowest) * 0.08);
  const domain: [number, number] = [lowest - pad, highest + pad];
  const data = points.map((point, month) => ({
    ...point,
    month,
    taken: point.actual === null ? null : [point.actual, point.frozen ?? point.actual],
  }));
  const actual = lastOf(points, "actual");
  const label = `Cumulative saving less investment: ${actual === null ? "nothing yet" : formatMoney(actual, currency)}`;
  return (
    <Figure title={title} level={headingLevel} caption={caption} table={tableOf(points, currency)} fileName={fileName}>
      <Plot kind="ledger" label={label}>
        {({ width, height }) => {
          const isPhone = width < PHONE_PLOT;
          return (
            <ComposedChart
              width={width}
              height={height}
              data={data}
              margin={{ top: 18, right: isPhone ? 12 : ROOM_RIGHT, bottom: 28, left: isPhone ? 42 : 52 }}
              accessibilityLayer={false}
            >
              <XAxis dataKey="month" type="number" domain={[0, Math.max(1, points.length - 1)]} hide />
              <YAxis hide domain={domain} allowDataOverflow />
              <LedgerGround retirement={props.retirement ?? null} />
              <ValueAxis steps={niceSteps(...domain, 4)} format={(value) => axisMoney(value, currency)} />
              <Area dataKey="taken" className="taken" isAnimationActive={false} type="linear" activeDot={false} />
              <Line dataKey="plan" className="path plan" dot={false} isAnimationActive={false} type="linear" />
              <Line dataKey="frozen" className="path frozen" dot={false} isAnimationActive={false} type="linear" />
              <Line
                dataKey="projected"
                className="path projected"
                dot={false}
                isAnimationActive={false}
                type="linear"
              />
              <Line
                dataKey="actual"
                className={`path dotted l${level}`}
                isAnimationActive={false}
                type="linear"
                dot={{ r: 3, className: `ledger-dot l${level}` }}
              />
              <ZIndexLayer zIndex={1000}>
                <Baseline label="0" />
                <LedgerMarks {...props} labels={points.map((point) => point.label)} isPhone={isPhone} />
                {!isPhone && <EndLabels labels={endLabels(points, currency)} room={ROOM_RIGHT} />}
              </ZIndexLayer>
            </ComposedChart>
          );
        }}
      </Plot>
    </Figure>
  );
}
