import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const COLUMNS = [
  ...["line_item_usage_start_date", "line_item_product_code", "line_item_line_item_type", "line_item_usage_type"],
  ...["line_item_usage_amount", "line_item_unblended_cost", "line_item_currency_code", "line_item_usage_account_id"],
  ...["line_item_resource_id", "line_item_line_item_description", "pricing_unit", "product_region_code", "product"],
  ...["resource_tags"],
];
const LEGACY = COLUMNS.slice(0, 12).map((name) => {
  const [group, ...rest] = name.startsWith("line_item") ? ["lineItem", ...name.slice(10).split("_")] : name.split("_");
  const camel = rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return `${group}/${group === "lineItem" ? camel : camel.charAt(0).toLowerCase() + camel.slice(1)}`;
});
type Line = Partial<Record<string, string>>;
const line = (usageType: string, amount: string, more: Line = {}): Line => ({
  ...{ line_item_usage_start_date: "2026-08-01T05:00:00.000Z", line_item_product_code: "AmazonBedrock" },
  ...{ line_item_line_item_type: "Usage", line_item_usage_type: usageType, line_item_usage_amount: amount },
  ...{
    line_item_unblended_cost: "0.1234567891",
    line_item_currency_code: "USD",
    line_item_usage_account_id: "111122223333",
  },
  ...{ product_region_code: "us-east-1" },
  ...more,
});
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csv = (lines: readonly Line[], header = COLUMNS): string =>
  [header.join(","), ...lines.map((one) => header.map((_, at) => quoted(one[COLUMNS[at] ?? ""] ?? "")).join(","))].join(
    "\n",
  );

