"use client";

import type { ReactNode } from "react";
import { Figure } from "../figure";
import { Ladder, type LadderProps } from "./ladder";
import { ladderTable } from "./ladder-table";

export interface LadderFigureProps extends LadderProps {
  /** `Five of twelve workloads stand on the wrong rung`. */
  readonly title: ReactNode;
  /** What, unit, period, source. */
  readonly caption: ReactNode;
  readonly fileName?: string;
}

/** The ladder with its finding, its caption, its table and its file. */
export function LadderFigure({ title, caption, fileName = "ladder.csv", ...ladder }: LadderFigureProps) {
  return (
    <Figure
      title={title}
      level={3}
      caption={caption}
      table={ladderTable(ladder.items, ladder.currency ?? "USD", ladder.total)}
      fileName={fileName}
    >
      <Ladder {...ladder} />
    </Figure>
  );
}
