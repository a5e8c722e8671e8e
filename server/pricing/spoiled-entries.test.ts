import { expect, it } from "vitest";
import { readLlmPrices } from "./feeds/llm-prices";
import { readModelsDev } from "./feeds/models-dev";
import { spoiledEntries } from "./spoiled-entries";

it("keeps out the provider's entry that a figure was left out of, and no other's of that model", () => {
  const cost = { input: 1, output: 2 };
  const reading = readModelsDev(
    JSON.stringify({
      alpha: { models: { "m-1": { cost } } },
      "Beta AI": { models: { "m-1": { cost: { ...cost, input: -1 } } } },
    }),
    "2026-08-01",
  );
  const spoiled = spoiledEntries(reading);
  expect(
    [...spoiled].map(([{ provider }, reasons]) => [provider, reasons.map(({ code, part }) => [code, part])]),
  ).toEqual([["beta-ai", [["negative", "input"]]]]);
});

it("keeps out all dated prices of a model where a figure of one of them was left out", () => {
  const price_history = [
    { input: 1, output: 2, from_date: null, to_date: "2026-07-01" },
    { input: "NaN", output: 2, from_date: "2026-07-01", to_date: null },
  ];
  const reading = readLlmPrices(
    JSON.stringify({ vendor: "openai", models: [{ id: "m-1", price_history }] }),
    "2026-08-01",
  );
  expect([...spoiledEntries(reading).keys()].map(({ from }) => from)).toEqual([null, "2026-07-01"]);
});
