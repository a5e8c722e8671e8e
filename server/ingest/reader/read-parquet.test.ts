import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { inspectReport, usageMapping } from "../schema";
import { readText, readyReader } from "../testing/read-text";
import { inspectBeginning } from "./inspect-beginning";
import { headerUnder, readSample } from "./read-sample";

beforeAll(readyReader, 60_000);

/** The bytes of a Parquet file that holds what a query answers. */
async function parquetOf(sql: string): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-parquet-"));
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  try {
    const file = path.join(folder, "usage.parquet");
    await connection.run(`COPY (${sql}) TO '${file}' (FORMAT parquet)`);
    return await readFile(file);
  } finally {
    connection.closeSync();
    await rm(folder, { recursive: true });
  }
}

const CANONICAL = `SELECT DATE '2026-08-01' AS "Day", 'openai' AS provider, 'gpt-5' AS model, 10::INTEGER AS uncached_input, 2.0::DOUBLE AS output,
  0.1234567891::DECIMAL(20,10) AS reported_cost, 'USD' AS currency, E'two\\nlines' AS tag`;

describe("a Parquet file that no format recognises", () => {
  const ODD = `SELECT range::INTEGER AS "No", TIMESTAMP '2026-08-01 10:00:00' AS moment, 'gpt-5' AS engine, 1000::BIGINT AS sent, 20.0::DOUBLE AS written
    FROM range(1, 31)`;

  it.each([false, true])("shows its rows, is tried, and is read as it is mapped (in a gzip: %s)", async (isPacked) => {
    const folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-odd-"));
    try {
      const bytes = await parquetOf(ODD);
      const file = path.join(folder, "odd");
      await writeFile(file, isPacked ? gzipSync(bytes) : bytes);
      const refused = await readText(isPacked ? gzipSync(bytes) : bytes);
      expect(refused.report.refused?.code).toBe("unknown-format");
      const sample = await readSample(file);
      expect(sample.columns).toEqual(["No", "moment", "engine", "sent", "written"]);
      expect([sample.rows.length, sample.rows[0]]).toEqual([20, ["1", "2026-08-01 10:00:00", "gpt-5", "1000", "20.0"]]);
      const mapping = usageMapping.parse({
        ...{ day: { column: "moment", format: "ISO" }, provider: { constant: "openai" }, model: { column: "engine" } },
        tokens: { input: "sent", output: "written" },
      });
      const tried = await inspectBeginning({
        ...{ path: file, name: "odd.parquet", jobDirectory: folder, mapping, today: "2026-10-02", salt: "salt" },
      });
      expect(tried).toMatchObject({
        isWhole: true,
        report: { accepted: 30, totals: { uncachedInput: 30_000, output: 600 } },
      });
      expect((await headerUnder(file, mapping)).columns).toEqual(sample.columns);
      await expect(headerUnder(file, { ...mapping, model: { column: "nothing" } })).rejects.toThrow("nothing");
      expect((await readdir(folder)).filter((name) => name.startsWith("parquet-"))).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("parquet", () => {
  it("is known by its magic bytes and read by the same columns as CSV", async () => {
    const bytes = await parquetOf(CANONICAL);
    const { report, rollups } = await readText(bytes);
    expect(report).toMatchObject({
      format: "canonical",
      recognisedBy: "header",
      rows: 1,
      accepted: 1,
      bytes: bytes.length,
    });
    expect(report).toMatchObject({ encoding: null, delimiter: null, compression: null, warnings: [] });
    expect(report.totals).toMatchObject({ uncachedInput: 10, output: 2, reportedCost: "0.1234567891" });
    expect(rollups).toMatchObject([{ day: "2026-08-01", tag: "two lines" }]);
    expect(() => inspectReport.parse(report)).not.toThrow();
    const packed = gzipSync(bytes);
    expect((await readText(packed)).report).toMatchObject({ compression: "gzip", accepted: 1, bytes: packed.length });
  });

  it("names the number of a row that it rejects", async () => {
    const { report, rejects } = await readText(
      await parquetOf(`SELECT TIMESTAMP '2026-08-01 12:00:00' AS day, 'openai' AS provider, 'gpt-5' AS model,
        (CASE WHEN n = 3 THEN -1 WHEN n = 5 THEN 1.5 ELSE n END)::DOUBLE AS uncached_input, 1 AS output FROM range(1, 7) AS t(n)`),
    );
    expect(report).toMatchObject({ rows: 6, accepted: 4, rejected: 2, totals: { uncachedInput: 13 } });
    expect(rejects).toEqual([
      ["3", "uncached_input", "-1.0", "negative"],
      ["5", "uncached_input", "1.5", "bad-number"],
    ]);
  });

  it("reads nested columns as JSON: the tags and product of a cost and usage report", async () => {
    const { report, rollups } = await readText(
      await parquetOf(`SELECT TIMESTAMP '2026-08-01 05:00:00' AS line_item_usage_start_date, 'AmazonBedrock' AS line_item_product_code,
        'Usage' AS line_item_line_item_type, 'USE1-NovaPro-input-tokens' AS line_item_usage_type, 433.893::DOUBLE AS line_item_usage_amount,
        0.0000001::DOUBLE AS line_item_unblended_cost, 'USD' AS line_item_currency_code, MAP {'user_team': 'search'} AS resource_tags,
        {'region': 'us-east-1'} AS product, 'x' AS surprise`),
    );
    expect(report).toMatchObject({ format: "aws-cur", kind: "usage", recognisedBy: "likely", accepted: 1 });
    expect(report.totals).toMatchObject({ uncachedInput: 433_893, reportedCost: "0.0000001" });
    expect(report.warnings).toMatchObject([{ code: "unknown-column", column: "surprise" }]);
    expect(rollups).toMatchObject([{ tag: "team=search", model: "nova-pro" }]);
  });

  it("never opens a body, and finds a request told twice", async () => {
    const { report, rollupText } = await readText(
      await parquetOf(`SELECT 'r1' AS request_id, 'acompletion' AS call_type, 0.5 AS spend, 10 AS prompt_tokens, 4 AS completion_tokens,
        TIMESTAMPTZ '2026-08-01 10:00:00+02' AS "startTime", 'gpt-5' AS model, 'secret' AS messages, ['nightly'] AS request_tags FROM range(2)`),
    );
    expect(report).toMatchObject({
      format: "litellm-spend-logs",
      accepted: 1,
      rejects: [{ code: "duplicate-id", lines: [2] }],
    });
    expect(rollupText).not.toContain("secret");
    expect(rollupText).toContain("nightly");
  });

  it("rejects a row that is too long, and reads the others", async () => {
    const { report } = await readText(
      await parquetOf(`SELECT '2026-08-01' AS day, 'openai' AS provider, repeat('m', CASE WHEN n = 2 THEN 1100000 ELSE 3 END) AS model,
        1 AS uncached_input, 1 AS output FROM range(1, 4) AS t(n)`),
    );
    expect(report).toMatchObject({ rows: 3, accepted: 2, rejects: [{ code: "line-too-long", lines: [2] }] });
  });

  it("refuses what is cut short, damaged, too large, or of no known columns", async () => {
    const bytes = await parquetOf(`SELECT * FROM (${CANONICAL}), range(5000)`);
    const { report } = await readText(bytes.subarray(0, bytes.length - 10));
    expect(report.refused).toMatchObject({ code: "truncated-parquet" });
    expect(report.refused?.message).toContain(`byte ${bytes.length - 10}`);
    const damaged = Buffer.from(bytes);
    damaged.fill(0xff, damaged.length - 60, damaged.length - 20);
    expect((await readText(damaged)).report.refused?.code).toBe("broken-parquet");
    expect((await readText(bytes, { limits: { mostPlainBytes: bytes.length - 1 } })).report.refused?.code).toBe(
      "too-large",
    );
    const other = await readText(await parquetOf("SELECT 1 AS who, 2 AS what"));
    expect(other.report.refused).toMatchObject({ code: "unknown-format" });
    expect(other.report.refused?.message).toContain("who, what");
    expect((await readText(gzipSync(Buffer.from("504b030414000000", "hex")))).report.refused?.code).toBe(
      "unknown-container",
    );
  });

  it("says that a file has columns and no rows", async () => {
    const { report } = await readText(await parquetOf(`SELECT * FROM (${CANONICAL}) WHERE false`));
    expect(report).toMatchObject({ rows: 0, accepted: 0, period: null, warnings: [{ code: "no-rows" }] });
  });
});
