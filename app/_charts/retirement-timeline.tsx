"use client";

import { useCallback, type ReactNode } from "react";
import { formatDay } from "@/server/kernel/format";
import { layoutTimeline, type Retirement, type TimelineOptions } from "@/server/drawings";
import { Drawn } from "./drawn";
import { Figure } from "./figure";
import type { FigureTable } from "./figure-table";

export interface RetirementTimelineProps extends Omit<TimelineOptions, "width"> {
  readonly title?: ReactNode;
  readonly caption?: ReactNode;
  readonly retirements: readonly Retirement[];
  readonly fileName?: string;
}

const tableOf = (retirements: readonly Retirement[]): FigureTable => ({
  columns: [{ label: "Day" }, { label: "Workload" }, { label: "Level", isNumeric: true }, { label: "At stake" }],
  rows: retirements.map(({ day, name, level, moneyLabel }) => [
    { show: formatDay(day), value: day },
    name,
    level,
    moneyLabel,
  ]),
});

/** Which models will be switched off, and when, with discs as large as on the ladder. */
export function RetirementTimeline(props: RetirementTimelineProps) {
  const { title, caption, retirements, from, to, today, largestSpend, fileName = "retirements.csv" } = props;
  const draw = useCallback(
    (width: number) => layoutTimeline(retirements, { width, from, to, today, largestSpend }),
    [retirements, from, to, today, largestSpend],
  );
  return (
    <Figure title={title} caption={caption} table={tableOf(retirements)} fileName={fileName}>
      <Drawn draw={draw} usualWidths={{ large: 792 }} />
    </Figure>
  );
}
