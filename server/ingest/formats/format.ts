import type { FormatName } from "../schema";
import type { JsonNesting } from "./json-nesting";

/** A piece of SQL over the text cells of one row. Built by the pure functions in `expressions.ts`. */
export type Sql = string;

/** The cells of a row by the source's own column names; order and case of the file's columns do not matter. */
export interface Cells {
  has(column: string): boolean;
  /** The cell as text; an absent column reads as empty. */
  text(column: string): Sql;
  /** Names of the file's columns that begin with a prefix. */
  startingWith(prefix: string): readonly string[];
}

/** What a person says about a file that its rows do not. */
export interface Answers {
  readonly model?: string | undefined;
  readonly provider?: string | undefined;
  /** An instant, `2026-07-01` or `2026-07-01T09:00:00Z`: where relative times begin. */
  readonly start?: string | undefined;
  /** Which comes first in dates like 02/01/2026. */
  readonly dates?: "day-first" | "month-first" | undefined;
}

/** One header that a source has used. A file is of this generation if it has every required column. */
export interface Generation {
  readonly name: string;
  /** What its rows are, where that is not what the format's are. */
  readonly kind?: "usage" | "cost";
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Columns named by their beginning, e.g. `units.`. */
  readonly optionalPrefixes?: readonly string[];
  /** True where the required columns alone would be too common: nothing else may stand beside them. */
  readonly exact?: boolean;
  /** Columns that a row may stop after, where they are the file's first: the rest of it is then empty. */
  readonly shortRow?: readonly string[];
}

/** A cell that a named value is read from. */
export interface CellSource {
  readonly column: string;
  readonly text: Sql;
  /** The cell as it stands in the file, where `text` is made of it: what a reject shows. */
  readonly written?: Sql;
}

/** Rows (all, or those for which the SQL is true) that may be credits, refunds or corrections. */
export interface MayBeNegative {
  readonly mayBeNegative?: true | Sql;
}

/** A reason to reject a row; `failed` may name counts and amounts. Checked in order, the first that fails is given. */
export interface Check extends CellSource {
  readonly code: string;
  readonly failed: Sql;
}

export const DIMENSIONS = [
  "provider",
  "model",
  "project",
  "apiKey",
  "userKey",
  "tag",
  "promptName",
  "app",
  "region",
  "serviceTier",
  "contextTier",
  "currency",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const QUANTITIES = [
  "requests",
  "failedRequests",
  "uncachedInput",
  "cacheRead",
  "cacheWrite5m",
  "cacheWrite1h",
  "output",
  "reasoning",
] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** How the rows of one file become canonical usage. */
export interface Reading {
  /** When the usage was. `at` is a UTC timestamp, null where the cell is no date. */
  readonly moment: CellSource & {
    readonly at: Sql;
    /** True (in SQL) where a row tells the hour; left out where no row of the format can. */
    readonly tellsHour?: Sql;
  };
  /** Values that several others are made from, by name: worked out once a row. */
  readonly prepared?: Readonly<Record<string, Sql>>;
  /** The same where values are made from values: each step may use the cells, `prepared` and the steps before it. */
  readonly steps?: readonly Readonly<Record<string, Sql>>[];
  /**
   * Values that are the same wherever a few others are: worked out once for each of them that the file holds, after
   * `prepared` and before `steps`. `by` names what they are made of.
   */
  readonly keyed?: {
    readonly by: Readonly<Record<string, Sql>>;
    readonly steps: readonly Readonly<Record<string, Sql>>[];
  };
  /** True (in SQL) for a well-formed row that is not AI usage: counted as ignored, and nothing else of it is looked at. */
  readonly ignored?: Sql;
  /** Whole numbers by name: an unreadable one rejects the row as `bad-number`, one below 0 as `negative`. */
  readonly counts: Readonly<Record<string, CellSource & MayBeNegative>>;
  /** What the source says it cost: an exact decimal, or nothing where the source tells no cost. */
  readonly cost?: CellSource & MayBeNegative;
  readonly checks: readonly Check[];
  /** In terms of cells and counts. What is left out is empty (dimensions), null (requests) or 0 (tokens). */
  readonly dimensions: Readonly<Partial<Record<Dimension, Sql>>>;
  /** Dimensions found inside large cells: worked out a row each. The others are worked out once for equal cells. */
  readonly perRow?: readonly (Dimension | "batch")[];
  readonly batch?: Sql;
  readonly quantities: Readonly<Partial<Record<Quantity, Sql>>>;
  /** Images, audio, searches by name, as counts. Disjoint from the token quantities. */
  readonly units?: Readonly<Record<string, Sql>>;
  /** Units that are told in parts of one, such as hours: exact to six decimals. The others are whole. */
  readonly fractionalUnits?: readonly string[];
  /** True (in SQL) for a row that holds no usage at all: accepted with zeros, and it needs no model. */
  readonly isEmpty?: Sql;
  /** Ids that name one request: the same id and content twice is rejected as `duplicate-id`. */
  readonly identity?: { readonly column: string; readonly id: Sql; readonly content: readonly Sql[] };
  /** Figures to count over accepted rows and report as a warning where one is above 0. */
  readonly notices?: Readonly<Record<string, Sql>>;
  /** Amounts that rows show and that nobody was charged, which are no part of the cost: which rows, and the amount's text. */
  readonly notCharged?: { readonly rows: Sql; readonly amount: Sql };
  /** A JSON list of block ids, where equal leading blocks are a prefix that a cache could have served. */
  readonly prefixBlocks?: { readonly ids: Sql; readonly tokensPerBlock: number; readonly input: Sql };
}

/** What a format needs to be told and was not. */
export interface Need {
  readonly code: string;
  readonly message: string;
}

/** One export format: plain data and pure functions. One file a format. */
export interface Format {
  readonly name: FormatName;
  readonly kind: "usage" | "cost";
  /** True for bills, whose rows may hold tokens beside amounts: usage where any row tells some, else a cost. */
  readonly isKindByContent?: boolean;
  /** `json`: objects in pages, arrays or lines, where `nesting` says; `json-lines`: an object a row, by itself or in an array. */
  readonly containers: readonly ("csv" | "json-lines" | "json")[];
  readonly nesting?: JsonNesting;
  readonly generations: readonly Generation[];
  /** Columns with requests and responses: cut out while streaming, never kept. Rows may then have 64 MiB. */
  readonly bodies?: readonly string[];
  /** Refuses what cannot be read without an answer; warns of what can. */
  readonly needs?: (generation: Generation, answers: Answers) => { refused?: Need; warnings?: readonly Need[] };
  readonly read: (cells: Cells, answers: Answers) => Reading;
}
