/**
 * Where the rows of a JSON document stand. A document is an object, an array, or several of either one after another. An
 * object that has a list is no row: its own members count as those of the rows in the list. Every other object is a row;
 * members of members are columns by their path, `amount.value`.
 */
export interface JsonNesting {
  /** Members, or paths of them, that hold a list of rows, or of objects that hold such lists in turn. */
  readonly lists: readonly string[];
  /**
   * Members, or paths of them, that hold rows (or objects that hold such in turn) by name, `{ "gpt-5": { … } }`, and the
   * column that the name is. They are lists in everything else.
   */
  readonly named?: Readonly<Record<string, string>>;
  /** Lists whose rows are lists themselves, of `{ field, value }`: the fields are their columns. */
  readonly ofFields?: readonly string[];
  /** Of lists, the ones whose object is a row itself where the list is empty. */
  readonly emptyIsRow?: readonly string[];
  /** By list: members of the list's object that its rows need, even where they stand after it. */
  readonly waitsFor?: Readonly<Record<string, readonly string[]>>;
  /**
   * Members that hold columns under a prefix: as an object, as a list of `{ key, value }` in the words of OpenTelemetry,
   * or as JSON in a text.
   */
  readonly spreads?: Readonly<Record<string, string>>;
  /** Members beside a list, or at a path, and what they say where there is more than the list holds. */
  readonly goesOn?: Readonly<Record<string, RegExp>>;
  /** Paths that say how many rows are listed at most, and how many there are: refused where that is more. */
  readonly listsOnly?: { readonly listed: string; readonly all: string; readonly message: string };
  /** Log exports put the time before each object. */
  readonly timeBeforeObject?: boolean;
  /** Where a row may have any members: beginnings of those that are worth a word when unknown. */
  readonly tellsUnknown?: readonly string[];
}

/** Rows that stand in a document by themselves or in an array, without anything around them. */
export const PLAIN_ROWS: JsonNesting = { lists: [] };
