import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

type Members = Readonly<Record<string, unknown>>;
const VERTEX = { id: "C7E2-9256-1C43", description: "Vertex AI" };
const row = (sku: string, amount: unknown, cost: unknown, members: Members = {}): Members => ({
  ...{ billing_account_id: "01AB", service: VERTEX, sku: { id: "FDAB-647C-5A22", description: sku } },
  ...{ usage_start_time: "2026-09-30 22:00:00 UTC", usage_end_time: "2026-09-30 23:00:00 UTC" },
  ...{ project: { id: "shop-1", number: "42", name: "Shop", labels: [], ancestry_numbers: "/1/" } },
  ...{
    labels: [
      { key: "env", value: "prod" },
      { key: "Workload", value: "triage" },
    ],
    system_labels: [],
  },
  ...{ location: { location: "europe-west4", country: "NL", region: "europe-west4", zone: null } },
  ...{ export_time: "2026-10-01 02:00:00 UTC", cost, currency: "EUR", currency_conversion_rate: 0.92 },
  ...{ usage: { amount, unit: "count", amount_in_pricing_units: amount, pricing_unit: "count" }, credits: [] },
  ...{ invoice: { month: "202609" }, cost_type: "regular", adjustment_info: null, tags: [], cost_at_list: cost },
  ...members,
});

const ROWS = [
  row("Gemini 2.5 Flash GA Text Input - Predictions", 1_000_000, 0.3),
  row("Gemini 2.5 Flash Lite Text Input - Predictions", "2.5E7", "2.5"),
  row("Gemini 2.5 Flash GA Text Input Caching - Predictions", 400, 0.01),
  row("Gemini 2.5 Flash GA Text Output - Predictions", 500, 0.02),
  row("Gemini 2.5 Flash GA Thinking Text Output - Predictions", 60, 0.03, { usage: { amount: 60, unit: "requests" } }),
  row("Gemini 2.5 Flash Text Output (Thinking On) - Predictions", 7, 0.001),
  row("Gemini 2.5 Pro Batch Text Input Long - Predictions", 9, 0.1, {
    credits: [
      { name: "Discount", amount: -0.04, type: "DISCOUNT" },
      { name: "Trial", amount: "-0.010000000000000000001", type: "PROMOTION" },
    ],
  }),
  row("Gemini 2.5 Flash GA Audio Input - Predictions", 30, 0.05),
  row("N1 Predefined Instance Core running in Americas", 3, 4, {
    service: { id: "6F81-5844-456A", description: "Compute Engine" },
  }),
  row("Vertex AI: Training on N1", 3, 4),
  row("Tax", 1, 2, { cost_type: "tax" }),
];

const cellOf = (value: unknown): string =>
  value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csv = (rows: readonly Members[]): string =>
  [
    Object.keys(rows[0] ?? {}).join(","),
    ...rows.map((entry) => Object.values(entry).map(cellOf).map(quoted).join(",")),
  ].join("\n");
const spread =
  (between: string) =>
  (entry: Members): Members =>
    Object.fromEntries(
      Object.entries(entry).flatMap(([name, value]) =>
        ["service", "sku", "usage", "project", "location"].includes(name)
          ? Object.entries(value as Members).map(([member, held]) => [`${name}${between}${member}`, held])
          : [[name, value]],
      ),
    );
const alike = (rows: readonly Members[]): readonly Members[] =>
  rows.map((entry) => ({
    ...entry,
    usage: { amount: null, unit: null, amount_in_pricing_units: null, pricing_unit: null, ...(entry.usage as Members) },
  }));

