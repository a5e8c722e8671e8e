import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { z } from "zod";
import type { Day } from "../kernel/day";
import { spanKeyOf } from "./rules/pick-spans";

/** Where spans are said to come from; one spool each. */
export const spoolSource = z.object({ source: z.string(), isDetail: z.boolean() });
export type SpoolSource = z.infer<typeof spoolSource>;

/** What was last made of a day: the import, how many lines of the spool it holds, and how many before them were taken back. */
export const spoolMark = z.object({ import: z.string(), lines: z.int(), skip: z.int() });
export type SpoolMark = z.infer<typeof spoolMark>;

/** Where spans lie before they are an import, and until their day is closed. The server sets DATA_DIR before it serves. */
export function spoolFolder(organizationId?: string): string {
  const folder = process.env.DATA_DIR;
  if (!folder) throw new Error("DATA_DIR is not set: the server sets it before it serves");
  return path.join(folder, "telemetry", ...(organizationId === undefined ? [] : [organizationId]));
}

/** One folder a source: its days are replaced whole, so all that came of a day must lie together. */
export function sourceFolder(organizationId: string, { source }: SpoolSource): string {
  const folderOf = (isDetail: boolean): string =>
    path.join(
      spoolFolder(organizationId),
      createHash("sha256")
        .update(JSON.stringify([source, isDetail]))
        .digest("hex")
        .slice(0, 32),
    );
  const [usual, ofDetail] = [folderOf(false), folderOf(true)];
  // Where detail was spooled apart, it goes on there.
  return existsSync(ofDetail) && !existsSync(usual) ? ofDetail : usual;
}

/** What is said of a folder's source; null where nothing is. */
export const readSource = (folder: string): Promise<SpoolSource | null> =>
  readFile(path.join(folder, "source.json"), "utf8").then(
    (text) => spoolSource.parse(JSON.parse(text)),
    () => null,
  );

export const MERGED = "merged.jsonl";
const BATCH = /^batch-.*\.jsonl$/;

/** Writes a file so that it is there whole, after a crash too, or not at all. */
export async function writeDurably(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = path.join(folder, `.${randomUUID()}`);
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path.join(folder, name));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  for (let at = folder; at.startsWith(spoolFolder()); at = path.dirname(at)) await syncFolder(at);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Keeps the lines of one request; once this has answered, no crash loses them. */
export async function addBatch(
  organizationId: string,
  source: SpoolSource,
  day: Day,
  lines: readonly string[],
): Promise<void> {
  const folder = sourceFolder(organizationId, source);
  const known = await readSource(folder);
  if (!known || (source.isDetail && !known.isDetail)) await writeDurably(folder, "source.json", JSON.stringify(source));
  await writeDurably(path.join(folder, day), `batch-${Date.now()}-${randomUUID()}.jsonl`, `${lines.join("\n")}\n`);
}

/**
 * Puts the batches of a day behind what was merged before, each span once. Killed at any moment, it is done again: what was
 * merged already is dropped as a repetition. Answers how many lines the day has. All ids of the day are held meanwhile.
 */
export async function mergeDay(folder: string): Promise<number> {
  const batches = (await namesIn(folder)).filter((name) => BATCH.test(name)).sort();
  const merged = path.join(folder, MERGED);
  const seen = new Set<string>();
  const temporary = path.join(folder, ".merging");
  const out = createWriteStream(temporary, { mode: 0o600, flush: true });
  for (const file of [merged, ...batches.map((name) => path.join(folder, name))])
    for await (const line of linesOf(file)) {
      const key = spanKeyOf(line);
      if (key === null || seen.has(key)) continue;
      seen.add(key);
      if (!out.write(`${line}\n`)) await new Promise<void>((resolve) => out.once("drain", () => resolve()));
    }
  out.end();
  await finished(out);
  await rename(temporary, merged);
  await syncFolder(folder);
  for (const name of batches) await rm(path.join(folder, name), { force: true });
  return seen.size;
}

/** The lines of a file; none where it is not there. */
export async function* linesOf(file: string): AsyncGenerator<string, void, undefined> {
  const [folder, name] = [path.dirname(file), path.basename(file)];
  if (!(await namesIn(folder)).includes(name)) return;
  yield* createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity });
}

export const hasBatches = async (folder: string): Promise<boolean> =>
  (await namesIn(folder)).some((name) => BATCH.test(name));

export const readMark = async (folder: string): Promise<SpoolMark | null> =>
  readFile(path.join(folder, "mark.json"), "utf8").then(
    (text) => spoolMark.parse(JSON.parse(text)),
    () => null,
  );

export const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
