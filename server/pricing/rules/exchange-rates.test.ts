import { describe, expect, it } from "vitest";
import { convertEntry } from "./convert-entry";
import { rateOn, type ExchangeRates } from "./exchange-rates";
import { indexBook } from "./index-book";
import { priceAt } from "./price-at";
import { priceSegments } from "./price-segments";
import { readRateTable } from "./read-rate-table";
import { sampleEntry } from "./sample-entry";

const euros: ExchangeRates = {
  to: "EUR",
  rates: new Map([
    [
      "USD",
      [
        { day: "2026-08-03", rate: "0.9" },
        { day: "2026-08-05", rate: "0.91" },
        { day: "2026-09-01", rate: "0.95" },
      ],
    ],
  ]),
};

describe("a rate", () => {
  it("is that of the day or of the seven days before, and else none", () => {
    const on = (day: string) => rateOn(euros, "USD", day);
    expect(
      ["2026-08-02", "2026-08-03", "2026-08-04", "2026-08-05", "2026-08-12", "2026-08-13", "2026-09-08"].map(on),
    ).toEqual([null, "0.9", "0.9", "0.91", "0.91", null, "0.95"]);
    expect([rateOn(euros, "EUR", "2020-01-01"), rateOn(euros, "GBP", "2026-08-05")]).toEqual(["1", null]);
  });
});

describe("a book that answers in another currency", () => {
  const entry = sampleEntry({
    from: "2026-08-01",
    units: { web_search: "0.01" },
    batchFactor: "0.5",
    perRequest: "0.002",
  });
  const index = indexBook({ version: "test", entries: [entry], machines: [] }, euros);

  it("converts every sum of money exactly, and no factor", () => {
    expect(priceAt(index, { model: "gpt-x", day: "2026-08-06" })?.entry).toMatchObject({
      currency: "EUR",
      perMTok: { input: "1.82", cacheRead: "0.455", output: "7.28" },
      units: { web_search: "0.0091" },
      perRequest: "0.00182",
      batchFactor: "0.5",
    });
    expect(convertEntry(entry, "EUR", "0.9")).toBe(convertEntry(entry, "EUR", "0.9"));
  });

  it("leaves the price in its own currency where the day has no rate", () => {
    expect(priceAt(index, { model: "gpt-x", day: "2026-08-20" })?.entry.currency).toBe("USD");
  });

  it("lays out a stretch for each rate, and its days agree with it", () => {
    const segments = priceSegments(index, null, "gpt-x");
    expect(segments.map(({ from, entry: { currency, perMTok } }) => [from, currency, perMTok.input])).toEqual([
      ["2026-08-01", "USD", "2"],
      ["2026-08-03", "EUR", "1.8"],
      ["2026-08-05", "EUR", "1.82"],
      ["2026-08-13", "USD", "2"],
      ["2026-09-01", "EUR", "1.9"],
      ["2026-09-09", "USD", "2"],
    ]);
  });
});

describe("a table of rates", () => {
  it("is read with comma, semicolon or tab", () => {
    for (const mark of [",", ";", "\t"]) {
      const text = `\uFEFFDate${mark}Currency${mark}Rate to EUR\r\n2026-08-03${mark}usd${mark}0.9012\r\n`;
      expect(readRateTable(text, "EUR")).toEqual({
        rows: [{ day: "2026-08-03", currency: "USD", rate: "0.9012" }],
        faults: [],
      });
    }
  });

  it("may say the same rate twice, and holds blank rows", () => {
    const { rows, faults } = readRateTable("date,currency,rate\n\n2026-08-03,USD,0.9\n2026-08-03,USD,0.90\n\n", "EUR");
    expect([rows.length, faults]).toEqual([1, []]);
  });

  it.each([
    ["date,currency\n2026-08-03,USD", "names the columns"],
    ["date,currency,rate to GBP\n2026-08-03,USD,1", "reports in EUR"],
    ["date,currency,rate\n03/08/2026,USD,1", 'Row 2: "03/08/2026" is no day'],
    ["date,currency,rate\n2026-08-03,dollars,1", "is no currency"],
    ["date,currency,rate\n2026-08-03,EUR,1", "own currency"],
    ["date,currency,rate\n2026-08-03,USD,0", "is no rate"],
    ["date,currency,rate\n2026-08-03,USD,-1", "is no rate"],
    ["date,currency,rate\n2026-08-03,USD,NaN", "is no rate"],
    ['date,currency,rate\n2026-08-03,USD,"0,9"', "decimal point"],
    ["date,currency,rate\n2026-08-03,USD,0.9\n2026-08-03,USD,0.8", "Row 3: USD 2026-08-03 stands twice"],
    ["date,currency,rate\n", "no rows"],
    ["\n\n", "names the columns"],
    ["\ndate,currency,rate\r\n\r\n2026-08-03,USD,0.9\r\n\r\nsoon,USD,0.9", 'Row 6: "soon" is no day'],
    ['date,currency,rate\n2026-08-03,USD,0.9\n"2026-08-04,USD,0.9\n', "Row 3: a quote is not closed"],
  ])("that is wrong is refused with the place: %s", (text, why) => {
    expect(readRateTable(text, "EUR").faults.join(" ")).toContain(why);
  });
});