describe("Google's billing export", () => {
  it.each([
    ["JSON Lines", ROWS.map((entry) => JSON.stringify(entry)).join("\n")],
    ["an array", JSON.stringify(ROWS, null, 2)],
    ["CSV with JSON in its cells", csv(ROWS)],
    ["CSV spread out with points", csv(alike(ROWS).map(spread(".")))],
    ["CSV spread out with underscores", csv(alike(ROWS).map(spread("_")))],
  ])("is read alike as %s", async (_, text) => {
    const { report, rollups } = await readText(text);
    expect(report).toMatchObject({
      ...{
        format: "google-billing",
        kind: "usage",
        recognisedBy: "header",
        rows: 11,
        accepted: 8,
        ignored: 3,
        rejected: 0,
      },
      period: { from: "2026-09-30", to: "2026-10-01" },
      totals: {
        ...{ requests: null, uncachedInput: 26_000_009, cacheRead: 400, output: 500, reasoning: 67 },
        ...{ otherUnits: { audioInputTokens: 30 }, reportedCost: "2.960999999999999999999", currency: "EUR" },
      },
      warnings: [{ code: "credits-taken-off", rows: 1 }],
    });
    expect(report.models.map(({ model, uncachedInput }) => [model, uncachedInput])).toEqual([
      ["gemini-2.5-flash", 1_000_000],
      ["gemini-2.5-flash-lite", 25_000_000],
      ["gemini-2.5-pro", 9],
    ]);
    expect(rollups.find(({ model }) => model === "gemini-2.5-pro")).toMatchObject({
      ...{ provider: "google", project: "shop-1", tag: "triage", region: "europe-west4", batch: "t" },
      ...{ context_tier: "> 200k", reported_cost: "0.049999999999999999999" },
    });
  });

  it.each([
    ["Generate content input token count for gemini 3.5 flash lite", "gemini-3.5-flash-lite", "uncachedInput"],
    ["Generate_content cached input token count gemini 2.5 pro short", "gemini-2.5-pro", "cacheRead"],
    ["Gemini 3.1 Pro Preview Text Output - Predictions", "gemini-3.1-pro-preview", "output"],
    ["Gemini Embedding 001 Input", "gemini-embedding-001", "uncachedInput"],
    ["Claude Sonnet 4.5 Input Tokens - global", "claude-sonnet-4-5", "uncachedInput"],
    ["Claude Opus 4 Cache Write 1h Tokens", "claude-opus-4", "cacheWrite1h"],
    ["Claude 3.5 Haiku Cache Read Input Tokens", "claude-3-5-haiku", "cacheRead"],
    ["Llama 3.3 70B Output Tokens", "llama-3.3-70b", "output"],
    ["Gemini 2.5 Computer Use Text Input", "gemini-2.5-computer-use", "uncachedInput"],
    ["Gemini 2.5 Flash Native Audio Live Text Output", "gemini-2.5-flash-live", "output"],
  ] as const)("reads %s", async (sku, model, bucket) => {
    const service = {
      id: "X",
      description: sku.startsWith("Gen") ? "Gemini API" : sku.split(" ").slice(0, 2).join(" "),
    };
    const { report } = await readText(JSON.stringify(row(sku, 5, 1, sku.startsWith("Gemini") ? {} : { service })));
    expect(report.models).toMatchObject([{ provider: "google", model, [bucket]: 5 }]);
    const { uncachedInput, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning } = report.totals;
    expect(uncachedInput + cacheRead + cacheWrite5m + cacheWrite1h + output + reasoning).toBe(5);
  });

  it("needs no more than service, SKU, time and cost", async () => {
    const { report } = await readText(
      "sku_description,service_description,usage_start_time,cost,currency,usage_amount\n" +
        "Gemini 2.5 Flash GA Text Input - Predictions,Vertex AI,2026-09-30T00:00:00Z,1E-7,usd,1000.0\n",
    );
    expect(report).toMatchObject({
      ...{ format: "google-billing", accepted: 1, warnings: [] },
      totals: { uncachedInput: 1_000, reportedCost: "0.0000001", currency: "USD" },
    });
  });

  it("takes corrections back, and rejects what else is below nothing", async () => {
    const sku = "Gemini 2.5 Flash GA Text Input - Predictions";
    const { report } = await readText(
      [
        row(sku, -100, -1, { cost_type: "adjustment" }),
        row(sku, -10, -1, { adjustment_info: { id: "a", description: "", mode: "PARTIAL_CORRECTION", type: "x" } }),
        row(sku, -5, 1),
        row(sku, 5, -1),
        row(sku, 5.5, 1),
        row(sku, 5, "free"),
        row(sku, 5, 1, { credits: [{ amount: "half" }] }),
        row(sku, 5, 1, { usage_start_time: "yesterday" }),
        row(sku, 5, 1, { currency: null }),
      ]
        .map((entry) => JSON.stringify(entry))
        .join("\n"),
    );
    expect(report).toMatchObject({
      ...{ rows: 9, accepted: 2, rejected: 7, totals: { uncachedInput: -110, reportedCost: "-2" } },
    });
    expect(Object.fromEntries(report.rejects.map(({ code, lines }) => [code, lines]))).toEqual({
      ...{ negative: [3, 4], "bad-number": [5, 6, 7], "bad-date": [8], "missing-currency": [9] },
    });
  });
});
