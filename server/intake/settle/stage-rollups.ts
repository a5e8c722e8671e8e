import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** Columns of the reader's rollup file, in its order. */
const COLUMNS = `day, provider, model, project, api_key, user_key, tag, prompt_name, app, region, service_tier, batch, context_tier, requests,
  failed_requests, uncached_input, cache_read, cache_write_5m, cache_write_1h, output, reasoning, other_units, reported_cost, currency, rows,
  busiest_hour, busiest_hour_requests`;

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

const TABLE = `
  DROP TABLE IF EXISTS stage;
  CREATE TEMP TABLE stage (
    day date, ${LABELS.map((label) => `${label} text`).join(", ")}, batch boolean, requests bigint, failed_requests bigint, uncached_input bigint,
    cache_read bigint, cache_write_5m bigint, cache_write_1h bigint, output bigint, reasoning bigint, other_units jsonb, reported_cost numeric,
    currency text, rows bigint, busiest_hour int, busiest_hour_requests bigint, digest text GENERATED ALWAYS AS (${DIGEST}) STORED,
    left_out boolean NOT NULL DEFAULT false) ON COMMIT DROP`;

/** A bucket in which nothing was used: an accepted row that leaves no trace. */
const EMPTY = `model = '' AND reported_cost IS NULL AND other_units IS NULL AND coalesce(requests, 0) = 0
  AND uncached_input + cache_read + cache_write_5m + cache_write_1h + output + reasoning = 0`;

/** Lays the reader's rollups into the temporary table `stage` of the transaction; `left_out` marks what is not to be written. */
export async function stageRollups(client: PoolClient, rollupsPath: string): Promise<void> {
  await client.query(TABLE);
  const target = client.query(copyFrom(`COPY stage (${COLUMNS}) FROM STDIN (FORMAT csv)`));
  await pipeline(createReadStream(rollupsPath, { highWaterMark: 1 << 20 }), target);
  await client.query(`UPDATE stage SET left_out = true WHERE ${EMPTY}`);
  // What rows are joined and left out by; a small sample says as much.
  await client.query("SET LOCAL default_statistics_target = 10");
  await client.query("ANALYZE stage (digest, day, left_out)");
  await client.query("RESET default_statistics_target");
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
