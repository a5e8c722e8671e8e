"use client";

import type { ProfileRow } from "@/server/calculator";

interface RadarProps {
  readonly rows: readonly ProfileRow[];
  readonly levels: readonly [stay: number, option: number];
  readonly label: string;
}

const [WIDTH, HEIGHT, RADIUS] = [328, 290, 100];
const [MIDDLE_X, MIDDLE_Y] = [WIDTH / 2, HEIGHT / 2];

type Point = readonly [x: number, y: number];

/** On spoke `index` of `count`, from the middle (0) to the rim (5) and beyond; the first spoke points up. */
export function spokePoint(index: number, count: number, value: number): Point {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  const far = (RADIUS * value) / 5;
  const round = (length: number) => Number(length.toFixed(2));
  return [round(MIDDLE_X + far * Math.cos(angle)), round(MIDDLE_Y + far * Math.sin(angle))];
}

const anchorAt = (x: number): "start" | "middle" | "end" =>
  Math.abs(x - MIDDLE_X) < 12 ? "middle" : x > MIDDLE_X ? "start" : "end";

const outline = (values: readonly number[]): string =>
  values.map((value, index) => spokePoint(index, values.length, value).join(",")).join(" ");

/** The same marks on spokes: the whole shape at a glance, single values worse than side by side. */
export function ProfileRadar({ rows, levels, label }: RadarProps) {
  const count = rows.length;
  return (
    <div className="calc-drawing">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
        {[1, 2, 3, 4, 5].map((ring) => (
          <polygon key={ring} points={outline(rows.map(() => ring))} className="calc-ring" />
        ))}
        {rows.map((row, index) => {
          const [x, y] = spokePoint(index, count, 5);
          const [labelX, labelY] = spokePoint(index, count, 5.7);
          const [first = "", ...rest] = row.name.split(" ");
          const lines = [first, rest.join(" ")].filter(Boolean);
          return (
            <g key={row.key}>
              <line x1={MIDDLE_X} y1={MIDDLE_Y} x2={x} y2={y} className="calc-spoke" />
              {lines.map((line, at) => (
                <text
                  key={at}
                  x={labelX}
                  y={labelY + at * 14 - (lines.length - 1) * 4}
                  textAnchor={anchorAt(labelX)}
                  className="g-ink"
                >
                  {line}
                </text>
              ))}
            </g>
          );
        })}
        <polygon points={outline(rows.map(({ stay }) => stay))} className={`calc-area l${levels[0]}`} />
        <polygon points={outline(rows.map(({ option }) => option))} className={`calc-area own l${levels[1]}`} />
        {rows.map((row, index) => {
          const [stayX, stayY] = spokePoint(index, count, row.stay);
          const [x, y] = spokePoint(index, count, row.option);
          return (
            <g key={row.key}>
              <circle cx={stayX} cy={stayY} r={4} className={`fill-level l${levels[0]}`} />
              <rect x={x - 4} y={y - 4} width={8} height={8} className={`fill-level l${levels[1]}`} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}
