import { beforeAll, describe, expect, it } from "vitest";
import { readPath, readText, readyReader, sharedData } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const HEADER =
  "BilledCost,BillingCurrency,ChargeCategory,ChargeClass,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,ProviderName,ServiceName,ServiceCategory,SkuMeter,RegionId,SubAccountId,SubAccountName,ResourceName,Tags,x_Model";
const AI = "AI and Machine Learning";
const row = (cells: Partial<Record<string, string>>): string => {
  const usual: Record<string, string> = {
    ...{ BilledCost: "1.5", BillingCurrency: "USD", ChargeCategory: "Usage", ChargeClass: "NULL" },
    ...{ ChargePeriodStart: "2026-08-01 00:00:00", ChargePeriodEnd: "2026-08-02 00:00:00", ServiceCategory: AI },
    ...{
      ConsumedUnit: "Tokens",
      RegionId: "eastus",
      SubAccountId: "123",
      SubAccountName: "Search",
      ResourceName: "NULL",
      Tags: "NULL",
      x_Model: "NULL",
    },
  };
  return HEADER.split(",")
    .map((name) => `"${(cells[name] ?? usual[name] ?? "").replaceAll('"', '""')}"`)
    .join(",");
};
const azure = { ProviderName: "Microsoft", ServiceName: "Azure OpenAI" };
const aws = { ProviderName: "AWS", ServiceName: "Amazon Bedrock" };
const read = (...rows: Partial<Record<string, string>>[]) => readText([HEADER, ...rows.map(row)].join("\n"));