describe("aws-cur", () => {
  it("reads both generations of usage types, in thousands of tokens made whole", async () => {
    const { report, rollups } = await readText(
      csv([
        line("USE1-Claude4.5Sonnet-input-tokens-cross-region-global", "433.893"),
        line("USE1-Claude4.5Sonnet-output-tokens-cross-region-global", "12.5"),
        line("USW2-Claude4.5Sonnet-cache-read-input-token-count", "2"),
        line("USW2-Claude4.5Sonnet-cache-write-input-token-count", "3"),
        line("USW2-Claude4.5Sonnet-cache-write-input-token-count-1h", "4"),
        line("USE1-anthropic.claude-opus-4-8-mantle-input-tokens-standard", "1"),
        line("USE1-anthropic.claude-opus-4-8-mantle-output-tokens-priority", "0.001"),
        line("USE1-NovaPro-input-tokens-batch", "5"),
        line("EUW1-Llama3-3-70B-output-tokens-flex", "6"),
      ]),
    );
    expect(report).toMatchObject({ format: "aws-cur", kind: "usage", accepted: 9, rejected: 0, warnings: [] });
    expect(report.totals).toMatchObject({ requests: null, reportedCost: "1.1111111019", currency: "USD" });
    expect(report.models).toMatchObject([
      { model: "anthropic.claude-opus-4-8", uncachedInput: 1_000, output: 1 },
      {
        model: "claude-sonnet-4-5",
        uncachedInput: 433_893,
        output: 12_500,
        cacheRead: 2_000,
        cacheWrite5m: 3_000,
        cacheWrite1h: 4_000,
      },
      { model: "llama3-3-70b-instruct", output: 6_000 },
      { model: "nova-pro", uncachedInput: 5_000 },
    ]);
    expect(rollups.find(({ model }) => model === "nova-pro")).toMatchObject({ batch: "t", region: "us-east-1" });
    expect(rollups.filter(({ region }) => region === "global")).toHaveLength(1);
    expect(
      rollups
        .map(({ service_tier: tier }) => tier)
        .filter(Boolean)
        .sort(),
    ).toEqual(["flex", "priority"]);
  });

  it("knows models by the ids that Bedrock sells them under", async () => {
    const { report } = await readText(
      csv([
        line("USE1-TitanEmbeddingV2-Text-input-tokens", "13"),
        line("USE1-TitanEmbeddingsG1-Text-input-tokens", "14"),
        line("USE1-Llama3.3-70B-input-tokens", "15"),
        line("USE1-DeepSeek-R1-output-tokens", "16"),
        line("USE1-ClaudeOpus4.8-input-tokens", "17"),
        line("USE1-MistralLarge2407-input-tokens", "18", { line_item_line_item_type: "DiscountedUsage" }),
      ]),
    );
    expect(report).toMatchObject({ accepted: 6, warnings: [] });
    expect(report.models).toMatchObject([
      { model: "claude-opus-4-8", uncachedInput: 17_000 },
      { model: "deepseek.r1-v1:0", output: 16_000 },
      { model: "llama3-3-70b-instruct", uncachedInput: 15_000 },
      { model: "mistral-large-2407", uncachedInput: 18_000 },
      { model: "titan-embed-text-v1", uncachedInput: 14_000 },
      { model: "titan-embed-text-v2:0", uncachedInput: 13_000 },
    ]);
  });

  it("keeps speech apart from text", async () => {
    const { report } = await readText(
      csv([line("USE1-NovaSonic-speech-input-tokens", "2"), line("USE1-NovaSonic-text-input-tokens", "3")]),
    );
    expect(report.models).toMatchObject([
      { model: "nova-sonic", uncachedInput: 3_000, otherUnits: { audioInputTokens: 2_000 } },
    ]);
  });

  it("reads the legacy report's spellings, and its tags from a column each", async () => {
    const header = [...LEGACY, "resourceTags/user:team", "resourceTags/user:app"];
    const { report, rollups } = await readText(
      `${csv([line("USE1-Claude3Haiku-input-tokens", "1")], LEGACY)
        .split("\n")
        .join(",team,app\n")
        .replace(",team,app", ",resourceTags/user:team,resourceTags/user:app")},search,triage`,
    );
    expect(header).toHaveLength(14);
    expect(report).toMatchObject({ format: "aws-cur", accepted: 1, warnings: [] });
    expect(rollups).toMatchObject([
      { model: "claude-3-haiku", tag: "app=triage; team=search", uncached_input: "1000" },
    ]);
  });

  it("takes tags from a map and the app from an inference profile", async () => {
    const { rollups } = await readText(
      csv([
        line("USE1-NovaLite-output-tokens", "1", {
          resource_tags: '{"user_team":"search","aws:createdBy":"x","user_app":"triage"}',
          line_item_resource_id: "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc123",
        }),
      ]),
    );
    expect(rollups).toMatchObject([{ tag: "app=triage; team=search", app: "abc123", project: "111122223333" }]);
  });

  it("takes credits, refunds and discounts back, and no tokens for what a credit names", async () => {
    const usage = "USE1-Claude4Sonnet-output-tokens";
    const { report } = await readText(
      csv([
        line(usage, "10"),
        line(usage, "10", { line_item_line_item_type: "Credit", line_item_unblended_cost: "-0.1" }),
        line(usage, "-2", { line_item_line_item_type: "Refund", line_item_unblended_cost: "-0.02" }),
        line(usage, "-2"),
        line("", "1", { line_item_line_item_type: "Tax" }),
      ]),
    );
    expect(report).toMatchObject({ rows: 5, accepted: 3, ignored: 1, rejects: [{ code: "negative", lines: [5] }] });
    expect(report.totals).toMatchObject({ output: 8_000, reportedCost: "0.0034567891" });
  });

  it("ignores other services, and keeps what Bedrock bills beside tokens", async () => {
    const { report } = await readText(
      csv([
        line("USE1-BoxUsage:m5.large", "24", { line_item_product_code: "AmazonEC2", line_item_usage_start_date: "?" }),
        line("USE1-Guardrail-ContentPolicyUnitsConsumed", "12", { pricing_unit: "TextUnits" }),
        line("USE1-NovaPro-ProvisionedThroughput-ModelUnits", "1.5", { pricing_unit: "hours" }),
      ]),
    );
    expect(report).toMatchObject({ accepted: 2, ignored: 1, kind: "usage" });
    expect(report.totals.otherUnits).toEqual({ provisionedHours: 1.5 });
    expect(report.warnings).toMatchObject([{ code: "unknown-meter", rows: 2 }]);
  });

  it("reads the marketplace's lines, in millions where they say so", async () => {
    const product = '{"product_name":"Claude Sonnet 4.5 (Amazon Bedrock Edition)"}';
    const { report } = await readText(
      csv([
        line("USE1-MP:USE1_OutputTokenCount_Global-Units", "0.25", {
          ...{ line_item_product_code: "9ab", product, pricing_unit: "Units" },
          line_item_line_item_description: "AWS Marketplace software usage|us-east-1|Million Output Tokens Global",
        }),
      ]),
    );
    expect(report.models).toMatchObject([{ model: "claude-sonnet-4-5", output: 250_000 }]);
  });

  it("tells the marketplace's cached tokens from its input", async () => {
    const million = {
      ...{ line_item_product_code: "9ab", product: '{"product_name":"Claude Sonnet 4.5 (Amazon Bedrock Edition)"}' },
      ...{ pricing_unit: "Units", line_item_line_item_description: "AWS Marketplace software usage|Million Tokens" },
    };
    const { report, rollups } = await readText(
      csv([
        line("USE1-MP:USE1_InputTokenCount-Units", "1", million),
        line("USE1-MP:USE1_CacheReadInputTokenCount-Units", "2", million),
        line("USE1-MP:USE1_CacheWriteInputTokenCount-Units", "3", million),
        line("USE1-MP:USE1_CacheWrite1hInputTokenCount_Global-Units", "4", million),
        line("USE1-MP:USE1_InputTokenCount_LCtx-Units", "5", million),
      ]),
    );
    expect(report).toMatchObject({ accepted: 5, warnings: [] });
    expect(report.models).toMatchObject([
      {
        ...{ model: "claude-sonnet-4-5", uncachedInput: 6_000_000, cacheRead: 2_000_000 },
        ...{ cacheWrite5m: 3_000_000, cacheWrite1h: 4_000_000 },
      },
    ]);
    expect(rollups.map((rollup) => `${rollup.context_tier} ${rollup.uncached_input}`)).toContain("> 200k 5000000");
  });

  it("rounds parts of a token and says so", async () => {
    const { report } = await readText(csv([line("USE1-NovaPro-input-tokens", "0.0006")]));
    expect(report).toMatchObject({ totals: { uncachedInput: 1 }, warnings: [{ code: "rounded-tokens", rows: 1 }] });
  });
});
