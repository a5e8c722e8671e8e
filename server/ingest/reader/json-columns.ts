import type { Format } from "../formats/format";
import { PLAIN_ROWS, type JsonNesting } from "../formats/json-nesting";

/** What of a JSON row is looked at. Columns are paths. */
export interface JsonColumns {
  readonly nesting: JsonNesting;
  isList(path: string): boolean;
  /** The column that the names of rows are which a member holds; undefined where it holds none by name. */
  nameColumnOf(path: string): string | undefined;
  /** Beginning of the columns that a member holds; undefined where it holds none. */
  prefixOf(path: string): string | undefined;
  isKnown(path: string): boolean;
  /** True where something inside a member may be known. */
  mayHold(path: string): boolean;
  isBody(path: string): boolean;
}

/** The columns of a format, in whatever generation. */
export function jsonColumns(format: Pick<Format, "nesting" | "generations" | "bodies">): JsonColumns {
  const { generations, bodies = [], nesting = PLAIN_ROWS } = format;
  const known = new Set(generations.flatMap(({ required, optional }) => [...required, ...optional]));
  const prefixes = generations.flatMap(({ optionalPrefixes }) => optionalPrefixes ?? []);
  const left = new Set(bodies);
  const named = new Map(Object.entries(nesting.named ?? {}));
  const { goesOn = {}, listsOnly } = nesting;
  const said = [Object.keys(goesOn), listsOnly?.listed ?? [], listsOnly?.all ?? []].flat();
  const nested = [...nesting.lists, ...named.keys(), ...said, ...Object.keys(nesting.spreads ?? {})];
  const parents = new Set([...known, ...nested, ...prefixes].flatMap(parentsOf));
  const spreads = new Map(Object.entries(nesting.spreads ?? {}));
  return {
    nesting,
    isList: (path) => nesting.lists.includes(path),
    nameColumnOf: (path) => named.get(path),
    prefixOf: (path) => spreads.get(path),
    isKnown: (path) =>
      !left.has(path) && (known.has(path) || prefixes.some((prefix) => path.startsWith(prefix) && path !== prefix)),
    mayHold: (path) => parents.has(path),
    isBody: (path) => left.has(path),
  };
}

/** `a.b.c` → `a`, `a.b`. */
function parentsOf(path: string): string[] {
  const parts = path.split(".");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("."));
}
