"use client";

import { useState } from "react";
import { csvText } from "@/server/kernel/csv";
import { classNames } from "./class-names";
import { DataTableHead } from "./data-table-head";
import { DataTableRow, DataTableTotal } from "./data-table-row";
import { Field } from "./field";
import { saveFile } from "./save-file";
import {
  fileRows,
  filteredRows,
  nextSorting,
  sortedRows,
  type Cell,
  type Column,
  type Row,
  type Sorting,
} from "./table-cells";

export interface DataTableProps {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What the table is, for who hears it. */
  readonly caption: string;
  /** A last row in bold; sums are of all rows, not of what a filter left. */
  readonly total?: Readonly<Record<string, Cell>>;
  /** `stack`: label and value in two columns · `one`: in one · `columns`: a table of the columns that decide · `scroll`: all of it, sideways. */
  readonly phone?: "stack" | "one" | "columns" | "scroll";
  readonly isDense?: boolean;
  /** Shows a filter with this label. */
  readonly filterLabel?: string;
  /** Offers the rows, if there are any, as a file of this name. */
  readonly fileName?: string;
  readonly initialSorting?: Sorting;
  readonly emptyText?: string;
}

const PHONES = { stack: "stack", one: "stack one", columns: "cols", scroll: null } as const;

/** A table that sorts, filters and downloads in the browser, and becomes rows of label and value on a phone. */
export function DataTable(props: DataTableProps) {
  const { columns, rows, caption, total, phone = "stack", isDense, filterLabel, fileName, initialSorting } = props;
  const [sorting, setSorting] = useState<Sorting | null>(initialSorting ?? null);
  const [query, setQuery] = useState("");
  // A list that can be filtered or taken along can be sorted by every column that has values.
  const isList = Boolean(filterLabel || fileName);
  const headed = columns.map((column) => ({
    ...column,
    isSortable: column.isSortable ?? (isList && !column.isOutOfFile),
  }));
  const visible = sortedRows(filteredRows(rows, query), sorting);
  const emptyText = query === "" ? (props.emptyText ?? "Nothing here yet.") : `No row holds “${query}”.`;
  return (
    <div>
      {(filterLabel || (fileName && rows.length > 0)) && (
        <div className="table-tools">
          {filterLabel ? (
            <Field label={filterLabel} type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
          ) : (
            <span />
          )}
          {fileName && rows.length > 0 && (
            <button
              type="button"
              className="linklike"
              onClick={() => saveFile(fileName, csvText(fileRows(columns, visible)))}
            >
              Download CSV
            </button>
          )}
        </div>
      )}
      <div
        className={phone === "scroll" ? "scroll" : phone === "columns" ? "fit" : "roomy"}
        {...(phone === "scroll" && { tabIndex: 0, role: "region", "aria-label": caption })}
      >
        <table className={classNames(PHONES[phone], isDense && "tight")}>
          <caption className="vh">{caption}</caption>
          <DataTableHead
            columns={headed}
            sorting={sorting}
            onSort={(column) => setSorting(nextSorting(sorting, column))}
          />
          <tbody>
            {visible.map((row) => (
              <DataTableRow key={row.id} row={row} columns={columns} />
            ))}
            {visible.length === 0 && (
              <tr>
                <td className="full muted" colSpan={columns.length}>
                  {emptyText}
                </td>
              </tr>
            )}
          </tbody>
          {total && <DataTableTotal cells={total} columns={columns} />}
        </table>
      </div>
      <p className="vh" role="status">
        {query !== "" && `${visible.length} of ${rows.length} rows`}
      </p>
    </div>
  );
}
