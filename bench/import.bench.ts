import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { parse } from "csv-parse";
import { importFile } from "@/server/intake";
import { revalueOrganization } from "@/server/pricing";
import { foundOrganization } from "@/server/tenancy/found-organization";
import { asPerson, inTenant, inTenantBulk } from "@/server/tenancy/tenant-database";
import { withDatabase } from "./bench-database";
import type { Measured } from "./measured";
import { peakMemory } from "./peak-memory";
import { growth, timed } from "./timed";
import { groupBy, rewrite, writeUsage } from "./usage-file";

const OPERATOR = { kind: "operator", id: "operator:bench", name: "operator:bench", role: null } as const;
const MEBIBYTE = 1 << 20;

let founded = 0;
const found = (): Promise<string> =>
  asPerson(null, (db) => foundOrganization(db, { name: "Bench", slug: `bench-${(founded += 1)}` }, [], "bench"));

const take = (organizationId: string, file: string) =>
  importFile(organizationId, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: {}, overlap: null },
    ...{ confirmRejects: false, isDryRun: false },
  });

/** Takes the file into an organization of its own and answers which. */
async function takeAnew(file: string): Promise<string> {
  const organizationId = await found();
  const { status, message } = await take(organizationId, file);
  if (status !== "committed") throw new Error(`the file was not committed but ${status}: ${message}`);
  return organizationId;
}

interface Scale {
  /** Rows of the smaller and the larger file; growth is measured from a tenth of the smaller. */
  readonly rows: number;
  readonly runs: number;
}

/** P1–P5, P9: a file → committed daily and monthly rollups, valued, assigned, audited; against peers of the same run. */
export const importBench = ({ rows, runs }: Scale = { rows: 1_000_000, runs: 5 }): Promise<Measured[]> =>
  withDatabase(async (folder) => [
    ...(await imports(folder, rows, runs, Math.round(rows / 200), 1.5)),
    ...(await imports(folder, rows, runs, Math.round(rows / 27), 2)),
    ...(await rate(folder, Math.min(rows, 1_000_000))),
    ...(await containers(folder, Math.min(rows, 1_000_000), runs)),
  ]);

async function imports(
  folder: string,
  rows: number,
  runs: number,
  groups: number,
  target: number,
): Promise<Measured[]> {
  const file = path.join(folder, `usage-${groups}.csv`);
  const name = `${rows.toLocaleString("en")} rows into ${groups.toLocaleString("en")} rollups`;
  await writeUsage(file, rows, groups);
  const peer = await timed(runs, () => groupBy(file, path.join(folder, "peer.csv")));
  let organizationId = "";
  const ours = await timed(runs, async () => (organizationId = await takeAnew(file)));
  const again = await timed(runs, () => take(organizationId, file));
  const atOnce = await timed(runs, () => Promise.all(Array.from({ length: 20 }, () => take(organizationId, file))));
  const revalued = await revaluation(organizationId, runs);
  const growing = await grownFrom(folder, rows, groups, ours);
  const memory = await memoryGrowth(folder, file, rows, groups);
  await rm(file);
  return [
    { name: `P1 import ${name}`, ours, peer, ratio: ours / peer, target },
    {
      name: `P1 growth from ${(rows / 10).toLocaleString("en")} rows`,
      unit: "exponent",
      ours: growing,
      peer: 1,
      ratio: growing,
      target: 1.05,
    },
    ...memory,
    { name: `P5 the identical file again, ${name}`, ours: again, peer: ours, ratio: again / ours, target: 0.3 },
    { name: `P5 twenty at once, ${name}`, ours: atOnce, peer: ours, ratio: atOnce / ours, target: "one import" },
    {
      name: `P9 re-valuing ${groups.toLocaleString("en")} rollups`,
      ...revalued,
      ratio: revalued.ours / revalued.peer,
      target: 2,
    },
  ];
}

/** A tenth of the rows and of the rollups: how time grows with the file. */
async function grownFrom(folder: string, rows: number, groups: number, whole: number): Promise<number> {
  const file = path.join(folder, "tenth.csv");
  await writeUsage(file, rows / 10, Math.round(groups / 10));
  const tenth = await timed(2, () => takeAnew(file));
  await rm(file);
  return growth([
    [rows / 10, tenth],
    [rows, whole],
  ]);
}

