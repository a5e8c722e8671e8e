import type { Format } from "../formats/format";
import { isBetterMatch, recogniseFormat, type Recognised } from "../rules/recognise-format";
import { jsonColumns, type JsonColumns } from "./json-columns";
import { JsonFault, type JsonScannerOptions } from "./json-listener";
import { JsonRows } from "./json-rows";
import { JsonScanner } from "./json-scanner";

export type JsonLayout = JsonScannerOptions["layout"];

const ROWS_LOOKED_AT = 100;
const MOST_NAMES = 512;
const TIME_BEFORE_OBJECT = /^\d{4}-\d\d-\d\dT[\d:.]+Z?[ \t]+(?=\{)/;

/** True where a text begins as JSON does, perhaps behind the time that log exports put before it. */
export const looksLikeJson = (text: string): boolean =>
  text.startsWith("{") || /^\[\s*[[{\]]/.test(text) || TIME_BEFORE_OBJECT.test(text);

/** Whether a text's lines are values by themselves, told from its first ones. */
export function jsonLayoutOf(text: string, isWhole: boolean): JsonLayout {
  const all = text.split("\n", ROWS_LOOKED_AT + 1);
  const lines = (isWhole || all.length > ROWS_LOOKED_AT ? all : all.slice(0, -1)).filter((line) => line.trim() !== "");
  const [first] = lines;
  if (first === undefined) return "unknown";
  const values = lines.filter(isValue).length;
  const mayBeBroken = first.trim().length > 1 && values * 2 >= lines.length;
  return isValue(first) || mayBeBroken ? "lines" : "document";
}

function isValue(line: string): boolean {
  const value = line.replace(TIME_BEFORE_OBJECT, "").trim();
  if (!/^[[{]/.test(value)) return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds the format whose rows stand in the beginning of a document. Formats that are an object a line are tried where the
 * objects stand in an array or go on over lines.
 */
export function recogniseJson(formats: readonly Format[], text: string, layout: JsonLayout): Recognised | null {
  const bytes = Buffer.from(text);
  let best: Recognised | null = null;
  for (const format of formats) {
    const isNested = format.containers.includes("json");
    const isFlat = layout === "lines" && text.startsWith("{");
    if (!isNested && !(format.containers.includes("json-lines") && !isFlat)) continue;
    const names = namesIn(bytes, jsonColumns(format), layout);
    const found = recogniseFormat([format], isNested ? "json" : "json-lines", names);
    if (found && (best === null || isBetterMatch(found, best))) best = found;
  }
  return best && withAllColumns(best);
}

/** Members may come late in a document: a nested format looks for all that it knows. */
function withAllColumns(found: Recognised): Recognised {
  const { format, generation, columns } = found;
  if (!format.nesting) return found;
  const all = new Map(columns);
  for (const name of [...generation.required, ...generation.optional]) if (!all.has(name)) all.set(name, all.size);
  return { ...found, columns: all };
}

/** The names of what stands in a document, or in the objects of its array, without looking deeper. */
export const topLevelNames = (text: string, layout: JsonLayout): string[] =>
  namesIn(Buffer.from(text), jsonColumns({ generations: [] }), layout);

/** The names of the members of a document's rows, as far as they stand in its beginning. */
function namesIn(text: Buffer, columns: JsonColumns, layout: JsonLayout): string[] {
  const { nesting } = columns;
  const names = new Set<string>();
  let rowCount = 0;
  const tells = (path: string): boolean => nesting.tellsUnknown?.some((start) => path.startsWith(start)) ?? true;
  const add = (name: string): void => {
    if (names.size < MOST_NAMES) names.add(Buffer.from(name, "latin1").toString("utf8"));
  };
  const taker = {
    take: (row: { readonly columns: ReadonlyMap<string, string> }): void => {
      for (const name of row.columns.keys()) add(name);
      if (++rowCount >= ROWS_LOOKED_AT) throw new Enough();
    },
    unknown: (path: string): void => (tells(path) ? add(path) : undefined),
  };
  const rows = new JsonRows(columns, taker, Infinity);
  const scanner = new JsonScanner(rows, {
    ...{ layout, mostText: text.length, timeBeforeObject: nesting.timeBeforeObject ?? false },
    mayLeaveOut: () => {
      for (const name of rows.openColumns) add(name);
      rows.forget();
      return true;
    },
  });
  rows.follow(scanner);
  try {
    scanner.push(text);
  } catch (error) {
    if (!(error instanceof JsonFault) && !(error instanceof Enough)) throw error;
  }
  for (const name of rows.openColumns) add(name);
  return [...names];
}

class Enough extends Error {
  override readonly name = "Enough";
}
