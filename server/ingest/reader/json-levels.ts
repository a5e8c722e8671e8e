import type { TextPlace } from "./json-listener";

/** A row as it stands in a document. */
export interface JsonRow {
  /** Physical line that it begins in. */
  readonly line: number;
  /** Its path, `data[3].results[0]`; empty where it is the whole value. */
  readonly place: string;
  /** JSON texts by column, as written but for numbers and words, which are quoted so that no digit is lost. */
  readonly columns: ReadonlyMap<string, string>;
  /** Why it cannot be read, where that shows. */
  readonly problem?: "bad-json" | "line-too-long";
}

export interface JsonRowTaker {
  take(row: JsonRow): void;
  /** A member that is not known, once a row. */
  unknown(path: string): void;
}

/** An object that is a row, or holds a list of them. */
export interface Element {
  readonly at: TextPlace;
  readonly place: string;
  readonly from: number;
  readonly columns: Map<string, string>;
  /** Members seen, of those that rows wait for. */
  readonly seen: string[];
  list: string | null;
  entries: number;
  problem: JsonRow["problem"];
  held: JsonRow[] | null;
}

/** A list of rows, or an object that holds them by name. */
export interface ListLevel {
  readonly kind: "list";
  readonly name: string;
  readonly of: Element | null;
  /** The column that the names of its rows are. */
  readonly nameColumn?: string | undefined;
  /** True where its rows are lists of fields. */
  readonly isOfFields?: boolean;
  index: number;
}

export type Level =
  | ListLevel
  | { readonly kind: "element"; readonly element: Element }
  /** What is spread into a row holds no lists of rows. */
  | { readonly kind: "members"; readonly prefix: string; readonly mayList: boolean }
  | { readonly kind: "pairs"; readonly prefix: string; readonly isRow?: boolean }
  | { readonly kind: "pair"; readonly prefix: string; name: string | null; value: PairValue }
  | { readonly kind: "pair value"; readonly pair: { name: string | null; value: PairValue } };

/** Undefined where there is none, or none that is one text; null where it is too long to hold. */
type PairValue = string | null | undefined;

/** A row's name as its path shows it: cut short, and without control characters, which part the path from what follows. */
export function nameInPlace(name: string): string {
  const text = Buffer.from(name, "latin1").toString("utf8");
  return Buffer.from(text.slice(0, 120).replaceAll(/[^ -\uffff]/g, " ")).toString("latin1");
}
