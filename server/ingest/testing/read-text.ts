import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundleChildren, childBundle } from "../../../scripts/bundle.mjs";
import { readUsageFile } from "../reader/read-file";
import type { ReadInput, ReadOptions } from "../reader/read-input";
import { splitLine } from "../rules/detect-dialect";
import type { FormatName, InspectReport } from "../schema";
import { readerWithin } from "./reader-within";

const root = path.resolve(import.meta.dirname, "../../..");

/** Bundles the reader's process unless it stands there already, newer than its sources. For `beforeAll`. */
export async function readyReader(): Promise<void> {
  process.env.QUARTERDECK_ROOT = root;
  const bundled = childBundle(root, "server/ingest/reader/child.ts");
  const folder = path.join(root, "server/ingest/reader");
  const newest = Math.max(...readdirSync(folder).map((file) => statSync(path.join(folder, file)).mtimeMs));
  if (!existsSync(bundled) || statSync(bundled).mtimeMs < newest) await bundleChildren(root);
}

/** Where the third-party files lie, or null with a printed reason. */
export function sharedData(...inside: string[]): string | null {
  const found = path.join(root, "../shared/data", ...inside);
  if (existsSync(found)) return found;
  console.info(`skipped: there is no ${path.relative(root, found)}`);
  return null;
}

const KEY_COLUMNS = [
  ...["provider", "model", "project", "api_key", "user_key", "tag", "prompt_name", "app", "region"],
  ...["service_tier", "context_tier", "batch"],
] as const;
const SUM_COLUMNS = [
  ...["requests", "failed_requests", "uncached_input", "cache_read", "cache_write_5m", "cache_write_1h", "output"],
  ...["reasoning", "other_units", "reported_cost", "currency", "rows", "busiest_hour", "busiest_hour_requests"],
] as const;
export const ROLLUP_COLUMNS = ["day", ...KEY_COLUMNS, ...SUM_COLUMNS] as const;
export type Rollup = Readonly<Record<(typeof ROLLUP_COLUMNS)[number], string>>;

export interface ReadText {
  readonly report: InspectReport;
  readonly rollups: readonly Rollup[];
  /** Lines of the reject list without its header. */
  readonly rejects: readonly (readonly string[])[];
  /** The key and rollup files as they are. */
  readonly rollupText: string;
}

export interface ReadTextOptions extends ReadOptions {
  readonly format?: FormatName;
  readonly mapping?: ReadInput["mapping"];
  readonly remembered?: ReadInput["remembered"];
  readonly today?: string;
  readonly limits?: ReadInput["limits"];
  /** Whether the rows are read in a process of its own, as they are for people. */
  readonly inOwnProcess?: boolean;
}

const dialect = { delimiter: ",", quote: '"' } as const;
const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
const linesOf = (file: string): string[] =>
  textOf(file)
    .split("\n")
    .filter((line) => line !== "");

/** Reads a file that stands somewhere, in a job directory of its own. */
export async function readPath(file: string, options: ReadTextOptions = {}): Promise<ReadText> {
  const jobDirectory = await mkdtemp(path.join(tmpdir(), "quarterdeck-test-"));
  try {
    const { format, mapping, remembered, today, limits, inOwnProcess, ...told } = options;
    const { report, keysPath, rollupsPath, rejectsPath } = await readUsageFile({
      ...{ path: file, name: path.basename(file), jobDirectory, options: told, salt: "salt" },
      ...{ today: today ?? "2026-10-02", format, mapping, remembered, limits: limits ?? {} },
      startReader: inOwnProcess ? undefined : readerWithin,
    });
    const keys = new Map(
      linesOf(keysPath).map((line) => {
        const [key, ...labels] = splitLine(line, dialect).cells;
        return [key, labels] as const;
      }),
    );
    const rollups = linesOf(rollupsPath).map((line) => {
      const [day, key, ...sums] = splitLine(line, dialect).cells;
      const cells = [day, ...(keys.get(key) ?? []), ...sums];
      return Object.fromEntries(ROLLUP_COLUMNS.map((column, index) => [column, cells[index] ?? "?"])) as Rollup;
    });
    const rejects = linesOf(rejectsPath)
      .slice(1)
      .map((line) => splitLine(line, dialect).cells);
    return { report, rollups, rejects, rollupText: textOf(keysPath) + textOf(rollupsPath) };
  } finally {
    await rm(jobDirectory, { recursive: true, force: true });
  }
}

/** Reads bytes as if somebody had uploaded them. */
export async function readText(text: string | Buffer, options: ReadTextOptions = {}): Promise<ReadText> {
  const folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-upload-"));
  try {
    const file = path.join(folder, "usage.csv");
    await writeFile(file, text);
    return await readPath(file, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
