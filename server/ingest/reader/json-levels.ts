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

export type Level =
  | { readonly kind: "list"; readonly name: string; readonly of: Element | null; index: number }
  | { readonly kind: "element"; readonly element: Element }
  | { readonly kind: "members"; readonly prefix: string }
  | { readonly kind: "pairs"; readonly prefix: string }
  | { readonly kind: "pair"; readonly prefix: string; name: string | null; value: string | null }
  | { readonly kind: "pair value"; readonly pair: { name: string | null; value: string | null } };
