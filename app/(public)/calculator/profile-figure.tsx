"use client";

import { useState } from "react";
import { Figure } from "@/app/_charts/figure";
import { useMeasure } from "@/app/_charts/use-measure";
import { Segmented } from "@/app/_ui/segmented";
import { pathProfile, type Answer, type LeadWeeks, type ProfileRow } from "@/server/calculator";
import { formatNumber } from "@/server/kernel/format";
import { ProfileRadar } from "./profile-radar";
import { nameOf } from "./_words/option-words";

interface ProfileFigureProps {
  readonly answer: Answer;
  readonly leadWeeks: LeadWeeks;
}

const PITCH = 34;
const USUAL_WIDTH = 396;
const mark = (value: number): string => formatNumber(value, { digits: 1 });

/** Where a mark of 0 to 5 stands. */
const trackOf = (width: number) => {
  const [left, right] = [Math.min(150, width * 0.4), width - 14];
  return { left, right, at: (value: number) => left + ((right - left) * value) / 5 };
};

interface PairsProps {
  readonly rows: readonly ProfileRow[];
  readonly levels: readonly [stay: number, option: number];
  readonly label: string;
}

/** Disc and square on a line each: how far apart the two paths are, quality by quality. */
function ProfilePairs({ rows, levels, label }: PairsProps) {
  const [element, measure] = useMeasure<HTMLDivElement>();
  const width = Math.min(620, measure?.width ?? USUAL_WIDTH);
  const { left, right, at } = trackOf(width);
  const height = rows.length * PITCH + 26;
  return (
    <div ref={element} className="calc-drawing">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
        {rows.map((row, index) => {
          const y = index * PITCH + 20;
          const [stay, option] = [at(row.stay), at(row.option)];
          return (
            <g key={row.key}>
              <text x={0} y={y + 4} className="g-ink">
                {row.name}
              </text>
              <line x1={left} x2={right} y1={y} y2={y} className="gr" />
              <line x1={stay} x2={option} y1={y} y2={y} className="calc-between" />
              <circle cx={stay} cy={y} r={6} className={`fill-level l${levels[0]}`} />
              <rect
                x={option - 5.5}
                y={y - 5.5}
                width={11}
                height={11}
                className={`fill-level l${levels[1]} calc-square`}
              />
            </g>
          );
        })}
        <text x={left} y={height - 4} className="g-3">
          weak
        </text>
        <text x={right} y={height - 4} textAnchor="end" className="g-3">
          strong
        </text>
      </svg>
    </div>
  );
}

/** A key of the two marks, in the order of the drawing. */
function ProfileKey({ levels, names }: { levels: PairsProps["levels"]; names: readonly [string, string] }) {
  return (
    <span className="calc-key">
      <span className="word plain">
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <circle cx="6" cy="6" r="5" className={`fill-level l${levels[0]}`} />
        </svg>
        {names[0]}
      </span>
      <span className="word plain">
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <rect x="1" y="1" width="10" height="10" className={`fill-level l${levels[1]}`} />
        </svg>
        {names[1]}
      </span>
    </span>
  );
}

type View = "pairs" | "radar";

/** Both paths, side by side: paired marks first, the radar one switch away. */
export function ProfileFigure({ answer, leadWeeks }: ProfileFigureProps) {
  const [view, setView] = useState<View>("pairs");
  const { stay, option } = answer;
  const rows = pathProfile(answer, leadWeeks);
  if (!rows || !stay || !option) return null;
  const levels = [stay.level, option.level === stay.level ? Math.min(5, option.level + 2) : option.level] as const;
  const names = [nameOf(stay), nameOf(option)] as const;
  const better = rows.filter((row) => row.option > row.stay).length;
  const label = `Profile of ${names[0]} and ${names[1]}: ${rows.map((row) => `${row.name} ${mark(row.stay)} and ${mark(row.option)}`).join(", ")}`;
  return (
    <div className="calc-profile">
      <Figure
        title={`${names[1]} is stronger in ${better} of ${rows.length}`}
        level={3}
        caption={
          <>
            <ProfileKey levels={levels} names={names} />
            From your inputs and rules of thumb, 0 to 5; the table says which.
          </>
        }
        table={{
          columns: [
            { label: "Quality" },
            { label: names[0], isNumeric: true },
            { label: `${names[1]} `, isNumeric: true },
            { label: "By" },
          ],
          rows: rows.map((row) => [
            row.name,
            { show: mark(row.stay), value: row.stay },
            { show: mark(row.option), value: row.option },
            `${row.because}${row.isEstimated ? " (estimated)" : ""}`,
          ]),
        }}
        fileName="both-paths.csv"
      >
        <Segmented
          label="Profile"
          options={[
            { value: "pairs", label: "Side by side" },
            { value: "radar", label: "Radar" },
          ]}
          value={view}
          onPick={setView}
        />
        {view === "pairs" ? (
          <ProfilePairs rows={rows} levels={levels} label={label} />
        ) : (
          <ProfileRadar rows={rows} levels={levels} label={label} />
        )}
      </Figure>
    </div>
  );
}