async function memoryGrowth(folder: string, file: string, rows: number, groups: number): Promise<Measured[]> {
  const whole = await peakMemory(() => takeAnew(file));
  const tenthFile = path.join(folder, "tenth.csv");
  await writeUsage(tenthFile, rows / 10, groups);
  const tenth = await peakMemory(() => takeAnew(tenthFile));
  await rm(tenthFile);
  if (whole === null || tenth === null) return [];
  const limit = 1024;
  return [
    {
      name: `P2 peak memory, ${rows.toLocaleString("en")} rows`,
      unit: "MiB",
      ours: whole / MEBIBYTE,
      peer: limit,
      ratio: whole / MEBIBYTE / limit,
      target: 1,
    },
    {
      name: "P2 peak memory against a tenth of the rows",
      unit: "MiB",
      ours: whole / MEBIBYTE,
      peer: tenth / MEBIBYTE,
      ratio: whole / tenth,
      target: 1.15,
    },
  ];
}

/** P9: valuing all of an organization's usage again, against a plain sum of the same rows. */
async function revaluation(organizationId: string, runs: number): Promise<{ ours: number; peer: number }> {
  const sums = `SELECT "keyId", sum("uncachedInput"), sum("cacheRead"), sum(output), sum(rows) FROM "UsageRollup" WHERE "organizationId" = $1 GROUP BY 1`;
  const peer = await timed(runs, () => inTenantBulk(organizationId, (client) => client.query(sums, [organizationId])));
  const ours = await timed(runs, () =>
    inTenantBulk(organizationId, (client) => revalueOrganization(client, organizationId)),
  );
  return { ours, peer };
}

/** P3: rows a second, against parsing the file row by row and adding rows a thousand at a time. */
async function rate(folder: string, rows: number): Promise<Measured[]> {
  const file = path.join(folder, "rate.csv");
  await writeUsage(file, rows, rows / 200);
  const ours = rows / (await timed(1, () => takeAnew(file)));
  await rm(file);
  // A twentieth of the rows: the peer's rate does not depend on how many there are.
  const some = path.join(folder, "rate-peer.csv");
  await writeUsage(some, rows / 20, rows / 200);
  const peer = rows / 20 / (await timed(1, () => rowByRow(some)));
  await rm(some);
  return [{ name: "P3 rows a millisecond", unit: "rows/ms", ours, peer, ratio: ours / peer, target: "≥ 15×" }];
}

/** Rows as they stand in the file, into a table with about as many columns. */
async function rowByRow(file: string): Promise<void> {
  const organizationId = await found();
  const importId = `rows-${founded}`;
  const row = {
    organizationId,
    id: importId,
    fileName: "peer",
    bytes: 0n,
    sha256: importId,
    hints: {},
    uploadedBy: "bench",
  };
  await inTenant(organizationId, (db) => db.import.create({ data: row }));
  let batch: {
    organizationId: string;
    importId: string;
    number: number;
    line: number;
    column: string;
    value: string;
    code: string;
  }[] = [];
  let number = 0;
  const flush = async (): Promise<void> => {
    const data = batch;
    batch = [];
    await inTenant(organizationId, (db) => db.importReject.createMany({ data }));
  };
  for await (const cells of createReadStream(file).pipe(parse({ fromLine: 2 })) as AsyncIterable<string[]>) {
    const [day = "", , model = "", project = "", , requests = "0", , , , cost = ""] = cells;
    number += 1;
    batch.push({
      organizationId,
      importId,
      number,
      line: Number(requests),
      column: day,
      value: `${model} ${project}`,
      code: cost,
    });
    if (batch.length === 1_000) await flush();
  }
  if (batch.length > 0) await flush();
}

/** P4: the same rows as Parquet, JSON Lines and gzip, against the CSV. */
async function containers(folder: string, rows: number, runs: number): Promise<Measured[]> {
  const csv = path.join(folder, "same.csv");
  await writeUsage(csv, rows, rows / 200);
  const [parquet, json, gzip] = [`${csv}.parquet`, `${csv}.jsonl`, `${csv}.gz`] as const;
  await rewrite(csv, parquet, "parquet");
  await rewrite(csv, json, "json");
  await pipeline(createReadStream(csv), createGzip(), createWriteStream(gzip));
  const base = await timed(runs, () => takeAnew(csv));
  const inflate = await timed(runs, () =>
    pipeline(createReadStream(gzip), createGunzip(), async function (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) void chunk.length;
    }),
  );
  const measured: Measured[] = [];
  for (const [name, file, peer, target] of [
    ["Parquet", parquet, base, 0.7],
    ["JSON Lines", json, base, 2.2],
    ["gzip, against the longer of inflating and the CSV", gzip, Math.max(base, inflate), 1.3],
  ] as const) {
    const ours = await timed(runs, () => takeAnew(file));
    measured.push({ name: `P4 ${name}`, ours, peer, ratio: ours / peer, target });
  }
  return measured;
}
