"use client";

import { useState, type ReactNode } from "react";
import { saveFile } from "@/app/_ui/save-file";
import { csvText } from "@/server/kernel/csv";
import { FigureTableElement, tableRows, type FigureTable } from "./figure-table";

export interface FigureProps {
  /** The finding, in a sentence; absent where the section's title says it. */
  readonly title?: ReactNode;
  /** How large the heading is; in the outline it stands one step higher, but not above 2. */
  readonly level?: 2 | 3 | 4;
  /** What, unit, period, source. */
  readonly caption?: ReactNode;
  readonly table: FigureTable;
  readonly fileName: string;
  readonly children: ReactNode;
}

/** A chart with its finding above, its caption below, and the same numbers as a table and as a file. */
export function Figure({ title, level = 3, caption, table, fileName, children }: FigureProps) {
  const [showsTable, setShowsTable] = useState(false);
  const Heading = level === 4 ? "h3" : "h2";
  const name = typeof title === "string" ? title : fileName.replace(/\.csv$/, "");
  return (
    <figure className="chart">
      {title && <Heading className={`h${level}`}>{title}</Heading>}
      {showsTable ? <FigureTableElement table={table} caption={name} /> : children}
      <figcaption>
        {caption}{" "}
        <span className="chart-tools">
          <button type="button" className="linklike" onClick={() => setShowsTable(!showsTable)}>
            {showsTable ? "Show as chart" : "Show as table"}
          </button>
          {" · "}
          <button type="button" className="linklike" onClick={() => saveFile(fileName, csvText(tableRows(table)))}>
            Download CSV
          </button>
        </span>
      </figcaption>
    </figure>
  );
}
