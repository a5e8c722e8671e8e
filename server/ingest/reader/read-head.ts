import { StringDecoder } from "node:string_decoder";
import { allFormats } from "../formats/all-formats";
import type { Format } from "../formats/format";
import { mapped } from "../formats/mapped";
import { mappedColumns, type UsageMapping } from "../mapping-shape";
import { checkHeader } from "../rules/check-header";
import { detectDialect, type Dialect } from "../rules/detect-dialect";
import { emptyListIn } from "../rules/empty-page";
import { plainName } from "../rules/header-key";
import { isBetterMatch, nearestFormat, recogniseFormat, type Recognised } from "../rules/recognise-format";
import { separatorHint, type SeparatorHint } from "../rules/separator-hint";
import type { FormatName } from "../schema";
import { decodeText } from "./decode-text";
import { headerFingerprint } from "./header-fingerprint";
import { jsonLayoutOf, looksLikeJson, recogniseJson, topLevelNames, type JsonLayout } from "./json-head";
import type { ParquetColumn } from "../rules/typed-cells";
import type { PlainSource } from "./open-plain";
import { refuse, RefusedFileError } from "./refused-file-error";
import type { Encoding } from "./survey-file";

const LONGEST_HEADER_BYTES = 1 << 20;
/** Lines of a JSON Lines file whose members are taken for its columns. */
const LINES_LOOKED_AT = 100;

/** What the beginning of a file tells. */
export interface Head {
  readonly container: "csv" | "json-lines";
  readonly dialect: Dialect;
  readonly columnCount: number;
  readonly recognised: Recognised;
  /** Physical line of the header. */
  readonly line: number;
  readonly names: readonly string[];
  /** True where blanks stand around the header's delimiters. */
  readonly isPadded?: boolean | undefined;
  /** Of a Parquet file: its columns, in the file's order. The container is then `csv`: rows of cells. */
  readonly parquet?: readonly ParquetColumn[];
  /** Of a JSON document whose rows are taken out of it: how its lines are to be understood. */
  readonly jsonLayout?: JsonLayout;
}

/** What is known about a file before it is opened. */
export interface HeadHints {
  /** The format that a person named. */
  readonly format?: FormatName | undefined;
  /** How a person said this file is to be read. */
  readonly mapping?: UsageMapping | undefined;
  /** How files with a certain header were mapped before, by the header's fingerprint. */
  readonly remembered?: ReadonlyMap<string, UsageMapping> | undefined;
}

/** Reads the first lines of a file, finds out how it is written and which format it is. @throws RefusedFileError */
export async function readHead(source: PlainSource, encoding: Encoding, hints: HeadHints = {}): Promise<Head> {
  const { text, isWhole } = await firstText(source, encoding);
  const { hint, rest } = beginningOf(text);
  const line = text.slice(0, text.length - rest.length).split(/\r\n|\r|\n/).length;
  if (rest.trim() === "") throw refuse("empty-file", "The file is empty: there is no header and no row in it.");
  const first = /^[^\r\n]*/.exec(rest)?.[0] ?? "";
  if (first.length === rest.length && !isWhole && !looksLikeJson(rest))
    throw refuse(
      "header-too-long",
      `Line ${line} should be the header, but it is longer than ${LONGEST_HEADER_BYTES} bytes.`,
    );
  if (!hint && looksLikeJson(rest)) return jsonHead(rest, line, isWhole, hints);
  return csvHead(first, line, hints, hint ? delimiterOf(hint, line) : undefined);
}

const withoutBlankLines = (text: string): string => text.replace(/^(?:[ \t]*(?:\r\n|\r|\n))*/, "");

/** Where the header begins, behind blank lines and the line that names the delimiter. */
function beginningOf(text: string): { hint: SeparatorHint | null; rest: string } {
  const rest = withoutBlankLines(text);
  const hint = separatorHint(rest);
  return { hint, rest: hint ? withoutBlankLines(hint.rest) : rest };
}

/** The delimiter that a file names, if it names one. @throws RefusedFileError where it is none that is read. */
function delimiterOf({ delimiter, named }: SeparatorHint, line: number): Dialect["delimiter"] | undefined {
  if (delimiter !== null || named === "") return delimiter ?? undefined;
  throw refuse(
    "unknown-delimiter",
    `A line above the header in line ${line} says that "${named}" stands between the columns. Commas, semicolons, tabs and bars are read: save the file with one of them.`,
  );
}

async function firstText(source: PlainSource, encoding: Encoding): Promise<{ text: string; isWhole: boolean }> {
  const decoder = new StringDecoder("utf8");
  let text = "";
  for await (const chunk of decodeText(source, encoding)) {
    text += decoder.write(chunk);
    if (text.length >= LONGEST_HEADER_BYTES && text.trimStart().includes("\n")) return { text, isWhole: false };
    if (text.length >= 2 * LONGEST_HEADER_BYTES) return { text, isWhole: false };
  }
  return { text: text + decoder.end(), isWhole: true };
}

