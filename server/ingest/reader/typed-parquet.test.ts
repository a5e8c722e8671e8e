import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

/** What each column holds, in every type that a value of it may have in Parquet. */
const DAYS = ["DATE", "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMPTZ", "VARCHAR"];
const WHOLES = ["BIGINT", "INTEGER", "UINTEGER", "HUGEINT", "DECIMAL(18,0)", "DECIMAL(12,2)", "DOUBLE", "VARCHAR"];
const AMOUNTS = ["DECIMAL(38,18)", "DECIMAL(20,10)", "DECIMAL(9,4)", "DECIMAL(38,20)", "DOUBLE", "VARCHAR"];

const rowsOf = (day: string, whole: string, amount: string): string => `
  SELECT ('2026-08-' || lpad((1 + n % 28)::VARCHAR, 2, '0'))::${day} AS day, 'openai' AS provider, 'gpt-' || n % 3 AS model,
    (n % 5)::${whole} AS requests, CASE WHEN n = 7 THEN NULL ELSE n * 1000 END::${whole} AS uncached_input,
    CASE WHEN n % 11 = 3 AND '${whole}' NOT LIKE 'U%' THEN -1 ELSE n END::${whole} AS output,
    CASE WHEN n % 7 = 1 THEN NULL WHEN n % 13 = 2 THEN -1 WHEN n % 17 = 5 THEN 12345.0625 ELSE n * 0.0125 END::${amount} AS reported_cost,
    'USD' AS currency, CASE WHEN n % 4 = 0 THEN 'a' || chr(9) || 'b' WHEN n % 4 = 1 THEN '' ELSE 'tag' END AS tag
  FROM range(60) AS rows(n)`;

/** The bytes of the same rows as Parquet, typed, and as the texts of CSV. */
async function bothOf(sql: string): Promise<{ parquet: Buffer; csv: Buffer }> {
  const folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-typed-"));
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  try {
    const [parquet, csv] = [path.join(folder, "usage.parquet"), path.join(folder, "usage.csv")] as const;
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run(`COPY (${sql}) TO '${parquet}' (FORMAT parquet)`);
    await connection.run(`COPY (${sql.replace("chr(9)", "' '")}) TO '${csv}' (FORMAT csv)`);
    return { parquet: await readFile(parquet), csv: await readFile(csv) };
  } finally {
    connection.closeSync();
    await rm(folder, { recursive: true });
  }
}

async function expectAlike(sql: string): Promise<void> {
  const { parquet, csv } = await bothOf(sql);
  const [typed, written] = [await readText(parquet), await readText(csv)];
  const { rows, accepted, rejected, totals, models, period, days } = written.report;
  expect(rows).toBe(60);
  expect(typed.report).toMatchObject({ rows, accepted, rejected, totals, models, period, days });
  expect(typed.rollups).toEqual(written.rollups);
  const reasons = (read: typeof typed) => read.report.rejects.map(({ code, count }) => [code, count]);
  expect(reasons(typed)).toEqual(reasons(written));
}

describe("numbers, amounts and days that stand in a Parquet file as such", () => {
  const together = WHOLES.map((whole, at) => [DAYS[at % DAYS.length] ?? "", whole, AMOUNTS[at % AMOUNTS.length] ?? ""]);
  it.each(together)("are read like their texts: %s, %s, %s", (day, whole, amount) =>
    expectAlike(rowsOf(day ?? "", whole ?? "", amount ?? "")),
  );

  it("are rejected beyond what can be counted or paid, and before and after all usage", async () => {
    const row = (day: string, input: string, cost: string): string =>
      `SELECT DATE '${day}' AS day, 'openai' AS provider, 'gpt-5' AS model, ${input}::BIGINT AS uncached_input, 1::BIGINT AS output,
        ${cost}::DECIMAL(38,18) AS reported_cost, 'USD' AS currency`;
    const { parquet } = await bothOf(
      [
        row("2026-08-01", "9007199254740992", "1"),
        row("2026-08-01", "1", "1000000000000"),
        row("2026-08-01", "-1", "1"),
        row("2026-08-01", "1", "-0.000000000000000001"),
        row("1970-01-01", "1", "1"),
        row("9999-12-31", "1", "1"),
        row("2026-08-01", "9007199254740000", "999999999999.999999999999999999"),
      ].join(" UNION ALL "),
    );
    const { report } = await readText(parquet);
    expect(report.rejects.map(({ code, lines }) => [code, lines])).toEqual([
      ["bad-number", [1, 2]],
      ["date-out-of-range", [5, 6]],
      ["negative", [3, 4]],
    ]);
    expect(report).toMatchObject({ accepted: 1, totals: { reportedCost: "999999999999.999999999999999999" } });
  });
});
