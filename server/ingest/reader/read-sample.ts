import { isUtf8 } from "node:buffer";
import { StringDecoder } from "node:string_decoder";
import type { UsageMapping } from "../mapping-shape";
import { detectDialect } from "../rules/detect-dialect";
import { firstObjects, firstRows, shown } from "../rules/first-rows";
import { separatorHint } from "../rules/separator-hint";
import { guessMapping, type GuessedMapping, type SampleRows } from "../rules/guess-mapping";
import { decodeText } from "./decode-text";
import { headerFingerprint } from "./header-fingerprint";
import { openPlain, type PlainSource } from "./open-plain";
import { columnsHead, readHead } from "./read-head";
import { firstParquetRows, withParquet } from "./sample-parquet";
import { markedEncoding, type Encoding } from "./survey-file";

const MOST_BYTES = 1 << 20;
const MOST_PLAIN_BYTES = 64 * 2 ** 30;
/** Rows that a guess looks at; fewer are shown. */
const ROWS_GUESSED_FROM = 200;
const ROWS_SHOWN = 20;

/** The beginning of a file that a person is to map: its first rows as text, and what they give away. */
export interface FileSample extends SampleRows {
  readonly delimiter: string | null;
  readonly guess: GuessedMapping;
}

/** The beginning alone tells the encoding well enough to look at; the reading itself surveys the whole file. */
export async function encodingOf(source: PlainSource): Promise<Encoding> {
  for await (const chunk of source.open()) {
    const marked = markedEncoding(chunk);
    if (marked) return marked;
    // A character may be cut in two at the end.
    return [0, 1, 2, 3].some((cut) => isUtf8(chunk.subarray(0, chunk.length - cut))) ? "utf-8" : "latin-1";
  }
  return "utf-8";
}

async function beginningOf(source: PlainSource): Promise<string> {
  const decoder = new StringDecoder("utf8");
  let text = "";
  for await (const chunk of decodeText(source, await encodingOf(source))) {
    text += decoder.write(chunk);
    if (text.length >= MOST_BYTES) return text.slice(0, MOST_BYTES);
  }
  return text + decoder.end();
}

/** Reads a file's first rows, bodies cut short, and guesses what its columns mean. @throws RefusedFileError */
export async function readSample(path: string): Promise<FileSample> {
  const parquet = await withParquet(path, async (open) => {
    const rows = await firstParquetRows(open, ROWS_GUESSED_FROM);
    return { columns: open.columns.map(({ name }) => name), rows: rows.map((cells) => cells.map(shown)) };
  });
  if (parquet) return sampleOf(parquet, null);
  const text = (await beginningOf(await openPlain(path, MOST_PLAIN_BYTES))).trimStart();
  if (text.startsWith("{") || text.startsWith("[")) return sampleOf(firstObjects(text, ROWS_GUESSED_FROM), null);
  const hint = separatorHint(text);
  const rows = hint ? hint.rest.trimStart() : text;
  const named = hint?.delimiter ? [hint.delimiter] : undefined;
  const { dialect } = detectDialect(/^[^\r\n]*/.exec(rows)?.[0] ?? "", () => 0, named);
  return sampleOf(firstRows(rows, dialect, ROWS_GUESSED_FROM), dialect.delimiter);
}

const sampleOf = (sample: SampleRows, delimiter: string | null): FileSample => ({
  columns: sample.columns,
  rows: sample.rows.slice(0, ROWS_SHOWN),
  delimiter,
  guess: guessMapping(sample),
});

/** The header that a mapping would be remembered by. @throws RefusedFileError where the file lacks a mapped column. */
export async function headerUnder(
  path: string,
  mapping: UsageMapping,
): Promise<{ readonly fingerprint: string; readonly columns: readonly string[] }> {
  const parquet = await withParquet(path, async ({ columns }) => columnsHead(columns, { mapping }).names);
  if (parquet) return { fingerprint: headerFingerprint(parquet), columns: parquet };
  const source = await openPlain(path, MOST_PLAIN_BYTES);
  const { names } = await readHead(source, await encodingOf(source), { mapping });
  return { fingerprint: headerFingerprint(names), columns: names };
}