/** The formats that a header may be of: what a person says, now or before, goes before what is built in. */
function formatsFor(names: readonly string[], { format, mapping, remembered }: HeadHints): readonly Format[] {
  if (mapping) return [mapped(mapping)];
  const known = remembered?.size ? remembered.get(headerFingerprint(names)) : undefined;
  if (known && (format === undefined || format === "mapped")) return [mapped(known)];
  return format ? allFormats.filter(({ name }) => name === format) : allFormats;
}

function csvHead(text: string, line: number, hints: HeadHints, delimiter?: Dialect["delimiter"]): Head {
  const recognise = (names: readonly string[]) => recogniseFormat(formatsFor(names, hints), "csv", names);
  const header = detectDialect(text, (names) => recognise(names)?.columns.size ?? 0, delimiter && [delimiter]);
  const refused = checkHeader(header, line);
  if (refused) throw new RefusedFileError(refused);
  const recognised = recognise(header.names) ?? unknown(header.names, line, hints);
  const { dialect, names, isPadded } = header;
  return { container: "csv", isPadded, dialect, columnCount: names.length, recognised, line, names };
}

/** The head of a file that tells its columns apart from its rows. @throws RefusedFileError */
export function columnsHead(columns: readonly ParquetColumn[], hints: HeadHints): Head {
  const names = columns.map(({ name }) => name);
  const dialect: Dialect = { delimiter: ",", quote: '"' };
  const refused = checkHeader({ dialect, names, isUnterminated: false }, 1);
  if (refused) throw new RefusedFileError(refused);
  const recognised = recogniseFormat(formatsFor(names, hints), "csv", names) ?? unknown(names, 0, hints);
  return { container: "csv", dialect, columnCount: names.length, recognised, line: 0, names, parquet: columns };
}

/** JSON is read as an object a line where it is that and a format says so, else as a document. */
function jsonHead(text: string, line: number, isWhole: boolean, hints: HeadHints): Head {
  const layout = jsonLayoutOf(text, isWhole);
  const dialect: Dialect = { delimiter: ",", quote: '"' };
  const names = layout === "lines" ? memberNames(text) : topLevelNames(text, layout);
  const formats = formatsFor(names, hints);
  const nested = recogniseJson(formats, text, layout);
  const flat = layout === "lines" && text.startsWith("{") ? recogniseFormat(formats, "json-lines", names) : null;
  if (nested && (flat === null || isBetterMatch(nested, flat)))
    return { container: "json-lines", dialect, columnCount: 1, recognised: nested, line, names, jsonLayout: layout };
  const empty = flat === null && isWhole ? emptyListIn(text) : null;
  if (empty !== null)
    throw refuse(
      "empty-file",
      `The file is empty: its list of ${empty} is "[]", so nothing was used in the time that was asked for. Ask for another time, or leave it.`,
    );
  const refused = checkHeader({ dialect, names, isUnterminated: false }, line);
  // Members that differ in case alone are two members, not a mistake.
  if (refused && refused.code !== "duplicate-header") throw new RefusedFileError(refused);
  return {
    container: "json-lines",
    dialect,
    columnCount: 1,
    recognised: flat ?? unknown(names, line, hints),
    line,
    names,
  };
}

function memberNames(text: string): string[] {
  const names = new Set<string>();
  for (const row of text.split(/\r?\n/, LINES_LOOKED_AT)) for (const name of membersOf(row)) names.add(name);
  return [...names];
}

function membersOf(row: string): string[] {
  try {
    const value: unknown = JSON.parse(row);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  } catch {
    // A body-carrying line may go on past what was read: its leading members still name the format.
    return [...row.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].slice(0, 512).map((found) => found[1] ?? "");
  }
}

const MOST_NAME = 60;
/** A first line that holds no names may hold what people wrote: of that nothing is repeated. */
const asName = (name: string): string => (name.length > MOST_NAME || /[{}"]/.test(name) ? "…" : name);

function unknown(names: readonly string[], line: number, hints: HeadHints): never {
  const { format: told, mapping } = hints;
  const there = line === 0 ? "of this file" : `in line ${line}`;
  const shown = names.slice(0, 12).map(asName).join(", ").slice(0, 200) + (names.length > 12 ? ", …" : "");
  if (mapping) {
    const held = new Set(names.map(plainName));
    const absent = mappedColumns(mapping).filter((name) => !held.has(plainName(name)));
    throw refuse(
      "mapping-mismatch",
      `The mapping names ${absent.map((name) => `"${name}"`).join(", ")}, and there is no such column ${there}. It has: ${shown}.`,
    );
  }
  if (told === "mapped")
    throw refuse("mapping-needed", `A mapped file needs its mapping: say which column is what. Its columns: ${shown}.`);
  const { nearest, missing } = nearestFormat(formatsFor(names, hints), names);
  const hint = nearest
    ? ` The nearest format is ${nearest.name}; it also has ${missing.slice(0, 6).join(", ") || "another layout"}.`
    : "";
  throw refuse(
    "unknown-format",
    told
      ? `The columns ${there} (${shown}) are not those of ${told}.${hint}`
      : `No known export has the columns ${there}: ${shown}.${hint}`,
  );
}
