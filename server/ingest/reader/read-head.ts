import { StringDecoder } from "node:string_decoder";
import { allFormats } from "../formats/all-formats";
import { checkHeader } from "../rules/check-header";
import { detectDialect, type Dialect } from "../rules/detect-dialect";
import { nearestFormat, recogniseFormat, type Recognised } from "../rules/recognise-format";
import type { FormatName } from "../schema";
import { decodeText } from "./decode-text";
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
}

/** Reads the first lines of a file, finds out how it is written and which format it is. @throws RefusedFileError */
export async function readHead(source: PlainSource, encoding: Encoding, told?: FormatName): Promise<Head> {
  const { text, isWhole } = await firstText(source, encoding);
  const blank = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(text)?.[0] ?? "";
  const line = blank.split(/\r\n|\r|\n/).length;
  const rest = text.slice(blank.length);
  if (rest.trim() === "") throw refuse("empty-file", "The file is empty: there is no header and no row in it.");
  const first = /^[^\r\n]*/.exec(rest)?.[0] ?? "";
  if (first.length === rest.length && !isWhole && !first.startsWith("{"))
    throw refuse(
      "header-too-long",
      `Line ${line} should be the header, but it is longer than ${LONGEST_HEADER_BYTES} bytes.`,
    );
  return first.startsWith("{") ? jsonLinesHead(rest, line, told) : csvHead(first, line, told);
}

async function firstText(source: PlainSource, encoding: Encoding): Promise<{ text: string; isWhole: boolean }> {
  const decoder = new StringDecoder("utf8");
  let text = "";
  for await (const chunk of decodeText(source, encoding)) {
    text += decoder.write(chunk);
    if (text.length >= LONGEST_HEADER_BYTES && /\S[^\n]*\n/.test(text)) return { text, isWhole: false };
    if (text.length >= 2 * LONGEST_HEADER_BYTES) return { text, isWhole: false };
  }
  return { text: text + decoder.end(), isWhole: true };
}

const formatsFor = (told?: FormatName) => (told ? allFormats.filter(({ name }) => name === told) : allFormats);

function csvHead(text: string, line: number, told?: FormatName): Head {
  const header = detectDialect(text, (names) => recogniseFormat(formatsFor(told), "csv", names)?.columns.size ?? 0);
  const refused = checkHeader(header, line);
  if (refused) throw new RefusedFileError(refused);
  const recognised = recogniseFormat(formatsFor(told), "csv", header.names) ?? unknown(header.names, line, told);
  const { dialect, names } = header;
  return { container: "csv", dialect, columnCount: names.length, recognised, line, names };
}

function jsonLinesHead(text: string, line: number, told?: FormatName): Head {
  const names = new Set<string>();
  for (const row of text.split(/\r?\n/, LINES_LOOKED_AT)) for (const name of membersOf(row)) names.add(name);
  const header = [...names];
  const dialect: Dialect = { delimiter: ",", quote: '"' };
  const refused = checkHeader({ dialect, names: header, isUnterminated: false }, line);
  // Members that differ in case alone are two members, not a mistake.
  if (refused && refused.code !== "duplicate-header") throw new RefusedFileError(refused);
  const recognised = recogniseFormat(formatsFor(told), "json-lines", header) ?? unknown(header, line, told);
  return { container: "json-lines", dialect, columnCount: 1, recognised, line, names: header };
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

function unknown(names: readonly string[], line: number, told?: FormatName): never {
  const { nearest, missing } = nearestFormat(formatsFor(told), names);
  const shown = names.slice(0, 12).join(", ").slice(0, 200) + (names.length > 12 ? ", …" : "");
  const hint = nearest
    ? ` The nearest format is ${nearest.name}; it also has ${missing.slice(0, 6).join(", ") || "another layout"}.`
    : "";
  throw refuse(
    "unknown-format",
    told
      ? `The columns in line ${line} (${shown}) are not those of ${told}.${hint}`
      : `No known export has the columns in line ${line}: ${shown}.${hint}`,
  );
}
