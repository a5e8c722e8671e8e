"use client";

import { wrapText } from "@/server/drawings";
import { usePlot } from "./axes";
import { valueAt, type BreakEvenPath, type NamedMonth } from "./break-even-shape";
import { StackedText } from "./end-labels";
import { placeLabels, type Candidate, type Wanted } from "./place-labels";

export interface BreakEvenMarksProps {
  readonly stay: BreakEvenPath;
  readonly option: BreakEvenPath;
  readonly months: number;
  readonly breakEven?: NamedMonth | null;
  readonly adverseBreakEven?: NamedMonth | null;
  readonly retirement?: NamedMonth | null;
  /** Room for text right of the plot. */
  readonly roomRight: number;
  /** There the paths are named on their lines, because no room is left at their end. */
  readonly isPhone: boolean;
}

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

/** Widest label on a phone. */
const PHONE_LABEL = 110;

type Plot = NonNullable<ReturnType<typeof usePlot>>;
type Point = readonly [x: number, y: number];

interface NamedLabel extends Wanted {
  readonly className: string;
}

const start = (x: number, y: number): Candidate => ({ x, y, anchor: "start" });
const end = (x: number, y: number): Candidate => ({ x, y, anchor: "end" });

/** At the top of its drop line, right of it; else left, else lower. */
function crossingLabel(lines: readonly string[], x: number, { top }: Plot): NamedLabel {
  const candidates = [
    start(x + 7, top + 4),
    end(x - 7, top + 4),
    start(x + 7, top + 38),
    end(x - 7, top + 38),
  ] as const;
  return { lines, candidates, className: "g-acc" };
}

/** At the top of its line, left of it; else lower, at its foot, or right of it. */
function retirementLabel(lines: readonly string[], x: number, { top, bottom }: Plot): NamedLabel {
  const foot = bottom - 12 - 15 * (lines.length - 1);
  const ys = [top + 4, top + 38, foot, foot - 40, (top + bottom) / 2] as const;
  const [first, ...more] = ys;
  const candidates = [end(x - 8, first), ...more.map((y) => end(x - 8, y)), ...ys.map((y) => start(x + 8, y))] as const;
  return { lines, candidates, className: "g-ink g-halo" };
}

/** Beside its ring: below right, below left, above. */
function adverseLabel(lines: readonly string[], [x, y]: Point): NamedLabel {
  const above = y - 12 - 15 * (lines.length - 1);
  const candidates = [
    start(x + 8, y + 22),
    end(x - 8, y + 22),
    start(x + 8, above),
    end(x - 8, above),
    start(x + 8, y + 52),
    end(x - 8, y + 52),
  ] as const;
  return { lines, candidates, className: "g-buff g-halo" };
}

/** On the line at its end: above it, below it. */
function pathLabel({ name, expected }: BreakEvenPath, plot: Plot): NamedLabel {
  const y = plot.y(expected.at(-1) ?? 0);
  const candidates = [end(plot.right, y - 10), end(plot.right, y + 20), end(plot.right, y - 26)] as const;
  return { lines: [name], candidates, className: "g-ink g-halo" };
}

/** On a phone a long line becomes two. */
const folded = ({ month, lines }: NamedMonth): NamedMonth => ({
  month,
  lines: lines.flatMap((line, index) => wrapText(line, PHONE_LABEL, { isStrong: index === 0, maxLines: 3 })),
});

/** Over the lines: the crossing named at the top of its drop line, the adverse one at its ring, the retirement. */
export function BreakEvenMarks(props: BreakEvenMarksProps) {
  const { stay, option, months, roomRight, isPhone } = props;
  const plot = usePlot();
  if (!plot) return null;
  const shown = (named: NamedMonth | null | undefined): NamedMonth | null =>
    !named || named.month > months ? null : isPhone ? folded(named) : named;
  const [breakEven, adverse, retirement] = [
    shown(props.breakEven),
    shown(props.adverseBreakEven),
    shown(props.retirement),
  ];
  const pointAt = (path: readonly number[], month: number): Point => [plot.x(month), plot.y(valueAt(path, month))];
  const crossing = breakEven && pointAt(option.expected, breakEven.month);
  const adverseCrossing = adverse && pointAt(option.adverse ?? option.expected, adverse.month);
  const labels: NamedLabel[] = [
    ...(isPhone ? [pathLabel(stay, plot), pathLabel(option, plot)] : []),
    ...(breakEven && crossing ? [crossingLabel(breakEven.lines, crossing[0], plot)] : []),
    ...(adverse && adverseCrossing ? [adverseLabel(adverse.lines, adverseCrossing)] : []),
    ...(retirement ? [retirementLabel(retirement.lines, plot.x(retirement.month), plot)] : []),
  ];
  const room = {
    left: plot.left,
    top: plot.top - 12,
    right: plot.right + (isPhone ? 0 : roomRight),
    bottom: plot.bottom - 2,
  };
  const places = placeLabels(labels, room);
  return (
    <g>
      {retirement && (
        <line
          x1={plot.x(retirement.month)}
          x2={plot.x(retirement.month)}
          y1={plot.top - 8}
          y2={plot.bottom}
          className="ax"
        />
      )}
      {adverseCrossing && <circle cx={adverseCrossing[0]} cy={adverseCrossing[1]} r="4" className="ring estimated" />}
      {crossing && (
        <g>
          <line x1={crossing[0]} x2={crossing[0]} y1={plot.top - 8} y2={crossing[1] - 6} className="drop-line" />
          <circle cx={crossing[0]} cy={crossing[1]} r="5" className="ring asks" />
        </g>
      )}
      {labels.map(({ lines, className }, index) => {
        const place = places[index];
        return place && <StackedText key={index} lines={lines} className={className} {...place} />;
      })}
    </g>
  );
}
