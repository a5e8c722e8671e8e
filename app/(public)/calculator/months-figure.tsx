"use client";

import { useMemo } from "react";
import { Figure } from "@/app/_charts/figure";
import { useMeasure } from "@/app/_charts/use-measure";
import type { Answer } from "@/server/calculator";
import { formatNumber } from "@/server/kernel/format";
import { tornado } from "@/server/what-if";
import { monthsBars, monthsFinding, type MonthsBar } from "./_words/months-bars";

const [PITCH, BAR, USUAL_WIDTH] = [34, 16, 384] as const;
const read = (months: number | null): string => (months === null ? "never" : formatNumber(months, { digits: 1 }));

interface DrawnProps {
  readonly bars: readonly MonthsBar[];
  readonly expected: number;
}

/** Bars about the month as entered; what is never paid back runs to the end of the room. */
function MonthsBars({ bars, expected }: DrawnProps) {
  const [element, measure] = useMeasure<HTMLDivElement>();
  const width = Math.min(620, measure?.width ?? USUAL_WIDTH);
  const left = Math.min(150, width * 0.38);
  const months = [expected, ...bars.flatMap(({ ends }) => ends.flatMap((end) => (end === null ? [] : [end])))];
  const [least, most] = [Math.min(...months), Math.max(...months)];
  const hasNever = bars.some(({ ends }) => ends.includes(null));
  const [from, to] = [left + 34, width - (hasNever ? 78 : 38)];
  const at = (month: number | null) =>
    month === null ? width - 42 : from + ((month - least) / (most - least || 1)) * (to - from);
  const height = bars.length * PITCH + 26;
  const middle = at(expected);
  const label = bars.map(({ name, ends }) => `${name}: ${read(ends[0])} to ${read(ends[1])}`).join("; ");
  return (
    <div ref={element} className="calc-drawing">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`Break-even in months, ${read(expected)} as entered. ${label}`}
      >
        {bars.map(({ key, name, ends }, index) => {
          const y = index * PITCH + 11;
          const [start, end] = [at(ends[0]), at(ends[1])];
          return (
            <g key={key}>
              <text x={0} y={y + 12} className="g-ink">
                {name}
              </text>
              <rect x={start} y={y} width={Math.max(1, end - start)} height={BAR} className="calc-months" />
              <text x={start - 5} y={y + 12} textAnchor="end">
                {read(ends[0])}
              </text>
              <text x={end + 5} y={y + 12} className={ends[1] === null ? "g-b g-buff" : undefined}>
                {read(ends[1])}
              </text>
            </g>
          );
        })}
        <line x1={middle} x2={middle} y1={0} y2={height - 20} className="ax" />
        <text
          x={Math.min(Math.max(middle, left + 60), width - 66)}
          y={height - 6}
          textAnchor="middle"
          className="g-b g-ink"
        >
          {read(expected)} months, as entered
        </text>
      </svg>
    </div>
  );
}

/** Which input moves the break-even most; nothing where it never comes, or at once. */
export function MonthsFigure({ answer }: { answer: Answer }) {
  const { question, option, economics } = answer;
  const bars = useMemo(() => {
    const drawn = option && economics ? tornado(question.input, option.id) : null;
    return drawn && economics ? monthsBars(drawn, economics) : [];
  }, [question.input, option, economics]);
  const expected = economics?.breakEvenMonths ?? null;
  if (expected === null || expected === 0 || bars.length === 0) return null;
  return (
    <Figure
      title={monthsFinding(bars, expected)}
      level={3}
      caption="Break-even in months when one input alone moves, by the policy’s own doubts; last, all of the adverse case at once."
      table={{
        columns: [
          { label: "Input" },
          { label: "Earliest, months", isNumeric: true },
          { label: "Latest, months", isNumeric: true },
        ],
        rows: bars.map(({ name, ends }) => [
          name,
          { show: read(ends[0]), value: ends[0] },
          { show: read(ends[1]), value: ends[1] },
        ]),
      }}
      fileName="break-even-sensitivity.csv"
    >
      <MonthsBars bars={bars} expected={expected} />
    </Figure>
  );
}
