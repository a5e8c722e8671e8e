import type { ReactNode } from "react";
import type { CsvValue } from "@/server/kernel/csv";

/** What a cell shows and the value it is sorted, filtered and downloaded by. */
export interface RichCell {
  readonly show: ReactNode;
  readonly value: CsvValue;
}

export type Cell = CsvValue | RichCell;

export interface Column {
  readonly key: string;
  readonly label: string;
  /** Right-aligned; the unit belongs in the label. */
  readonly isNumeric?: boolean;
  /** On a phone: a line of its own (`full`), a label and value pair (the rest), at the end (`act`), or not at all. */
  readonly phone?: "full" | "pair" | "act" | "hide";
  /** A shorter label for the phone's pairs. */
  readonly phoneLabel?: string;
  /** Absent: in a list that can be filtered or taken along as a file, unless the column stays out of that. */
  readonly isSortable?: boolean;
  /** Space before text that follows numbers. */
  readonly hasGap?: boolean;
  /** On a wide screen in one line: days, which read badly in two. */
  readonly isOneLine?: boolean;
  /** Stays out of the downloaded file: a column of buttons, a drawing. */
  readonly isOutOfFile?: boolean;
  /** The label is heard and not seen. */
  readonly isLabelHidden?: boolean;
}

/** A column of buttons, at the end of each row; its label says what they do. */
export const actColumn = (label: string, key = "act"): Column => ({
  ...{ key, label, phone: "act", isOutOfFile: true, isLabelHidden: true, isSortable: false },
});

export interface Row {
  readonly id: string;
  readonly cells: Readonly<Record<string, Cell>>;
  /** The option in use: on wash. */
  readonly isInUse?: boolean;
}

export interface Sorting {
  readonly key: string;
  readonly direction: "ascending" | "descending";
}

const isRich = (cell: Cell): cell is RichCell => typeof cell === "object" && cell !== null;

export const valueOf = (cell: Cell | undefined): CsvValue =>
  cell === undefined ? null : isRich(cell) ? cell.value : cell;

/** Absent is a dash, zero is 0. */
export function shown(cell: Cell | undefined): ReactNode {
  if (cell === undefined || cell === null) return "–";
  return isRich(cell) ? cell.show : typeof cell === "boolean" ? (cell ? "yes" : "no") : cell;
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function compare(left: CsvValue, right: CsvValue): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return collator.compare(String(left), String(right));
}

/** Rows by one column; the unknown stands last in either direction, equal rows keep their order. */
export function sortedRows(rows: readonly Row[], sorting: Sorting | null): readonly Row[] {
  if (sorting === null) return rows;
  const sign = sorting.direction === "ascending" ? 1 : -1;
  return [...rows].sort((one, other) => {
    const [left, right] = [valueOf(one.cells[sorting.key]), valueOf(other.cells[sorting.key])];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compare(left, right);
  });
}

/** Rows in which every word of the query stands somewhere. */
export function filteredRows(rows: readonly Row[], query: string): readonly Row[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const all = Object.values(row.cells)
      .map((cell) => String(valueOf(cell) ?? ""))
      .join(" ")
      .toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** The first click sorts numbers from the largest and texts from A; the next turns it round. */
export function nextSorting(current: Sorting | null, { key, isNumeric }: Column): Sorting {
  if (current?.key === key) return { key, direction: current.direction === "ascending" ? "descending" : "ascending" };
  return { key, direction: isNumeric ? "descending" : "ascending" };
}

/** Header and rows for a file, exact values in it. */
export const fileRows = (columns: readonly Column[], rows: readonly Row[]): CsvValue[][] => {
  const kept = columns.filter((column) => !column.isOutOfFile);
  return [kept.map((column) => column.label), ...rows.map((row) => kept.map(({ key }) => valueOf(row.cells[key])))];
};
