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

  it("calls a provider that a cell does not name unknown", async () => {
    const { report } = await read(
      "Anbieter,Datum,Modell,Eingabe,Ausgabe",
      [",02.01.2026,m,1,1", "OpenAI,02.01.2026,m,1,1"],
      {
        ...base,
        provider: { column: "Anbieter" },
      },
    );
    expect(report.models).toMatchObject([{ provider: "openai" }, { provider: "unknown" }]);
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

  /** Reads cells of one kind, each as a row of its own model. */
  const readCells = (cells: readonly string[], written: WrittenMapping, row: (cell: string) => string) =>
    read(
      "Datum|Modell|Eingabe|Ausgabe",
      cells.map((cell, index) => row(cell).replace("MODEL", `m${index}`)),
      written,
    );
  const amount = (cell: string) => `02.01.2026|MODEL|${cell}|1`;
  const numbersAs = (unit: "tokens" | "thousands" | "millions", numbers: "1,234.56" | "1.234,56"): WrittenMapping => ({
    ...base,
    numbers,
    tokens: { ...base.tokens, unit },
  });

  it.each([
    ["tokens", "1,234.56", { "1,234": 1234, "12.0": 12, "+7": 7, " 8 ": 8, "": 0 }],
    ["tokens", "1.234,56", { "1.234": 1234, "1 234 567,0": 1234567, "12": 12, "1'234": 1234 }],
    ["thousands", "1,234.56", { "433.893": 433893, "0": 0, "": 0, "1,000.5": 1000500 }],
    ["thousands", "1.234,56", { "1.433,5": 1433500, "0,001": 1 }],
    ["millions", "1,234.56", { "0.000001": 1, "1.5e-2": 15000, "0.30000000000000004": 300000 }],
  ] as const)("reads %s written as %s", async (unit, numbers, cells) => {
    const { report } = await readCells(Object.keys(cells), numbersAs(unit, numbers), amount);
    expect(report.rejects).toEqual([]);
    expect(report.models.map(({ uncachedInput }) => uncachedInput)).toEqual(Object.values(cells));
  });

  it.each([
    ["tokens", "1,234.56", ["1.234,56", "12,34", "10.5", "1,23,456", "0x1F", "1_000"]],
    ["tokens", "1.234,56", ["1.23", "1,234.56", "12.34.567", "n/a"]],
    ["thousands", "1,234.56", ["0.0005", "n/a", "1e99"]],
    ["millions", "1,234.56", ["1e15", "NaN"]],
  ] as const)("does not guess at %s written as %s", async (unit, numbers, cells) => {
    const { report, rejects } = await readCells(cells, numbersAs(unit, numbers), amount);
    expect(report.accepted).toBe(0);
    expect(rejects).toEqual(cells.map((cell, index) => [String(index + 2), "Eingabe", cell, "bad-number"]));
  });

  const DAYS = {
    ISO: {
      right: ["2026-01-01T23:30:00-05:00", "2026-01-02", "2026-01-02 10:00:00"],
      wrong: ["2026-02-30", "soon", ""],
    },
    "unix-seconds": { right: ["1767312000", "1767312000.0"], wrong: ["", "x"] },
    "unix-milliseconds": { right: ["1767312000123"], wrong: ["", "1.5"] },
    YYYYMMDD: { right: ["20260102"], wrong: ["2026085", "20261301"] },
    "YYYY/MM/DD": { right: ["2026/01/02", "2026/01/02 10:00"], wrong: ["2026/13/02", "13/01/2026"] },
    "DD/MM/YYYY": { right: ["02/01/2026", "2/1/26 09:30"], wrong: ["13/13/2026", "31/02/2026", "2026-01-02"] },
    "MM/DD/YYYY": { right: ["01/02/2026 11:59:58 PM", "1/2/2026"], wrong: ["13/01/2026"] },
    "DD-MM-YYYY": { right: ["02-01-2026 23:59:59 UTC"], wrong: ["02-13-2026"] },
    "DD.MM.YYYY": { right: ["02.01.2026 12:00:00.123", "2.1.2026"], wrong: ["02.13.2026"] },
    "D MMM YYYY": { right: ["2 Jan 2026", "02-Jan-2026 10:00"], wrong: ["2 Foo 2026"] },
    "MMM D, YYYY": { right: ["January 2, 2026", "Jan 2, 2026"], wrong: ["2026, Jan"] },
  } as const;

  it.each(Object.entries(DAYS))("reads days written as %s, and no other way", async (format, { right, wrong }) => {
    const written = { ...base, day: { column: "Datum", format: format as keyof typeof DAYS } };
    const { report, rollups, rejects } = await readCells([...right, ...wrong], written, (cell) => `${cell}|MODEL|1|1`);
    expect(rollups.map(({ day }) => day)).toEqual(right.map(() => "2026-01-02"));
    expect(rejects.map(([, , value]) => value)).toEqual([...wrong]);
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
