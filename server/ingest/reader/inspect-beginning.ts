import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { finished } from "node:stream/promises";
import { splitLine } from "../rules/detect-dialect";
import type { InspectReport } from "../schema";
import { decodeText } from "./decode-text";
import { openPlain } from "./open-plain";
import { readUsageFile } from "./read-file";
import { USUAL_LIMITS, type ReadInput } from "./read-input";
import { encodingOf } from "./read-sample";
import { withParquet, writeParquetBeginning } from "./sample-parquet";

const MOST_BYTES = 4 << 20;
const MOST_PARQUET_ROWS = 20_000;
const REJECTS_SHOWN = 5;
const QUOTE = 0x22;
const NEWLINE = 0x0a;

/** What the beginning of a file holds, read in some way. */
export interface BeginningInspected {
  readonly report: InspectReport;
  /** False where the file goes on. */
  readonly isWhole: boolean;
  readonly firstRejects: readonly { line: number; column: string; value: string; code: string }[];
}

/** The end of the last row that is certain to be whole: a newline may also stand inside quotes. */
function endOfRows(text: Buffer): number {
  let quoted = false;
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === QUOTE) quoted = !quoted;
    else if (text[at] === NEWLINE && !quoted) end = at + 1;
  }
  return end;
}

async function writeBeginning(from: string, to: string): Promise<boolean> {
  const source = await openPlain(from, USUAL_LIMITS.mostPlainBytes);
  const parts: Buffer[] = [];
  let bytes = 0;
  let isWhole = true;
  for await (const chunk of decodeText(source, await encodingOf(source))) {
    parts.push(chunk);
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) continue;
    isWhole = false;
    break;
  }
  const text = Buffer.concat(parts);
  const file = createWriteStream(to);
  file.end(isWhole ? text : text.subarray(0, endOfRows(text)));
  await finished(file);
  return isWhole;
}

/** Inspects the first 4 MiB of a file, so that a person who tries something out has the answer at once; of Parquet, its first rows. */
export async function inspectBeginning(input: ReadInput): Promise<BeginningInspected> {
  const parquet = await withParquet(input.path, async (open) => {
    const { path: beginning, isWhole } = await writeParquetBeginning(open, MOST_PARQUET_ROWS);
    return { ...(await inspected(input, beginning)), isWhole };
  });
  if (parquet) return parquet;
  const beginning = path.join(input.jobDirectory, "beginning");
  const isWhole = await writeBeginning(input.path, beginning);
  return { ...(await inspected(input, beginning)), isWhole };
}

async function inspected(input: ReadInput, beginning: string): Promise<Omit<BeginningInspected, "isWhole">> {
  const { report, rejectsPath } = await readUsageFile({ ...input, path: beginning });
  return { report, firstRejects: report.rejected > 0 ? await firstRejects(rejectsPath) : [] };
}

async function firstRejects(file: string): Promise<BeginningInspected["firstRejects"]> {
  const lines = (await readFile(file, "utf8")).split("\n").slice(1, REJECTS_SHOWN + 1);
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const { cells } = splitLine(line, { delimiter: ",", quote: '"' });
      const [number = "", column = "", value = "", code = ""] = cells;
      return { line: Number(number), column, value, code };
    });
}
