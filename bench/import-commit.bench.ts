import { createWriteStream } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { prepareAppRole } from "@/server/database/app-role";
import { prepareDataFolder } from "@/server/database/embedded/data-folder";
import { startEmbeddedServer } from "@/server/database/embedded/embedded-server";
import { migrate } from "@/server/database/migrate";
import { createDatabase } from "@/server/database/open-database";
import { importFile } from "@/server/intake";
import { addDays } from "@/server/kernel/day";
import { foundOrganization } from "@/server/tenancy/found-organization";
import { asPerson, closeConnections, inTenantBulk } from "@/server/tenancy/tenant-database";
import { revalueOrganization } from "@/server/pricing";
import type { Measured } from "./measured";

const OPERATOR = { kind: "operator", id: "operator:bench", name: "operator:bench", role: null } as const;
const MODELS = ["gpt-4o-2024-08-06", "gpt-4o-mini", "gpt-5", "gpt-5-mini"];
const COLUMNS = {
  ...{ day: "DATE", provider: "VARCHAR", model: "VARCHAR", project: "VARCHAR", api_key: "VARCHAR", requests: "BIGINT" },
  ...{
    uncached_input: "BIGINT",
    cache_read: "BIGINT",
    output: "BIGINT",
    reported_cost: "DECIMAL(38,18)",
    currency: "VARCHAR",
  },
};

/** Numbers in [0, 1) that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function writeUsage(file: string, rows: number, groups: number): Promise<void> {
  const random = seeded(20_261_001);
  const below = (limit: number): number => Math.floor(random() * limit);
  const keys = Math.max(1, Math.round(groups / 90));
  const out = createWriteStream(file);
  let text = `${Object.keys(COLUMNS).join(",")}\n`;
  for (let row = 0; row < rows; row += 1) {
    const key = below(keys);
    text += `${addDays("2026-06-01", below(90))},openai,${MODELS[key % 4]},project-${key % 40},key_${key},${1 + below(20)},${below(60_000)},${below(6_000)},${below(9_000)},${random().toFixed(8)},USD\n`;
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, "drain");
      text = "";
    }
  }
  out.end(text);
  await once(out, "finish");
}

async function timed(runs: number, run: (turn: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn <= runs; turn += 1) {
    const start = performance.now();
    await run(turn);
    if (turn > 0) times.push(performance.now() - start);
  }
  return times.sort((left, right) => left - right)[Math.floor(times.length / 2)] ?? NaN;
}

/** DuckDB's own typed GROUP BY of the same file, on as many threads, into a file. */
async function groupBy(file: string, out: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "512MB" });
  const connection = await instance.connect();
  const columns = Object.entries(COLUMNS)
    .map(([name, type]) => `'${name}': '${type}'`)
    .join(", ");
  await connection.run(`COPY (SELECT day, provider, model, project, api_key, currency, sum(requests), sum(uncached_input), sum(cache_read), sum(output),
    sum(reported_cost), count(*) FROM read_csv('${file}', header = true, auto_detect = false, columns = {${columns}}) GROUP BY ALL) TO '${out}' (FORMAT csv)`);
  connection.closeSync();
  instance.closeSync();
}

async function withDatabase<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const root = process.env.QUARTERDECK_ROOT ?? process.cwd();
  const own = await mkdtemp(path.join(tmpdir(), "quarterdeck-bench-"));
  // Reachable for the uid that PostgreSQL drops to; else the data would go to the installation's own folder.
  await chmod(own, 0o755);
  const data = prepareDataFolder(root, own);
  if (data.moved) throw new Error(`PostgreSQL cannot reach ${own}: set TMPDIR to a folder that others may enter`);
  const server = await startEmbeddedServer(data, { takeOver: true });
  try {
    await createDatabase(server.superuserUrl("postgres"), "bench");
    const adminUrl = server.superuserUrl("bench");
    await migrate(adminUrl, root);
    await prepareAppRole(adminUrl, "bench");
    process.env.DATABASE_URL = Object.assign(new URL(adminUrl), {
      username: "quarterdeck_app",
      password: "bench",
    }).href;
    process.env.DATA_DIR = data.folder;
    return await work(data.folder);
  } finally {
    await closeConnections();
    await server.stop();
    await rm(data.folder, { recursive: true, force: true });
  }
}

let founded = 0;
const found = (): Promise<string> =>
  asPerson(null, (db) => foundOrganization(db, { name: "Bench", slug: `bench-${(founded += 1)}` }, [], "bench"));

const take = (organizationId: string, file: string) =>
  importFile(organizationId, OPERATOR, {
    path: file,
    name: "bench.csv",
    hints: {},
    overlap: null,
    confirmRejects: false,
    isDryRun: false,
  });

/** File → committed daily and monthly rollups, valued, assigned, audited; against DuckDB's GROUP BY of the same file. */
export async function importBench(rows = 1_000_000, runs = 5): Promise<Measured[]> {
  return withDatabase(async (folder) => {
    const measured: Measured[] = [];
    const note = (name: string, ours: number, peer: number, target: number): void => {
      measured.push({ name, ours, peer, ratio: ours / peer, target });
    };
    // The rollups of ten million rows are 50,000 and 370,000: the same shares of fewer rows.
    for (const [groups, target] of [
      [rows / 200, 1.5],
      [rows / 27, 2],
    ].map(([groups, target]) => [Math.round(groups ?? 0), target ?? 0] as const)) {
      const file = path.join(folder, `usage-${groups}.csv`);
      await writeUsage(file, rows, groups);
      const peer = await timed(runs, () => groupBy(file, path.join(folder, "peer.csv")));
      let organizationId = "";
      const ours = await timed(runs, async () => {
        organizationId = await found();
        const { status } = await take(organizationId, file);
        if (status !== "committed") throw new Error(`the file was not committed but ${status}`);
      });
      note(`P1 import ${rows} rows into ${groups} rollups`, ours, peer, target);
      const again = await timed(runs, () => take(organizationId, file));
      note(`P5 the identical file again (${groups})`, again, ours, 0.3);
      note(...(await revaluation(organizationId, runs, groups)), 2);
    }
    return measured;
  });
}

async function revaluation(organizationId: string, runs: number, groups: number): Promise<[string, number, number]> {
  const sums = `SELECT "keyId", sum("uncachedInput"), sum("cacheRead"), sum(output), sum(rows) FROM "UsageRollup" WHERE "organizationId" = $1 GROUP BY 1`;
  const peer = await timed(runs, () => inTenantBulk(organizationId, (client) => client.query(sums, [organizationId])));
  const ours = await timed(runs, () =>
    inTenantBulk(organizationId, (client) => revalueOrganization(client, organizationId)),
  );
  return [`P9 re-valuing (${groups})`, ours, peer];
}
