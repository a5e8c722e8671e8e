"use client";

import { fitText } from "@/server/drawings";
import { usePlot } from "./axes";
import { spreadLabels } from "./spread-labels";

export interface EndLabel {
  readonly key: string;
  /** The value its line ends at. */
  readonly at: number;
  /** The name, then what belongs to it. */
  readonly lines: readonly string[];
  /** `buff`: estimated. */
  readonly tone?: "ink" | "buff";
  /** Whether the first line is strong. */
  readonly isStrong?: boolean;
}

const LINE = 15;

/** Names at the end of lines in place of a legend; none touches another. */
export function EndLabels({ labels, room }: { labels: readonly EndLabel[]; room: number }) {
  const plot = usePlot();
  if (!plot) return null;
  const wanted = labels.map(({ at, lines }) => ({ y: plot.y(at) + 4, height: lines.length * LINE }));
  const places = spreadLabels(wanted, 12, plot.bottom + LINE);
  return labels.map(({ key, lines, tone = "ink", isStrong = true }, index) => (
    <g key={key} className={tone === "buff" ? "estimated-label" : undefined}>
      {lines.map((words, line) => (
        <text
          key={line}
          x={plot.right + 8}
          y={(places[index] ?? 0) + line * LINE}
          className={`${tone === "buff" ? "g-buff" : "g-ink"}${line === 0 && isStrong ? " g-b" : ""}`}
        >
          {fitText(words, room - 10, 12, line === 0 && isStrong)}
        </text>
      ))}
    </g>
  ));
}

export interface StackedTextProps {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly anchor?: "start" | "end";
  readonly className: string;
}

/** Lines of text one under the other, the first strong. */
export const StackedText = ({ x, y, lines, anchor = "start", className }: StackedTextProps) =>
  lines.map((words, index) => (
    <text
      key={index}
      x={x}
      y={y + index * LINE}
      textAnchor={anchor}
      className={`${className}${index === 0 ? " g-b" : ""}`}
    >
      {words}
    </text>
  ));
