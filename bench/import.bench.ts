import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { readUsageFile } from "@/server/ingest";
import { addDays } from "@/server/kernel/day";
import type { Measured } from "./measured";

const ROWS = 1_000_000;
const COLUMNS = {
  day: "DATE",
  provider: "VARCHAR",
  model: "VARCHAR",
  project: "VARCHAR",
  api_key: "VARCHAR",
  requests: "BIGINT",
  uncached_input: "BIGINT",
  cache_read: "BIGINT",
  output: "BIGINT",
  reported_cost: "DECIMAL(38,18)",
  currency: "VARCHAR",
};

/** Numbers in [0, 1) that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A canonical file with about `groups` distinct keys and days. */
async function writeUsage(file: string, rows: number, groups: number): Promise<void> {
  const random = seeded(20_260_901);
  const below = (limit: number): number => Math.floor(random() * limit);
  const keys = Math.max(1, Math.round(groups / 90));
  const out = createWriteStream(file);
  let text = `${Object.keys(COLUMNS).join(",")}\n`;
  for (let row = 0; row < rows; row++) {
    const key = below(keys);
    text += `${addDays("2026-06-01", below(90))},openai,gpt-4o-2024-08-06,project-${key % 40},key_${key},${1 + below(20)},${below(60_000)},${below(6_000)},${below(9_000)},${random().toFixed(8)},USD\n`;
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, "drain");
      text = "";
    }
  }
  out.end(text);
  await once(out, "finish");
}

async function median(run: () => Promise<unknown>): Promise<number> {
  await run();
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.sort((left, right) => left - right)[2] ?? NaN;
}

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

/** DuckDB's own typed GROUP BY of the same file, on as many threads, into a file. */
async function groupBy(file: string, folder: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "512MB" });
  const connection = await instance.connect();
  const columns = Object.entries(COLUMNS).map(([name, type]) => `'${name}': '${type}'`);
  await connection.run(
    `COPY (SELECT day, provider, model, project, api_key, currency, sum(requests), sum(uncached_input), sum(cache_read), sum(output),
      sum(reported_cost), count(*) FROM read_csv('${file}', auto_detect = false, header = true, delim = ',', columns = {${columns.join(", ")}})
      GROUP BY ALL) TO '${path.join(folder, "peer.csv")}' (FORMAT csv)`,
  );
  connection.closeSync();
  instance.closeSync();
}

/** Reading a file into daily rollups, against DuckDB's typed GROUP BY of it (P1 without the database). */
export async function readBench(): Promise<Measured[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-bench-"));
  try {
    const measured: Measured[] = [];
    for (const [groups, target] of [
      [5_000, 1.5],
      [37_000, 2],
    ] as const) {
      const file = path.join(folder, `usage-${groups}.csv`);
      await writeUsage(file, ROWS, groups);
      const ours = await median(() => readOnce(file, folder));
      const peer = await median(() => groupBy(file, folder));
      measured.push({ name: `P1 read 10⁶ rows into ${groups} rollups`, ours, peer, ratio: ours / peer, target });
    }
    return measured;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
