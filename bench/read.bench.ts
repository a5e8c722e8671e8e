import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readUsageFile } from "@/server/ingest";
import { against, type Measured } from "./measured";
import { timed } from "./timed";
import { groupBy, writeUsage } from "./usage-file";

const ROWS = 1_000_000;
const RUNS = 5;

async function readOnce(file: string, folder: string): Promise<void> {
  const jobDirectory = await mkdtemp(path.join(folder, "job-"));
  const { report } = await readUsageFile({
    path: file,
    name: "bench",
    jobDirectory,
    today: "2026-12-31",
    salt: "bench",
  });
  if (report.refused || report.accepted !== ROWS)
    throw new Error(`the bench file was not read: ${JSON.stringify(report)}`);
  await rm(jobDirectory, { recursive: true });
}

/** Reading a file into daily rollups, against DuckDB's typed GROUP BY of it (P1 without the database). */
export async function readBench(): Promise<Measured[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-bench-"));
  try {
    const measured: Measured[] = [];
    for (const groups of [5_000, 37_000]) {
      const file = path.join(folder, `usage-${groups}.csv`);
      await writeUsage(file, ROWS, groups);
      const ours = await timed(RUNS, () => readOnce(file, folder));
      const peer = await timed(RUNS, () => groupBy(file, path.join(folder, "peer.csv")));
      measured.push(
        against(`P1 the reading alone, 10⁶ rows into ${groups.toLocaleString("en")} rollups`, ours, peer, null),
      );
    }
    return measured;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
