"use client";

import { textWidth } from "@/server/drawings";
import { usePlot } from "./axes";
import { StackedText } from "./end-labels";

/** A payback on the zero line: where, in months from the start with fraction, and what is said. */
export interface Payback {
  readonly month: number;
  readonly lines: readonly string[];
}

export interface LedgerMarksProps {
  readonly labels: readonly string[];
  readonly isPhone: boolean;
  readonly planPayback?: Payback | null;
  readonly payback?: Payback | null;
  /** Where the base is switched off, in months from the start: a full-height line, wash behind it. */
  readonly retirement?: Payback | null;
  /** Since which month the market takes back, and why. */
  readonly market?: { readonly month: number; readonly value: number; readonly lines: readonly string[] } | null;
}

const widthOf = (lines: readonly string[]): number => Math.max(0, ...lines.map((line) => textWidth(line, 12, true)));

/** Months under the plot; every second one on a phone, the start only where there is room. */
function MonthLabels({ labels, isPhone }: Pick<LedgerMarksProps, "labels" | "isPhone">) {
  const plot = usePlot();
  if (!plot) return null;
  const every = Math.max(isPhone ? 2 : 1, Math.ceil((labels.length * 40) / (plot.right - plot.left)));
  const last = labels.length - 1;
  return (
    <g>
      <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} className="gr2" />
      {labels.map((label, month) => {
        const isSaid = (last - month) % every === 0 && !(isPhone && month === 0);
        return (
          <g key={month}>
            {month > 0 && (
              <line x1={plot.x(month)} x2={plot.x(month)} y1={plot.bottom} y2={plot.bottom + 4} className="ax" />
            )}
            {isSaid && (
              <text x={plot.x(month)} y={plot.bottom + 20} textAnchor="middle">
                {label}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** The planned payback over the zero line to the left of its ring, the real one under it to the right. */
function Paybacks({ planPayback, payback }: Pick<LedgerMarksProps, "planPayback" | "payback">) {
  const plot = usePlot();
  if (!plot) return null;
  const zero = plot.y(0);
  const planX = planPayback ? plot.x(planPayback.month) : 0;
  const planFits = planPayback ? planX - 8 - widthOf(planPayback.lines) >= plot.left : true;
  const realX = payback ? plot.x(payback.month) : 0;
  const realFits = payback ? realX + 6 + widthOf(payback.lines) <= plot.right : true;
  return (
    <g>
      {planPayback && (
        <g>
          <circle cx={planX} cy={zero} r="5" className="ring" />
          <text
            x={planFits ? planX - 8 : plot.left + 4}
            y={zero - 14}
            textAnchor={planFits ? "end" : "start"}
            className="g-halo"
          >
            {planPayback.lines.join(", ")}
          </text>
        </g>
      )}
      {payback && (
        <g>
          <circle cx={realX} cy={zero} r="5" className="ring asks" />
          <StackedText
            x={realFits ? realX + 6 : plot.right}
            y={zero + 24}
            lines={payback.lines}
            anchor={realFits ? "start" : "end"}
            className="g-acc g-halo"
          />
        </g>
      )}
    </g>
  );
}

/** What lies after a retirement, behind the lines. */
export function LedgerGround({ retirement }: Pick<LedgerMarksProps, "retirement">) {
  const plot = usePlot();
  if (!plot || !retirement) return null;
  const x = Math.max(plot.left, plot.x(retirement.month));
  if (x >= plot.right) return null;
  return <rect x={x} y={plot.top} width={plot.right - x} height={plot.bottom - plot.top} className="fill-wash" />;
}

/** The line of a retirement, named at its top where there is room: left of it, else right. */
function RetirementLine({ retirement }: Pick<LedgerMarksProps, "retirement">) {
  const plot = usePlot();
  if (!plot || !retirement) return null;
  const x = plot.x(retirement.month);
  if (x < plot.left || x > plot.right + 1) return null;
  const fits = x - 8 - widthOf(retirement.lines) >= plot.left;
  return (
    <g>
      <path d={`M${x} ${plot.top}V${plot.bottom}`} className="ax" />
      <StackedText
        x={fits ? x - 8 : x + 8}
        y={plot.bottom - 12 - 15 * (retirement.lines.length - 1)}
        lines={retirement.lines}
        anchor={fits ? "end" : "start"}
        className="g-ink g-halo"
      />
    </g>
  );
}

export function LedgerMarks({ labels, isPhone, planPayback, payback, market, retirement }: LedgerMarksProps) {
  const plot = usePlot();
  if (!plot) return null;
  const shown =
    market && !isPhone && plot.x(market.month) + 10 + widthOf(market.lines) <= plot.right + 140 ? market : null;
  const noteY = plot.bottom - 18 - 15 * ((shown?.lines.length ?? 1) - 1);
  return (
    <g>
      <MonthLabels labels={labels} isPhone={isPhone} />
      {shown && (
        <g>
          <path d={`M${plot.x(shown.month)} ${plot.y(shown.value)}V${plot.bottom - 8}`} className="buff-drop" />
          {shown.lines.map((line, index) => (
            <text key={index} x={plot.x(shown.month) + 10} y={noteY + index * 15} className="g-buff g-halo">
              {line}
            </text>
          ))}
        </g>
      )}
      <RetirementLine retirement={retirement ?? null} />
      <Paybacks planPayback={planPayback ?? null} payback={payback ?? null} />
    </g>
  );
}
