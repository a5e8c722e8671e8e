import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cost } from "./cost";

const prices = path.join(process.cwd(), "../shared/data/prices");
const areThere = existsSync(prices);
if (!areThere)
  console.log("Real price feeds are not beside the checkout (../shared/data/prices): their tests are skipped.");

const FILES = {
  october: "litellm/model_prices_2025-10-01.json.gz",
  january: "litellm/model_prices_2026-01-01.json.gz",
  august: "litellm/model_prices_newest_2026-08-01.json",
  genai: "other/genai_prices_data.json.gz",
  modelsDev: "other/models_dev_prices_newest.csv.gz",
  openRouter: "other/openrouter_models_2026-08-01.json",
  portkey: "other/portkey_openai.json.gz",
};
const feed = (name: string, file: keyof typeof FILES, day: string) => [
  "--feed",
  `${name}=${path.join(prices, FILES[file])}@${day}`,
];

let folder: string;
let out = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "cost-feeds-"));
  out = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly cost: string | null;
  readonly priced: string;
  readonly price: { readonly source: string; readonly rule: string; readonly provider: string } | null;
}
async function valued(feeds: readonly string[], ...asked: readonly { model: string; at: string; provider?: string }[]) {
  const file = path.join(folder, "rows.jsonl");
  writeFileSync(
    file,
    asked.map((row) => `${JSON.stringify({ ...row, tokens: { uncachedInput: 1_000_000 } })}\n`).join(""),
  );
  expect(await cost([file, ...feeds])).toBe(0);
  const answers = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
  return answers.map(({ cost: amount, price }) => [amount, price?.source ?? null, price?.rule ?? null]);
}

describe.skipIf(!areThere)("cost with the feeds as published", { timeout: 60_000 }, () => {
  it.each([
    ["litellm", "august", "2026-08-01", "gpt-4o-mini", "exact"],
    ["genai-prices", "genai", "2026-08-21", "gpt-4o-mini", "feed-matcher"],
    ["models-dev", "modelsDev", "2026-07-02", "gpt-4o-mini", "exact"],
    ["openrouter", "openRouter", "2026-08-01", "openai/gpt-4o-mini", "exact"],
    ["portkey", "portkey", "2026-08-21", "gpt-4o-mini", "exact"],
  ] as const)("%s: in its unit, on its day and before it", async (name, file, day, model, rule) => {
    const answers = await valued(feed(name, file, day), { model, at: day }, { model, at: "2024-09-01" });
    expect(answers).toEqual([
      ["0.15", name, rule],
      ["0.15", name, "before-first-snapshot"],
    ]);
  });

  it("keeps the last price of a model that a later snapshot lacks", async () => {
    const feeds = [
      ...feed("litellm", "january", "2026-01-01"),
      ...feed("litellm", "october", "2025-10-01"),
      ...feed("litellm", "august", "2026-08-01"),
    ];
    const model = "gpt-4.5-preview";
    const on = ["2025-09-30", "2025-10-01", "2026-07-31", "2026-08-01", "2026-11-01"].map((at) => ({ model, at }));
    expect((await valued(feeds, ...on)).map(([amount, , rule]) => [amount, rule])).toEqual([
      ["75", "before-first-snapshot"],
      ["75", "exact"],
      ["75", "exact"],
      ["75", "last-known-price"],
      ["75", "last-known-price"],
    ]);
  });

  it("asks the second feed where the first has no price", async () => {
    const feeds = [...feed("portkey", "portkey", "2026-08-21"), ...feed("genai-prices", "genai", "2026-08-21")];
    const at = "2026-09-02";
    expect(await valued(feeds, { model: "gpt-4o-mini", at }, { model: "claude-sonnet-5", at })).toEqual([
      ["0.15", "portkey", "exact"],
      ["3", "genai-prices", "feed-matcher"],
    ]);
  });

  it("reads a provider's prefix before a gateway's other name", async () => {
    const answers = await valued(feed("litellm", "august", "2026-08-01"), {
      model: "openai/gpt-4.1-mini",
      at: "2026-08-02",
    });
    expect(answers).toEqual([["0.4", "litellm", "provider-prefix"]]);
  });

  it("refuses each of the broken files", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const file = path.join(folder, "rows.jsonl");
    writeFileSync(file, "");
    for (const broken of [
      "DUPKEYS_values_differ_2024-02-07",
      "INVALID_missing_comma_2025-04-05",
      "INVALID_trailing_comma_2024-08-02",
    ])
      expect(await cost([file, "--feed", `litellm=${prices}/litellm/broken/${broken}.json.gz@2025-01-01`])).toBe(3);
  });
});
