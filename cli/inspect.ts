import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  filesIn,
  FORMAT_NAMES,
  readUsageFile,
  refusedReport,
  type FormatName,
  type InspectReport,
  type ReadOptions,
  type UsageMapping,
} from "@/server/ingest";
import { dayOf } from "@/server/kernel/day";
import { calledFrom } from "./read-input";
import { readMapping } from "./read-mapping";

const USAGE =
  "npm run -s cli -- inspect FILE… [--format NAME] [--mapping FILE] [--dates day-first|month-first] [--source NAME] [--provider NAME] [--model ID] [--start TIME]";

const isFormatName = (name: string): name is FormatName => (FORMAT_NAMES as readonly string[]).includes(name);

interface Asked {
  readonly files: readonly string[];
  readonly format: FormatName | undefined;
  readonly mapping: UsageMapping | undefined;
  readonly options: ReadOptions;
}

/** Understands the arguments, or says in a sentence what is wrong with them. */
function understand(args: readonly string[]): Asked | string {
  const text = { type: "string" } as const;
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: text, mapping: text, model: text, provider: text, source: text, start: text, dates: text },
    });
  } catch (error) {
    return (error as Error).message;
  }
  const { format, mapping: mappingFile, dates, ...options } = parsed.values;
  if (parsed.positionals.length === 0) return "Name at least one file.";
  if (format !== undefined && !isFormatName(format))
    return `There is no format "${format}". It is one of ${FORMAT_NAMES.join(", ")}.`;
  if (
    options.start !== undefined &&
    !/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(options.start)
  )
    return `--start is a time such as 2026-07-01T00:00:00Z, not "${options.start}".`;
  if (dates !== undefined && dates !== "day-first" && dates !== "month-first")
    return `--dates is day-first or month-first, not "${dates}".`;
  if (mappingFile !== undefined && format !== undefined && format !== "mapped")
    return "Choose --format or --mapping, not both.";
  const mapping = mappingFile === undefined ? undefined : readMapping(mappingFile);
  if (typeof mapping === "string") return mapping;
  return { files: parsed.positionals, format, mapping, options: { ...options, dates } };
}

/** A report of the file, or of each file in an archive. */
async function* inspectFile(file: string, asked: Asked): AsyncGenerator<InspectReport> {
  const folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-members-"));
  try {
    for await (const found of filesIn(path.resolve(calledFrom(), file), file, folder))
      yield found.refused ? refusedReport(found.name, found.refused) : await inspectOne(found.path, found.name, asked);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inspectOne(file: string, name: string, { format, mapping, options }: Asked): Promise<InspectReport> {
  const jobDirectory = await mkdtemp(path.join(tmpdir(), "quarterdeck-inspect-"));
  try {
    const { report } = await readUsageFile({
      path: file,
      name,
      jobDirectory,
      format,
      mapping,
      options,
      today: dayOf(new Date()),
      // Nothing is kept, so that nobody needs to find the same people again.
      salt: randomBytes(16).toString("hex"),
    });
    return report;
  } finally {
    await rm(jobDirectory, { recursive: true, force: true });
  }
}

/** Prints one JSON object a file: what it is and what it holds. Exit 3 where one was refused; needs no database. */
export async function inspect(args: readonly string[]): Promise<number> {
  const asked = understand(args);
  if (typeof asked === "string") {
    console.error(`${asked}\n${USAGE}`);
    return 2;
  }
  let exit = 0;
  for (const file of asked.files)
    for await (const report of inspectFile(file, asked)) {
      if (report.refused) exit = 3;
      process.stdout.write(`${JSON.stringify(report)}\n`);
    }
  return exit;
}
