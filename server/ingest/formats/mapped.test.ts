import { beforeAll, describe, expect, it } from "vitest";
import { usageMapping, type WrittenMapping } from "../schema";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const mappingOf = (written: WrittenMapping) => usageMapping.parse(written);
const base = {
  day: { column: "Datum", format: "DD.MM.YYYY" },
  provider: { constant: "openai" },
  model: { column: "Modell" },
  tokens: { input: "Eingabe", output: "Ausgabe" },
} as const satisfies WrittenMapping;

/** Reads a header and rows under a mapping. */
const read = (header: string, rows: readonly string[], written: WrittenMapping) =>
  readText(`${[header, ...rows].join("\n")}\n`, { mapping: mappingOf(written) });

describe("a mapped file", () => {
  it("is read by the columns that a person named, wherever they stand", async () => {
    const { report, rollups } = await read(
      "Ausgabe;Modell;Projekt;DATUM;Eingabe;Notiz",
      ["200;gpt-5;web;02.01.2026;1000;x", "3;gpt-5;web;02.01.2026;7;y"],
      { ...base, project: { column: "Projekt" }, requests: "one-a-row" },
    );
    expect(report).toMatchObject({
      ...{ format: "mapped", kind: "usage", recognisedBy: "told", rows: 2, accepted: 2, rejected: 0 },
      period: { from: "2026-01-02", to: "2026-01-03" },
      totals: { requests: 2, uncachedInput: 1007, output: 203 },
      warnings: [{ code: "unknown-column", column: "Notiz" }],
    });
    expect(report.headerFingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(rollups).toMatchObject([
      { day: "2026-01-02", provider: "openai", model: "gpt-5", project: "web", rows: "2" },
    ]);
  });

  it.each([
    [true, { uncachedInput: 600, cacheRead: 300, cacheWrite5m: 80, cacheWrite1h: 20, output: 40, reasoning: 10 }],
    [false, { uncachedInput: 1000, cacheRead: 300, cacheWrite5m: 80, cacheWrite1h: 20, output: 50, reasoning: 10 }],
  ])("takes inclusive counts apart and leaves exclusive ones (%s)", async (inclusive, totals) => {
    const { report } = await read("d,m,i,r,w5,w1,o,t", ["2026-08-01,gpt-5,1000,300,80,20,50,10"], {
      ...{ day: { column: "d", format: "ISO" }, provider: { constant: "x" }, model: { column: "m" } },
      tokens: {
        ...{ input: "i", cacheRead: "r", cacheWrite5m: "w5", cacheWrite1h: "w1", output: "o", reasoning: "t" },
        ...{ inputContainsCacheReads: inclusive, inputContainsCacheWrites: inclusive },
        outputContainsReasoning: inclusive,
      },
    });
    expect(report.totals).toMatchObject({ ...totals, requests: null });
  });

  it("rejects more parts than their whole, with the cell as it stands", async () => {
    const { rejects } = await read("d,m,i,r,o,t", ['2026-08-01,a,"1,000","1,001",9,0', "2026-08-01,a,9,0,1,2"], {
      ...{ day: { column: "d", format: "ISO" }, provider: { constant: "x" }, model: { column: "m" } },
      tokens: {
        ...{ input: "i", cacheRead: "r", output: "o", reasoning: "t" },
        ...{ inputContainsCacheReads: true, outputContainsReasoning: true },
      },
    });
    expect(rejects).toEqual([
      ["2", "r", "1,001", "cached-above-input"],
      ["3", "t", "2", "part-above-whole"],
    ]);
  });

  it.each([
    ["tokens", "1,234.56", "1,234", 1234],
    ["tokens", "1,234.56", "12.0", 12],
    ["tokens", "1.234,56", "1.234", 1234],
    ["tokens", "1.234,56", "1 234 567,0", 1234567],
    ["thousands", "1,234.56", "433.893", 433893],
    ["thousands", "1.234,56", "1.433,5", 1433500],
    ["millions", "1,234.56", "0.000001", 1],
    ["millions", "1,234.56", "1.5e-2", 15000],
    ["thousands", "1,234.56", "0", 0],
    ["thousands", "1,234.56", "", 0],
  ] as const)("reads %s written as %s: %s is %d", async (unit, numbers, cell, tokens) => {
    const { report } = await read("Datum|Modell|Eingabe|Ausgabe", [`02.01.2026|m|${cell}|1`], {
      ...{ ...base, numbers, tokens: { ...base.tokens, unit } },
    });
    expect(report.totals.uncachedInput).toBe(tokens);
    expect(report.rejected).toBe(0);
  });

  it.each([
    ["tokens", "1,234.56", "1.234,56"],
    ["tokens", "1,234.56", "12,34"],
    ["tokens", "1,234.56", "10.5"],
    ["tokens", "1.234,56", "1.23"],
    ["tokens", "1.234,56", "1,234.56"],
    ["thousands", "1,234.56", "0.0005"],
    ["thousands", "1,234.56", "n/a"],
    ["millions", "1,234.56", "1e15"],
  ] as const)("does not guess at %s written as %s: %s", async (unit, numbers, cell) => {
    const { report, rejects } = await read("Datum|Modell|Eingabe|Ausgabe", [`02.01.2026|m|${cell}|1`], {
      ...{ ...base, numbers, tokens: { ...base.tokens, unit } },
    });
    expect(report.accepted).toBe(0);
    expect(rejects).toEqual([["2", "Eingabe", cell, "bad-number"]]);
  });

  it.each([
    ["ISO", "2026-01-02T23:30:00-05:00", "2026-01-03"],
    ["unix-seconds", "1767312000", "2026-01-02"],
    ["unix-milliseconds", "1767312000123", "2026-01-02"],
    ["YYYYMMDD", "20260102", "2026-01-02"],
    ["YYYY/MM/DD", "2026/01/02", "2026-01-02"],
    ["DD/MM/YYYY", "02/01/2026", "2026-01-02"],
    ["DD/MM/YYYY", "2/1/26 09:30", "2026-01-02"],
    ["MM/DD/YYYY", "01/02/2026 11:59:58 PM", "2026-01-02"],
    ["MM/DD/YYYY", "1/2/2026", "2026-01-02"],
    ["DD-MM-YYYY", "02-01-2026 23:59:59 UTC", "2026-01-02"],
    ["DD.MM.YYYY", "02.01.2026 12:00:00.123", "2026-01-02"],
    ["D MMM YYYY", "2 Jan 2026", "2026-01-02"],
    ["D MMM YYYY", "02-Jan-2026 10:00", "2026-01-02"],
    ["MMM D, YYYY", "January 2, 2026", "2026-01-02"],
  ] as const)("reads days written as %s: %s", async (format, cell, day) => {
    const { report, rollups } = await read("Datum|Modell|Eingabe|Ausgabe", [`${cell}|m|1|1`], {
      ...{ ...base, day: { column: "Datum", format } },
    });
    expect(report.rejects).toEqual([]);
    expect(rollups[0]?.day).toBe(day);
  });

  it.each([
    ["DD/MM/YYYY", "13/13/2026"],
    ["DD/MM/YYYY", "31/02/2026"],
    ["MM/DD/YYYY", "13/01/2026"],
    ["YYYYMMDD", "2026085"],
    ["unix-seconds", ""],
    ["unix-milliseconds", ""],
    ["D MMM YYYY", "2 Foo 2026"],
  ] as const)("does not read %s in another way: %s", async (format, cell) => {
    const { report } = await read("Datum|Modell|Eingabe|Ausgabe", [`${cell}|m|1|1`], {
      ...{ ...base, day: { column: "Datum", format } },
    });
    expect(report.rejects).toMatchObject([{ code: "bad-date" }]);
  });

  it("reads requests from a column and leaves them unknown where a cell is empty", async () => {
    const { rollups } = await read("Datum,Modell,Eingabe,Ausgabe,n", ["02.01.2026,a,1,1,5", "02.01.2026,b,1,1,"], {
      ...{ ...base, requests: { column: "n" } },
    });
    expect(rollups.map(({ model, requests }) => [model, requests])).toEqual([
      ["a", "5"],
      ["b", ""],
    ]);
  });

  it("reads a bill, with credits, its currency's sign and the amounts exact", async () => {
    const { report } = await read(
      "Tag;Dienst;Betrag",
      [
        "31/08/2026;gpt-5;1.234,56 €",
        "31/08/2026;gpt-5;-0,000000000000000001",
        "31/08/2026;gpt-5;$5",
        "31/08/2026;gpt-5;",
      ],
      {
        kind: "cost",
        day: { column: "Tag", format: "DD/MM/YYYY" },
        provider: { constant: "openai" },
        model: { column: "Dienst" },
        numbers: "1.234,56",
        cost: { column: "Betrag", currency: { constant: "eur" } },
      },
    );
    expect(report).toMatchObject({
      ...{ kind: "cost", accepted: 2, rejected: 2 },
      rejects: [{ code: "bad-number", lines: [4, 5] }],
      totals: { reportedCost: "1234.559999999999999999", currency: "EUR" },
    });
  });

  it("takes the currency from a column, and an amount without one is rejected", async () => {
    const { report } = await read(
      "Datum,Modell,Eingabe,Ausgabe,c,cur",
      [
        "02.01.2026,a,1,1,0.5,usd",
        "02.01.2026,a,1,1,0.5,",
        "02.01.2026,a,1,1,0.5,dollar",
        "02.01.2026,a,1,1,,",
        "02.01.2026,a,1,1,-1,usd",
      ],
      { ...base, cost: { column: "c", currency: { column: "cur" } } },
    );
    expect(report.totals).toMatchObject({ reportedCost: "0.5", currency: "USD" });
    expect(report.rejects.map(({ code }) => code).sort()).toEqual(["bad-currency", "missing-currency", "negative"]);
    expect(report.accepted).toBe(2);
  });

  it("reads JSON Lines by their members", async () => {
    const { report } = await readText(
      '{"when":1767312000,"m":"a","in":5,"out":6}\n{"when":1767312001,"m":"a","in":5}\n',
      {
        mapping: mappingOf({
          day: { column: "when", format: "unix-seconds" },
          provider: { constant: "x" },
          model: { column: "m" },
          tokens: { input: "in", output: "out" },
        }),
      },
    );
    expect(report).toMatchObject({ accepted: 2, totals: { uncachedInput: 10, output: 6 } });
  });

  it("is refused by name where a mapped column is not there", async () => {
    const { report } = await read("Datum,Modell,Ausgabe", ["02.01.2026,a,1"], base);
    expect(report.refused).toMatchObject({ code: "mapping-mismatch", message: expect.stringContaining('"Eingabe"') });
    const unsaid = await readText("a,b\n1,2\n", { format: "mapped" });
    expect(unsaid.report.refused?.code).toBe("mapping-needed");
  });

  it("is known again by its header, in any order and case, and by no other", async () => {
    const mapping = mappingOf(base);
    const first = await read("Datum,Modell,Eingabe,Ausgabe", ["02.01.2026,a,1,1"], base);
    const remembered = new Map([[first.report.headerFingerprint ?? "", mapping]]);
    const again = await readText("ausgabe; Eingabe ;MODELL;datum\n9;8;a;03.01.2026\n", { remembered });
    expect(again.report).toMatchObject({ format: "mapped", recognisedBy: "remembered", accepted: 1 });
    const other = await readText("Ausgabe;Eingabe;Modell;Datum;More\n9;8;a;03.01.2026;x\n", { remembered });
    expect(other.report.refused?.code).toBe("unknown-format");
  });

  it("reads a large simple file in place, to the same sums", async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => `0${(index % 9) + 1}.01.2026|m${index % 3}|${index},5|1`);
    const text = `Datum|Modell|Eingabe|Ausgabe\n${rows.join("\n")}\n`;
    const mapping = mappingOf({ ...base, numbers: "1.234,56", tokens: { ...base.tokens, unit: "thousands" } });
    const inPlace = await readText(text, { mapping, limits: { inPlaceFromBytes: 1 } });
    const normalised = await readText(text, { mapping });
    expect(inPlace.report.totals).toEqual(normalised.report.totals);
    expect(inPlace.report.totals.uncachedInput).toBe(((2000 * 1999) / 2) * 1000 + 2000 * 500);
  });
});

describe("dates whose order a person said", () => {
  const file =
    "day,provider,model,uncached_input,output\n02/01/2026,openai,m,1,2\n3/1/26 10:00,openai,m,1,2\n2026-01-04,openai,m,1,2\n";
  it.each([
    ["day-first", ["2026-01-02", "2026-01-03", "2026-01-04"]],
    ["month-first", ["2026-01-04", "2026-02-01", "2026-03-01"]],
  ] as const)("are read %s in a format that is recognised", async (dates, days) => {
    const { report, rollups } = await readText(file, { dates });
    expect(report.rejected).toBe(0);
    expect(rollups.map(({ day }) => day).sort()).toEqual(days);
  });

  it("are asked about where nobody said it", async () => {
    const { report } = await readText(file);
    expect(report.rejects).toEqual([{ code: "ambiguous-date", count: 2, lines: [2, 3] }]);
    const only = await readText(file.split("\n").slice(0, 3).join("\n"));
    expect(only.report.refused).toMatchObject({ code: "ambiguous-date", message: expect.stringContaining("--dates") });
  });
});
