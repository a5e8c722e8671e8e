"use client";

import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { formatMoney } from "@/server/kernel/format";

/** The plot's area and scales together; `null` while recharts is still measuring. */
export function usePlot() {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!area || !x || !y) return null;
  const at = (scale: typeof x, value: unknown, where?: "start" | "middle" | "end"): number =>
    scale(value, where ? { position: where } : undefined) ?? 0;
  return {
    left: area.x,
    top: area.y,
    right: area.x + area.width,
    bottom: area.y + area.height,
    x: (value: unknown, where?: "start" | "middle" | "end") => at(x, value, where),
    y: (value: unknown) => at(y, value),
  };
}

/** `$150k`, `−$20k`, `$2.5M`; without a fraction where there is none. */
export const axisMoney = (amount: number, currency: string): string =>
  amount === 0 ? "0" : formatMoney(amount, currency, { style: "thousands" }).replace(/\.0(?=[kM]$)/, "");

export interface ValueAxisProps {
  readonly steps: readonly number[];
  readonly format: (value: number) => string;
  /** `outside`: right-aligned left of the plot · `above`: on its line at the left edge. */
  readonly place?: "outside" | "above";
}

/** Horizontal hairlines with their values; no vertical line but the data's. */
export function ValueAxis({ steps, format, place = "outside" }: ValueAxisProps) {
  const plot = usePlot();
  if (!plot) return null;
  return (
    <g>
      {steps.map((value) => {
        const y = plot.y(value);
        return (
          <g key={value}>
            <line x1={place === "above" ? 0 : plot.left} x2={plot.right} y1={y} y2={y} className="gr" />
            {place === "above" ? (
              <text x={0} y={y - 4} className="g-3">
                {format(value)}
              </text>
            ) : (
              <text x={plot.left - 8} y={y + 4} textAnchor="end" className="g-3">
                {format(value)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** The line at zero. */
export function Baseline({ label, from }: { label?: string; from?: number }) {
  const plot = usePlot();
  if (!plot) return null;
  const y = plot.y(0);
  return (
    <g>
      <line x1={from ?? plot.left} x2={plot.right} y1={y} y2={y} className="ax" />
      {label && (
        <text x={plot.left - 8} y={y + 4} textAnchor="end" className="g-ink">
          {label}
        </text>
      )}
    </g>
  );
}
