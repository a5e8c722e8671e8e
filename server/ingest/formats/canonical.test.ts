import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { Decimal } from "@/server/kernel/decimal";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const COLUMNS = [
  "day",
  "provider",
  "model",
  "api_key",
  "requests",
  "uncached_input",
  "cache_read",
  "output",
  "reported_cost",
  "currency",
] as const;
const text = (...rows: string[]): string => [COLUMNS.join(","), ...rows].join("\n");

describe("the product's own format", () => {
  it("keeps costs exact to 36 decimals, whatever way they are written", async () => {
    const costs = [
      "0.895874000000000000000000000000000001",
      "123456789.999999999999999999999999999999",
      "2e-05",
      "1.5E+2",
      ".5",
      "7.",
      "0.1",
    ];
    const { report } = await readText(text(...costs.map((cost) => `2026-08-01,openai,m,k,1,1,0,1,${cost},usd`)));
    const sum = costs.reduce((total, cost) => total.plus(cost.replace(/\.$/, "")), new Decimal(0));
    expect(report).toMatchObject({ rejected: 0, totals: { reportedCost: sum.toFixed(), currency: "USD" } });
  });

  it("rejects amounts and dates that cannot be told", async () => {
    const row = (day: string, cost: string, currency = "USD"): string =>
      `${day},openai,m,k,1,1,0,1,${cost},${currency}`;
    const { rejects, report } = await readText(
      text(
        ...[
          '"1.234,56"',
          "NaN",
          "inf",
          "1e309",
          "1_000",
          "0x10",
          "$5",
          "1000000000000",
          `0.${"0".repeat(36)}1`,
          "-1",
        ].map((cost) => row("2026-08-01", cost)),
        ...["1970-01-01", "9999-12-31", "2026-10-03", "2026-02-30", "02/01/2026", "25/13/2026", "soon", ""].map((day) =>
          row(day, "1"),
        ),
        row("2026-08-01", "1", ""),
        row("2026-08-01", "1", "dollars"),
        row("2026-10-02", "1"),
      ),
    );
    expect(rejects.map(([, column, , code]) => `${column} ${code}`)).toEqual([
      ...Array.from({ length: 9 }, () => "reported_cost bad-number"),
      "reported_cost negative",
      ...[
        "day date-out-of-range",
        "day date-out-of-range",
        "day date-out-of-range",
        "day bad-date",
        "day ambiguous-date",
        "day bad-date",
      ],
      ...["day bad-date", "day bad-date", "currency missing-currency", "currency bad-currency"],
    ]);
    expect(report).toMatchObject({ accepted: 1, rejected: 20 });
  });

  it("asks about dates where every row leaves them open", async () => {
    const { report } = await readText(text("02/01/2026,openai,m,k,1,1,0,1,,", "03/01/2026,openai,m,k,1,1,0,1,,"));
    expect(report.refused?.code).toBe("ambiguous-date");
    expect(report.refused?.message).toContain("line 2");
  });

  it.each(["2026-08-01 23:30:00 -02:00", "2026-08-01 23:30:00.123 -0200 BRT", "2026-08-02 00:30:00 +0000 UTC"])(
    "reads the zone in %s, which stands apart",
    async (day) => {
      const { report } = await readText(text(`${day},openai,m,k,1,1,0,1,,`));
      expect(report).toMatchObject({ accepted: 1, period: { from: "2026-08-02", to: "2026-08-03" } });
    },
  );

  it("puts a time with a zone on its UTC day and keeps unknown requests unknown", async () => {
    const { report, rollups } = await readText(text("2026-08-01T23:30:00-02:00,OpenAI ,m,k,,1,0,1,,"));
    expect(report.totals).toMatchObject({ requests: null, reportedCost: null });
    expect(rollups).toMatchObject([{ day: "2026-08-02", provider: "openai", requests: "", currency: "", tag: "" }]);
  });

  it("calls a provider that a row does not name unknown, and rejects more failures than requests", async () => {
    const { report, rejects } = await readText(
      "day,provider,model,uncached_input,output,requests,failed_requests\n2026-08-01,,m,1,1,3,3\n2026-08-01, ,m,1,1,,3\n2026-08-01,a,m,1,1,3,4\n",
    );
    expect(report).toMatchObject({ accepted: 2, models: [{ provider: "unknown", model: "m", rows: 2 }] });
    expect(rejects).toMatchObject([["4", "failed_requests", "4", "part-above-whole"]]);
  });

  it("reads units by name, and keeps currencies apart", async () => {
    const { report } = await readText(
      "day,provider,model,uncached_input,output,units.webSearches,reported_cost,currency\n2026-08-01,a,m,1,1,3,1,USD\n2026-08-01,a,m,1,1,4,2,EUR\n",
    );
    expect(report.totals).toMatchObject({
      ...{ otherUnits: { webSearches: 7 }, reportedCost: null, currency: null },
      costs: [
        { amount: "2", currency: "EUR" },
        { amount: "1", currency: "USD" },
      ],
    });
  });
});

