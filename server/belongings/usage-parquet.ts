import { DuckDBInstance } from "@duckdb/node-api";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { ClientBase } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { ZipWriter } from "../archive";

const LABELS = [
  "provider",
  "model",
  "project",
  "apiKey",
  "userKey",
  "tag",
  "promptName",
  "app",
  "region",
  "serviceTier",
];
const COUNTS = ["rows", "requests", "failedRequests", "uncachedInput", "cacheRead", "cacheWrite5m", "cacheWrite1h"];
const TOKENS = [...COUNTS, "output", "reasoning"];

const types = (names: readonly string[], type: string) => names.map((name) => `'${name}': '${type}'`);
const TYPES = [
  ...types(["day"], "DATE"),
  ...types(["import", "source", ...LABELS, "contextTier", "workload"], "VARCHAR"),
  ...types(["batch", "counts", "isAttributed"], "BOOLEAN"),
  ...types(TOKENS, "BIGINT"),
  ...types(["currency"], "VARCHAR"),
  ...types(["reportedCost"], "DECIMAL(38, 12)"),
].join(", ");

/** Usage by day and by all it is labelled with, as one Parquet file for whoever works with data frames. */
export async function writeUsageParquet(client: ClientBase, organizationId: string, zip: ZipWriter): Promise<void> {
  const folder = await mkdtemp(path.join(process.env.DATA_DIR ?? tmpdir(), "export-"));
  try {
    const [csv, parquet] = [path.join(folder, "usage.csv"), path.join(folder, "usage.parquet")];
    const of = (alias: string, names: readonly string[]) => names.map((name) => `${alias}."${name}"`).join(", ");
    const sql = `SELECT r.day, i."fileName", s.name, ${of("k", [...LABELS, "contextTier"])}, w.name, k.batch, r.counts, k."partOfId" IS NOT NULL, ${of("r", TOKENS)}, r.currency, r."reportedCost"
      FROM "UsageRollup" r JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId"
      JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"
      LEFT JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId"
      LEFT JOIN "Workload" w ON w."organizationId" = k."organizationId" AND w.id = k."workloadId"
      WHERE r."organizationId" = ${client.escapeLiteral(organizationId)} AND i.status = 'committed'`;
    await pipeline(
      client.query(copyTo(`COPY (${sql}) TO STDOUT (FORMAT csv, FORCE_QUOTE *, NULL ${String.raw`'\N'`})`)),
      createWriteStream(csv),
    );
    const instance = await DuckDBInstance.create(":memory:", { memory_limit: "512MB", threads: "1" });
    const database = await instance.connect();
    try {
      await database.run(
        `COPY (SELECT * FROM read_csv($csv, header = false, quote = '"', escape = '"', delim = ',', nullstr = '\\N', columns = {${TYPES}})) TO '${parquet.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
        { csv },
      );
    } finally {
      database.closeSync();
      instance.closeSync();
    }
    await zip.add("parquet/usage.parquet", createReadStream(parquet));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
