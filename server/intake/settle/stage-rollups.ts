import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";

const LABELS = [
  "provider",
  "model",
  "project",
  "api_key",
  "user_key",
  "tag",
  "prompt_name",
  "app",
  "region",
  "service_tier",
  "context_tier",
];

/** Over all labels, parted by a character that no label holds after reading, so that no two combinations read alike. */
const DIGEST = `md5(${LABELS.map((label) => `coalesce(${label}, '')`).join(" || chr(31) || ")} || chr(31) || CASE WHEN batch THEN 't' ELSE 'f' END)`;

/** Columns of the reader's files, in their order. */
const KEY_COLUMNS = `key, ${LABELS.join(", ")}, batch`;
const ROLLUP_COLUMNS = `day, key, requests, failed_requests, uncached_input, cache_read, cache_write_5m, cache_write_1h, output, reasoning, other_units,
  reported_cost, currency, rows, busiest_hour, busiest_hour_requests`;

const TABLES = `
  DROP TABLE IF EXISTS stage, stage_key;
  CREATE TEMP TABLE stage_key (
    key int, ${LABELS.map((label) => `${label} text`).join(", ")}, batch boolean, digest text GENERATED ALWAYS AS (${DIGEST}) STORED) ON COMMIT DROP;
  CREATE TEMP TABLE stage (
    day date, key int, requests bigint, failed_requests bigint, uncached_input bigint, cache_read bigint, cache_write_5m bigint,
    cache_write_1h bigint, output bigint, reasoning bigint, other_units jsonb, reported_cost numeric, currency text, rows bigint,
    busiest_hour int, busiest_hour_requests bigint, left_out boolean NOT NULL DEFAULT false) ON COMMIT DROP`;

/** Where the reader left its keys and the rollups under them. */
export interface RollupFiles {
  readonly keysPath: string;
  readonly rollupsPath: string;
}

/**
 * Lays the reader's rollups into the temporary table `stage` of the transaction, and their labels into `stage_key`; `left_out` marks
 * what is not to be written.
 */
export async function stageRollups(client: PoolClient, { keysPath, rollupsPath }: RollupFiles): Promise<void> {
  await client.query(TABLES);
  await copyIn(client, `stage_key (${KEY_COLUMNS})`, keysPath);
  await copyIn(client, `stage (${ROLLUP_COLUMNS})`, rollupsPath);
  // What rows are joined and left out by; a small sample says as much.
  await client.query(`
    SET LOCAL default_statistics_target = 10;
    ANALYZE stage (key, day, left_out), stage_key (key, digest);
    RESET default_statistics_target`);
}

async function copyIn(client: PoolClient, target: string, file: string): Promise<void> {
  const rows = client.query(copyFrom(`COPY ${target} FROM STDIN (FORMAT csv)`));
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), rows);
}

/** The same for rejected rows: temporary table `stage_reject`, numbered in the order of the file. */
export async function stageRejects(client: PoolClient, rejectsPath: string): Promise<void> {
  await client.query(`
    DROP TABLE IF EXISTS stage_reject;
    CREATE TEMP TABLE stage_reject (number int GENERATED ALWAYS AS IDENTITY, line bigint, "column" text, value text, code text) ON COMMIT DROP`);
  const target = client.query(
    copyFrom(`COPY stage_reject (line, "column", value, code) FROM STDIN (FORMAT csv, HEADER true)`),
  );
  await pipeline(createReadStream(rejectsPath), target);
}