describe("focus", () => {
  it("finds model, tokens and scope in the meters of clouds, and keeps what was billed", async () => {
    const { report, rollups } = await read(
      { ...azure, SkuMeter: "gpt 4.1 Inp glbl Tokens", ConsumedQuantity: "1500", ConsumedUnit: "1K Tokens" },
      { ...azure, SkuMeter: "gpt 4.1 cached Inp glbl Tokens", ConsumedQuantity: "500000" },
      { ...azure, SkuMeter: "gpt 4.1 Outp glbl Tokens", ConsumedQuantity: "0.25", ConsumedUnit: "1M Tokens" },
      {
        ...aws,
        SkuMeter: "USE1-Claude4.5Sonnet-output-tokens",
        ConsumedQuantity: "433.893",
        ConsumedUnit: "1K tokens",
        RegionId: "us-east-1",
      },
      {
        ProviderName: "OpenAI",
        ServiceName: "API",
        SkuMeter: "input tokens",
        x_Model: "gpt-5-mini",
        ConsumedQuantity: "7",
      },
    );
    expect(report).toMatchObject({ format: "focus", kind: "usage", accepted: 5, ignored: 0, rejected: 0 });
    expect(report.warnings).toEqual([]);
    expect(report.totals).toMatchObject({ requests: null, reportedCost: "7.5", currency: "USD" });
    expect(report.models).toMatchObject([
      { provider: "azure", model: "gpt-4.1", uncachedInput: 1_500_000, cacheRead: 500_000, output: 250_000 },
      { provider: "bedrock", model: "claude-sonnet-4-5", output: 433_893 },
      { provider: "openai", model: "gpt-5-mini", uncachedInput: 7 },
    ]);
    expect(new Set(rollups.map(({ region, project }) => `${region} ${project}`))).toEqual(
      new Set(["global Search", "us-east-1 Search", "eastus Search"]),
    );
  });

  it("reads the SKUs of Google as Google's own bill does", async () => {
    const google = { ProviderName: "Google Cloud", ServiceName: "Vertex AI", ConsumedUnit: "count" };
    const { report, rollups } = await read(
      { ...google, SkuMeter: "Gemini 2.5 Flash GA Text Input - Predictions", ConsumedQuantity: "5000" },
      { ...google, SkuMeter: "Gemini 2.5 Flash Lite Thinking Text Output - Predictions", ConsumedQuantity: "3000" },
      { ...google, SkuMeter: "Gemini 2.5 Flash Text Output (Thinking On)", ConsumedQuantity: "40" },
      { ...google, SkuMeter: "Gemini 2.5 Pro Input Caching (Long)", ConsumedQuantity: "7", ConsumedUnit: "requests" },
      { ...google, SkuMeter: "Gemini 2.5 Flash Caching Storage", ConsumedQuantity: "900" },
      { ...google, SkuMeter: "Grounding with Google Search for Gemini 2.5 Flash", ConsumedQuantity: "12" },
      { ...google, SkuMeter: "Claude Sonnet 4.5 Input Tokens", ConsumedQuantity: "11" },
      { ...google, SkuMeter: "Online Prediction e2 Instance Core", ConsumedUnit: "Hours", ConsumedQuantity: "3" },
    );
    expect(report).toMatchObject({ accepted: 7, ignored: 1, rejected: 0, warnings: [] });
    expect(report.models).toMatchObject([
      { provider: "google", model: "claude-sonnet-4-5", uncachedInput: 11 },
      { model: "gemini-2.5-flash", uncachedInput: 5_000, output: 0, reasoning: 40, otherUnits: { webSearches: 12 } },
      { model: "gemini-2.5-flash-lite", output: 0, reasoning: 3_000 },
      { model: "gemini-2.5-pro", cacheRead: 7 },
    ]);
    expect(report.totals).toMatchObject({ uncachedInput: 5_011, cacheRead: 7, otherUnits: { webSearches: 12 } });
    expect(rollups.find(({ model }) => model === "gemini-2.5-pro")?.context_tier).toBe("> 200k");
  });

  it("reads Bedrock's lines of the marketplace, in millions where they say so", async () => {
    const edition = { ...aws, ServiceName: "Claude Sonnet 4.5 (Amazon Bedrock Edition)", ConsumedUnit: "Units" };
    const [header, ...rows] = [
      `${HEADER},ChargeDescription`,
      `${row({ ...edition, SkuMeter: "USE1-MP:USE1_InputTokenCount-Units", ConsumedQuantity: "0.5" })},Million Input Tokens`,
      `${row({ ...edition, SkuMeter: "USE1-MP:USE1_CacheReadInputTokenCount-Units", ConsumedQuantity: "2" })},Million Cache Read`,
    ];
    const { report } = await readText([header, ...rows].join("\n"));
    expect(report).toMatchObject({ accepted: 2, warnings: [] });
    expect(report.models).toMatchObject([
      { provider: "bedrock", model: "claude-sonnet-4-5", uncachedInput: 500_000, cacheRead: 2_000_000 },
    ]);
  });

  it("ignores what is no usage of a model, whatever else is wrong with it", async () => {
    const { report } = await read(
      {
        ...azure,
        ServiceName: "Azure Machine Learning",
        SkuMeter: "D11 v2/DS11 v2",
        ConsumedQuantity: "-1",
        ConsumedUnit: "Hours",
      },
      {
        ...aws,
        ServiceName: "Amazon EC2",
        ServiceCategory: "Compute",
        ChargePeriodStart: "soon",
        SkuMeter: "BoxUsage",
        ConsumedUnit: "Hours",
      },
      {
        ...azure,
        ServiceName: "Cognitive Services",
        SkuMeter: "S1 Speech To Text",
        ConsumedQuantity: "2",
        ConsumedUnit: "Hours",
      },
      { ...aws, ChargeCategory: "Tax", SkuMeter: "", ConsumedQuantity: "NULL" },
    );
    expect(report).toMatchObject({ rows: 4, accepted: 0, ignored: 4, rejected: 0, period: null, kind: "cost" });
  });

  it("takes back what a credit, an adjustment or a correction takes back, and nothing else", async () => {
    const meter = { ...azure, SkuMeter: "gpt 4.1 Outp glbl Tokens" };
    const { report } = await read(
      { ...meter, ConsumedQuantity: "1000" },
      { ...meter, ConsumedQuantity: "-200", BilledCost: "-0.5", ChargeClass: "Correction" },
      { ...meter, ConsumedQuantity: "300", BilledCost: "-0.25", ChargeCategory: "Credit" },
      { ...meter, ConsumedQuantity: "-1" },
      { ...meter, ConsumedQuantity: "1", BilledCost: "-1" },
    );
    expect(report).toMatchObject({ accepted: 3, rejects: [{ code: "negative", count: 2, lines: [5, 6] }] });
    expect(report.totals).toMatchObject({ output: 800, reportedCost: "0.75" });
  });

  it("reads a seller by its new name, quoted currencies, and tags as one text", async () => {
    const text = [
      HEADER.replace("ProviderName", "ServiceProviderName"),
      row({
        ...azure,
        BillingCurrency: '"EUR"',
        SkuMeter: "5.4 opt Dz 1M Tokens",
        ConsumedQuantity: "10",
        Tags: '{"team": "a", "app": "triage"}',
        ChargePeriodStart: "2026-08-01T22:00:00-05:00",
      }),
    ].join("\n");
    const { report, rollups } = await readText(text);
    expect(report).toMatchObject({ format: "focus", totals: { reportedCost: "1.5", currency: "EUR", output: 10 } });
    expect(rollups).toMatchObject([
      { day: "2026-08-02", model: "gpt-5.4", region: "data-zone", tag: "app=triage; team=a" },
    ]);
  });

  it("keeps the cost of a purchase without a meter, and takes no price in a sentence for a model", async () => {
    const header = `${HEADER},ChargeDescription,SkuPriceDetails`;
    const none = { ConsumedQuantity: "NULL", ConsumedUnit: "NULL", SkuMeter: "NULL" };
    const { report } = await readText(
      [
        header,
        `${row({ ...azure, ...none, ChargeCategory: "Purchase", BilledCost: "100" })},NULL,NULL`,
        `${row({ ...aws, ConsumedQuantity: "12", ConsumedUnit: "1K tokens", SkuMeter: "NULL" })},$0.001 per 1K input tokens for Claude Haiku 4.5,NULL`,
        `${row({ ProviderName: "Anthropic", ServiceName: "Claude", SkuMeter: "Tokens", ConsumedQuantity: "5" })},NULL,${JSON.stringify('{"x_ModelId":"claude-sonnet-4-5","x_TokenType":"cache_read"}').replaceAll('\\"', '""')}`,
      ].join("\n"),
    );
    expect(report).toMatchObject({ accepted: 3, rejected: 0 });
    expect(report.models).toMatchObject([
      { provider: "anthropic", model: "claude-sonnet-4-5", cacheRead: 5 },
      { provider: "azure", model: "unknown", reportedCost: "100" },
      { provider: "bedrock", model: "$0.001 per 1K input tokens for Claude Haiku 4.5", uncachedInput: 12_000 },
    ]);
    expect(report.warnings).toMatchObject([{ code: "unknown-meter", rows: 2 }]);
  });

  it("counts bare units in what they were priced in, where there are as many of both", async () => {
    const header = `${HEADER},PricingQuantity,PricingUnit`;
    const priced = (consumed: string, quantity: string, unit: string): string =>
      `${row({ ...aws, SkuMeter: "USE1-NovaLite-output-tokens", ConsumedQuantity: consumed, ConsumedUnit: unit })},${quantity},1K tokens`;
    const { report } = await readText(
      [header, priced("5.25", "5.25", "Units"), priced("4000", "4", "Units"), priced("3", "3", "Tokens")].join("\n"),
    );
    expect(report).toMatchObject({ accepted: 3, models: [{ model: "nova-lite", output: 5_250 + 4_000 + 3 }] });
  });

  it("rejects amounts that are none and money without a currency", async () => {
    const meter = { ...azure, SkuMeter: "gpt 4.1 Outp glbl Tokens", ConsumedQuantity: "1" };
    const { report, rejects } = await read(
      meter,
      { ...meter, ConsumedQuantity: "many" },
      { ...meter, BillingCurrency: "" },
      { ...meter, BillingCurrency: "dollars" },
      { ...meter, ChargePeriodStart: "08/09/2026" },
    );
    expect(report).toMatchObject({ rows: 5, rejected: 4 });
    expect(rejects.map(([line, column, value, code]) => [line, column, value, code])).toEqual([
      ["3", "ConsumedQuantity", "many", "bad-number"],
      ["4", "BillingCurrency", "", "missing-currency"],
      ["5", "BillingCurrency", "dollars", "bad-currency"],
      ["6", "ChargePeriodStart", "08/09/2026", "ambiguous-date"],
    ]);
  });
});

const sample = sharedData("focus", "focus_sample_1.0.csv");
describe.skipIf(sample === null)("the sample of the FinOps Foundation", () => {
  it("holds a thousand rows and no AI usage", async () => {
    const { report } = await readPath(sample ?? "");
    expect(report).toMatchObject({ format: "focus", rows: 1_000, accepted: 0, ignored: 1_000, rejected: 0 });
  });
});
