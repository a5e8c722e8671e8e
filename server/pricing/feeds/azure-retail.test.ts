import { describe, expect, it } from "vitest";
import { readText, readyReader } from "../../ingest/testing/read-text";
import { indexBook } from "../rules/index-book";
import { priceAt } from "../rules/price-at";
import { spoiledEntries } from "../spoiled-entries";
import { readAzureMeter } from "./azure-meter";
import { readAzureRetail } from "./azure-retail";

const day = "2026-08-21";

describe("Azure retail prices", () => {
  it.each([
    ["gpt 4.1 Inp glbl Tokens", { model: "gpt-4.1", part: "input", scope: "global" }],
    ["gpt 4o 1120 cached Inp glbl Tokens", { model: "gpt-4o-2024-11-20", part: "cacheRead", scope: "global" }],
    ["GPT 5 outpt Glbl 1M Tokens", { model: "gpt-5", part: "output", scope: "global" }],
    ["5.4 opt Dz 1M Tokens", { model: "gpt-5.4", part: "output", scope: "data zone" }],
    ["5.5 ShortCo inp Gl 1M Tokens", { model: "gpt-5.5", part: "input", scope: "global" }],
    ["gpt 4.1 mini Batch Inp glbl Tokens", { model: "gpt-4.1-mini", tier: "batch" }],
    ["gpt 4o 0806 FT Hosting Unit", { model: "ft:gpt-4o-2024-08-06", part: "hosting" }],
    ["GPT 5 Inpt Glbl 1M Tokens", { model: "gpt-5", part: "input", above: null }],
    ["5.5 LongCo cd inp Gl 1M Tokens", { model: "gpt-5.5", part: "cacheRead", above: 272_000 }],
    ["5.2 PP opt Gl 1M Tokens", { model: "gpt-5.2", part: "output", tier: "priority" }],
    ["56luna ShCo Opt Fl Gl 1M Tokens", { model: "gpt-5.6-luna", part: "output", tier: "flex" }],
    ["o3 0416 Inp Data Zone Tokens", { model: "o3-2025-04-16", part: "input", scope: "data zone" }],
    ["text-embedding-3-small glbl Tokens", { model: "text-embedding-3-small", part: "input", sense: "text" }],
    ["gpt 4o realtime aud 1217 Outp glbl Tokens", { model: "gpt-4o-realtime-preview-2024-12-17", sense: "audio" }],
    ["gpt 4.1 mini FT Training glbl Tokens", { model: "ft:gpt-4.1-mini", part: "training" }],
  ])("%s", (name, expected) => {
    expect(readAzureMeter(name)).toMatchObject(expected);
  });

  it("does not guess at a meter it cannot read", () => {
    for (const name of [
      "4o LongCo inp Gl 1M Tokens",
      "Whisper hours",
      "Provisioned Managed Global Unit",
      "Standard S1",
    ])
      expect(readAzureMeter(name)).toBeNull();
  });

  it("minds the unit, the day and the currency of each meter", () => {
    const item = (meterName: string, retailPrice: number, unitOfMeasure: string, effectiveStartDate: string) => ({
      meterName,
      retailPrice,
      unitOfMeasure,
      effectiveStartDate,
      currencyCode: "EUR",
      type: "Consumption",
    });
    const { entries, findings } = readAzureRetail(
      JSON.stringify({
        Items: [
          item("gpt 4.1 Inp glbl Tokens", 0.002, "1K", "2025-04-14T00:00:00Z"),
          item("gpt 4.1 Outp glbl Tokens", 8, "1M", "2025-04-14T00:00:00Z"),
          item("gpt 4.1 Batch Inp glbl Tokens", 1, "1M", "2025-04-14T00:00:00Z"),
          item("gpt 4.1 Inp glbl Tokens", 1.5, "1M", "2026-01-01T00:00:00Z"),
          item("gpt 4.1 FT Hosting Unit", 1.7, "1 Hour", "2025-04-14T00:00:00Z"),
          item("gpt 4.1 Inp regnl Tokens", 2.2, "1M", "2025-04-14T00:00:00Z"),
          item("gpt 4.1 Outp glbl Tokens", 9, "1M", "soon"),
        ],
      }),
      day,
    );
    expect(
      entries.map(({ model, from, to, currency, perMTok, batchFactor, hostingHourly }) => ({
        model,
        from,
        to,
        currency,
        perMTok,
        batchFactor,
        hostingHourly,
      })),
    ).toEqual([
      {
        model: "gpt-4.1",
        from: "2025-04-14",
        to: "2026-01-01",
        currency: "EUR",
        perMTok: { input: "2", output: "8" },
        batchFactor: "0.5",
        hostingHourly: undefined,
      },
      {
        model: "gpt-4.1",
        from: "2026-01-01",
        to: null,
        currency: "EUR",
        // Output and batches cost what they did.
        perMTok: { input: "1.5", output: "8" },
        batchFactor: "0.666667",
        hostingHourly: undefined,
      },
      {
        model: "ft:gpt-4.1",
        from: "2025-04-14",
        to: null,
        currency: "EUR",
        perMTok: {},
        batchFactor: undefined,
        hostingHourly: "1.7",
      },
    ]);
    expect(findings.map(({ code }) => code)).toEqual(["other-scope", "not-a-day"]);
  });

  const item = (meterName: string, retailPrice: number, more: object = {}) => ({
    ...{ meterName, retailPrice, unitOfMeasure: "1M", currencyCode: "USD", type: "Consumption" },
    ...{ effectiveStartDate: "2026-03-05T00:00:00Z", ...more },
  });
  const read = (...Items: object[]) => readAzureRetail(JSON.stringify({ Items }), day);

  it("keeps long contexts, priority, flex, training and data zones at prices of their own", () => {
    const { entries, findings } = read(
      item("5.5 ShortCo inp Gl 1M Tokens", 5),
      item("5.5 LongCo inp Gl 1M Tokens", 10),
      item("5.5 PP opt Gl 1M Tokens", 60),
      item("5.5 ShortCo Opt Fl Gl 1M Tokens", 15),
      item("5.5 inp Dz 1M Tokens", 5.5),
      item("gpt 4.1 FT Training glbl Tokens", 0.025, { unitOfMeasure: "1K" }),
      item("gpt 4o realtime aud 1217 Inp glbl Tokens", 40),
    );
    expect(findings).toEqual([]);
    expect(entries).toMatchObject([
      {
        model: "gpt-5.5",
        perMTok: { input: "5" },
        contextTiers: [{ above: 272_000, perMTok: { input: "10" } }],
        priority: { perMTok: { output: "60" } },
        flex: { perMTok: { output: "15" } },
      },
      { model: "data-zone/gpt-5.5", perMTok: { input: "5.5" } },
      { model: "ft:gpt-4.1", training: { perMTok: "25" } },
      { model: "gpt-4o-realtime-preview-2024-12-17", perMTok: {}, units: { input_audio_token: "0.00004" } },
    ]);
  });

  it("asks a data zone's price for a data zone alone, and the globe's only where it has none", () => {
    const { entries } = read(
      item("5.4 inp Dz 1M Tokens", 2.75),
      item("5.4 inp Gl 1M Tokens", 2.5),
      item("o3 inp Gl Tokens", 2),
    );
    const index = indexBook({ version: "test", entries: [...entries], machines: [] });
    const asked = ["gpt-5.4", "data-zone/gpt-5.4", "data-zone/o3"].map((model) => {
      const found = priceAt(index, { provider: "azure", model, day });
      return [found?.entry.perMTok.input, found?.rule];
    });
    expect(asked).toEqual([
      ["2.5", "exact"],
      ["2.75", "exact"],
      ["2", "price-outside-of-data-zone"],
    ]);
    const alone = indexBook({ version: "test", entries: entries.slice(0, 1), machines: [] });
    expect(priceAt(alone, { provider: "azure", model: "gpt-5.4", day })).toBeNull();
  });

  it("takes none of several prices of one model and day, whatever their order, and keeps the model out of the book", () => {
    const items = [
      item("5.4 inp Gl 1M Tokens", 2.5),
      item("5.4 input glbl Tokens", 3),
      item("5.4 opt Gl 1M Tokens", 15),
      item("o3 inp Gl Tokens", 2),
    ];
    for (const order of [items, [...items].reverse()]) {
      const reading = read(...order);
      const entry = reading.entries.find(({ model }) => model === "gpt-5.4");
      expect(entry?.perMTok).toEqual({ output: "15" });
      expect(reading.findings).toEqual([
        {
          code: "prices-differ",
          place: "gpt-5.4 › 5.4 inp Gl 1M Tokens, 5.4 input glbl Tokens",
          message:
            'gpt-5.4: "5.4 inp Gl 1M Tokens", "5.4 input glbl Tokens" from 2026-03-05 at 2.5 and 3 USD; none of them is taken.',
        },
      ]);
      const spoiled = [...spoiledEntries(reading)];
      expect(spoiled.map(([{ model }, reasons]) => [model, reasons.map(({ code }) => code)])).toEqual([
        ["gpt-5.4", ["source-differs-from-itself"]],
      ]);
    }
  });

  it("believes the region that Azure bills by, and leaves volume prices out", () => {
    const { entries, findings } = read(
      item("5.4 inp Gl 1M Tokens", 3, { isPrimaryMeterRegion: false }),
      item("5.4 inp Gl 1M Tokens", 2.5, { isPrimaryMeterRegion: true }),
      item("5.4 inp Gl 1M Tokens", 2, { tierMinimumUnits: 1000 }),
    );
    expect(entries).toMatchObject([{ perMTok: { input: "2.5" } }]);
    expect(findings.map(({ code }) => code)).toEqual(["volume-price"]);
  });

  it("reads what a bill's meters are read as", { timeout: 60_000 }, async () => {
    await readyReader();
    const names = [
      ...["gpt 4.1 Inp glbl Tokens", "gpt 4o 1120 cached Inp glbl Tokens", "GPT 5 mini Inpt Glbl 1M Tokens"],
      ...["5.3 codex opt Gl 1M Tokens", "56luna ShCo Opt Fl Gl 1M Tokens", "gpt-35-turbo-0125 Inp glbl Tokens"],
      ...[
        "text embedding 3 large glbl Tokens",
        "o4-mini 0416 Batch Outp glbl Tokens",
        "gpt 4.1 nano FT Inp glbl Tokens",
      ],
      ...[
        "gpt 4o realtime txt 1217 Inp glbl Tokens",
        "gpt-4o-mini-0718-Outp-glbl Tokens",
        "5.6 sol cache write Gl 1M Tokens",
      ],
    ];
    const header = "Date,MeterCategory,MeterName,UnitOfMeasure,Quantity,CostInBillingCurrency,BillingCurrencyCode";
    const rows = names.map((name) => `2026-08-09,Foundry Models,${name},1M,1,1,USD`);
    const { rollups } = await readText([header, ...rows].join("\n"));
    const read = names.map((name) => readAzureMeter(name)?.model);
    expect([...new Set(read)].sort()).toEqual([...new Set(rollups.map(({ model }) => model))].sort());
  });
});