/** A row that may be right or wrong, with what must become of it. */
const anyRow = fc.record({
  day: fc.constantFrom("2026-08-01", "2026-08-02", "2026-09-30", "1970-01-01", "no day"),
  model: fc.constantFrom("m-1", "m-2", ""),
  key: fc.constantFrom("k 1", "k;2", "schlüssel", ""),
  requests: fc.constantFrom("", "0", "7", "10.0"),
  input: fc.oneof(fc.nat(1_000_000).map(String), fc.constantFrom("-5", "1.5", "x", "")),
  output: fc.nat(1_000_000).map(String),
  cost: fc.oneof(
    fc.bigInt(0n, 10n ** 24n).map((units) => new Decimal(units.toString()).div(1e18).div(1e18).toFixed()),
    fc.constant("1e-7"),
  ),
});
type AnyRow = typeof anyRow extends fc.Arbitrary<infer Row> ? Row : never;

const isRight = (row: AnyRow): boolean =>
  row.day.startsWith("2026") && row.model !== "" && !["-5", "1.5", "x"].includes(row.input);

const written = {
  order: fc.shuffledSubarray([...COLUMNS], { minLength: COLUMNS.length }),
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
};
const style = fc.record({
  ...written,
  upper: fc.boolean(),
  mark: fc.boolean(),
  quoted: fc.boolean(),
  newline: fc.constantFrom("\n", "\r\n"),
  blankEvery: fc.constantFrom(0, 3),
});
type Style = typeof style extends fc.Arbitrary<infer Written> ? Written : never;

function write(rows: readonly AnyRow[], how: Style): string {
  const cellOf = (row: AnyRow): Record<string, string> => ({
    ...{
      day: row.day,
      provider: "openai",
      model: row.model,
      api_key: row.key,
      requests: row.requests,
      uncached_input: row.input,
    },
    ...{ cache_read: "", output: row.output, reported_cost: row.cost, currency: "USD" },
  });
  const cell = (value: string): string => (how.quoted || value.includes(how.delimiter) ? `"${value}"` : value);
  const lines = [
    how.order.map((column) => cell(how.upper ? column.toUpperCase() : column)),
    ...rows.map((row) => how.order.map((column) => cell(cellOf(row)[column] ?? ""))),
  ].map((cells) => cells.join(how.delimiter));
  const blanks = lines.flatMap((line, index) => (how.blankEvery && index % how.blankEvery === 1 ? ["", line] : [line]));
  return (how.mark ? "\ufeff" : "") + blanks.join(how.newline) + how.newline;
}

const PLAIN: Style = {
  order: [...COLUMNS],
  delimiter: ",",
  upper: false,
  mark: false,
  quoted: false,
  newline: "\n",
  blankEvery: 0,
};

describe("whatever way a file is written", () => {
  it("accepts and rejects the same rows, and its rollups add up to its totals", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 40 }), style, async (rows, how) => {
        const right = rows.filter(isRight);
        const { report, rollups } = await readText(write(rows, how));
        expect(report.refused).toBeUndefined();
        expect(report.rows).toBe(rows.length);
        expect(report.rows).toBe(report.accepted + report.ignored + report.rejected);
        expect(report.accepted).toBe(right.length);
        const sum = (of: (row: AnyRow) => string): string =>
          right.reduce((total, row) => total.plus(of(row) || 0), new Decimal(0)).toFixed();
        const rolled = (column: "uncached_input" | "output" | "reported_cost" | "rows" | "requests"): string =>
          rollups.reduce((total, rollup) => total.plus(rollup[column] || 0), new Decimal(0)).toFixed();
        expect(String(report.totals.uncachedInput)).toBe(sum((row) => row.input));
        expect(report.totals.reportedCost ?? "0").toBe(sum((row) => row.cost));
        expect([
          rolled("uncached_input"),
          rolled("output"),
          rolled("reported_cost"),
          rolled("rows"),
          rolled("requests"),
        ]).toEqual([
          ...[
            sum((row) => row.input),
            sum((row) => row.output),
            sum((row) => row.cost),
            String(right.length),
            sum((row) => row.requests),
          ],
        ]);
        expect(new Set(rollups.map(({ day, model, api_key }) => `${day} ${model} ${api_key}`)).size).toBe(
          rollups.length,
        );
      }),
      { numRuns: process.env.NIGHTLY ? 100 : 5 },
    );
  }, 180_000);

  it("reads a file in place as it reads it normalised", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 40 }), async (rows) => {
        const clean = write(rows.filter(isRight), PLAIN);
        const sorted = (rollups: string): string[] => rollups.split("\n").sort();
        const inPlace = await readText(clean, { limits: { inPlaceFromBytes: 0 } });
        const normalised = await readText(clean);
        expect(inPlace.report).toEqual(normalised.report);
        expect(sorted(inPlace.rollupText)).toEqual(sorted(normalised.rollupText));
        const unpacked = await readText(gzipSync(clean), { limits: { inPlaceFromBytes: 0 } });
        expect(unpacked.report.totals).toEqual(normalised.report.totals);
        expect(sorted(unpacked.rollupText)).toEqual(sorted(normalised.rollupText));
        const mixed = write(rows, PLAIN);
        expect((await readText(mixed, { limits: { inPlaceFromBytes: 0 } })).report).toEqual(
          (await readText(mixed)).report,
        );
      }),
      { numRuns: process.env.NIGHTLY ? 100 : 4 },
    );
  }, 180_000);
});
