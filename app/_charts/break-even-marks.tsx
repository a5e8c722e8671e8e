"use client";

import { textWidth } from "@/server/drawings";
import { usePlot } from "./axes";
import { valueAt, type BreakEvenPath, type NamedMonth } from "./break-even-shape";
import { StackedText } from "./end-labels";

export interface BreakEvenMarksProps {
  readonly option: BreakEvenPath;
  readonly months: number;
  readonly breakEven?: NamedMonth | null;
  readonly adverseBreakEven?: NamedMonth | null;
  readonly retirement?: NamedMonth | null;
  /** Room for text right of the plot. */
  readonly roomRight: number;
  /** There the names of the paths stand at the top; the retirement is named at the foot of its line. */
  readonly isPhone: boolean;
}

const widthOf = (lines: readonly string[]): number => Math.max(0, ...lines.map((line) => textWidth(line, 12, true)));

/** Behind the lines: the months between the expected and the adverse crossing, and what lies after a retirement. */
export function BreakEvenGround({ months, breakEven, adverseBreakEven, retirement }: BreakEvenMarksProps) {
  const plot = usePlot();
  if (!plot) return null;
  const height = plot.bottom - plot.top;
  const band = (from: number, to: number, className: string) => {
    const [left, right] = [plot.x(Math.max(0, from)), plot.x(Math.min(months, to))];
    return right > left && <rect x={left} y={plot.top} width={right - left} height={height} className={className} />;
  };
  return (
    <g>
      {breakEven && adverseBreakEven && band(breakEven.month, adverseBreakEven.month, "fill-buff")}
      {retirement && retirement.month < months && band(retirement.month, months, "fill-wash")}
    </g>
  );
}

/** Over the lines: the crossing named at the top of its drop line, the adverse one at its ring, the retirement. */
export function BreakEvenMarks(props: BreakEvenMarksProps) {
  const { option, months, breakEven, adverseBreakEven, retirement, roomRight, isPhone } = props;
  const plot = usePlot();
  if (!plot) return null;
  const isShown = (named: NamedMonth | null | undefined): named is NamedMonth => !!named && named.month <= months;

  const dropX = isShown(breakEven) ? plot.x(breakEven.month) : null;
  const dropWidth = isShown(breakEven) ? widthOf(breakEven.lines) + 7 : 0;
  const dropEnds = dropX !== null && dropX + dropWidth > plot.right + roomRight;
  const endX = isShown(retirement) ? plot.x(retirement.month) : null;
  const endLeft = endX === null ? 0 : endX - 8 - (isShown(retirement) ? widthOf(retirement.lines) : 0);
  const meets = dropX !== null && endX !== null && !dropEnds && dropX < endX && dropX + dropWidth + 8 > endLeft;
  const endsRight = endX !== null && endLeft < plot.left;
  return (
    <g>
      {isShown(retirement) && endX !== null && (
        <g>
          <line x1={endX} x2={endX} y1={plot.top - 8} y2={plot.bottom} className="ax" />
          <StackedText
            x={endsRight ? endX + 8 : endX - 8}
            y={
              isPhone
                ? plot.bottom - 12 - 15 * (retirement.lines.length - 1)
                : plot.top + 4 + (meets || endsRight ? 34 : 0)
            }
            lines={retirement.lines}
            anchor={endsRight ? "start" : "end"}
            className="g-ink g-halo"
          />
        </g>
      )}
      {isShown(adverseBreakEven) && <AdverseCrossing named={adverseBreakEven} option={option} />}
      {isShown(breakEven) && dropX !== null && (
        <g>
          <line
            x1={dropX}
            x2={dropX}
            y1={plot.top - 8}
            y2={plot.y(valueAt(option.expected, breakEven.month)) - 6}
            className="drop-line"
          />
          <circle cx={dropX} cy={plot.y(valueAt(option.expected, breakEven.month))} r="5" className="ring asks" />
          <StackedText
            x={dropEnds ? dropX - 7 : dropX + 7}
            y={plot.top + 4}
            lines={breakEven.lines}
            anchor={dropEnds ? "end" : "start"}
            className="g-acc"
          />
        </g>
      )}
    </g>
  );
}

function AdverseCrossing({ named, option }: { named: NamedMonth; option: BreakEvenPath }) {
  const plot = usePlot();
  if (!plot) return null;
  const [x, y] = [plot.x(named.month), plot.y(valueAt(option.adverse ?? option.expected, named.month))];
  const isLeft = x + 8 + widthOf(named.lines) > plot.right;
  const below = y + 22 + 15 * (named.lines.length - 1) < plot.bottom - 4;
  return (
    <g>
      <circle cx={x} cy={y} r="4" className="ring estimated" />
      <StackedText
        x={isLeft ? x - 8 : x + 8}
        y={below ? y + 22 : y - 12 - 15 * (named.lines.length - 1)}
        lines={named.lines}
        anchor={isLeft ? "end" : "start"}
        className="g-buff g-halo"
      />
    </g>
  );
}
