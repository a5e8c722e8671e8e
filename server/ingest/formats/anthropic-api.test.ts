import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

type Members = Readonly<Record<string, unknown>>;
const usage = (members: Members = {}): Members => ({
  uncached_input_tokens: 1_500,
  cache_creation: { ephemeral_1h_input_tokens: 1_000, ephemeral_5m_input_tokens: 500 },
  cache_read_input_tokens: 200,
  output_tokens: 400,
  server_tool_use: { web_search_requests: 10 },
  ...{ account_id: null, api_key_id: "apikey_1", workspace_id: "wrkspc_1", model: "claude-opus-4-8" },
  ...{ service_tier: "standard", context_window: "0-200k", inference_geo: "us", speed: null },
  ...members,
});
const bucket = (from: string, to: string, ...results: Members[]): Members => ({
  ...{ starting_at: from, ending_at: to, results },
});
const day = (date: number, ...results: Members[]): Members =>
  bucket(`2026-08-0${date}T00:00:00Z`, `2026-08-0${date + 1}T00:00:00Z`, ...results);
const page = (...data: Members[]): Members => ({ data, has_more: false, next_page: null });

describe("pages of Anthropic's usage API", () => {
  it("hold disjoint buckets, and unknown requests", async () => {
    const text = JSON.stringify(page(day(1, usage(), usage({ service_tier: "batch", speed: "fast" })), day(2)));
    const { report, rollups } = await readText(text);
    expect(report).toMatchObject({
      ...{ format: "anthropic-usage-api", kind: "usage", recognisedBy: "header", rows: 3, accepted: 3 },
      period: { from: "2026-08-01", to: "2026-08-03" },
      totals: {
        ...{ requests: null, uncachedInput: 3_000, cacheRead: 400, cacheWrite5m: 1_000, cacheWrite1h: 2_000 },
        ...{ output: 800, reasoning: 0, otherUnits: { webSearches: 20 }, reportedCost: null },
      },
    });
    expect(rollups.map((rollup) => [rollup.service_tier, rollup.batch]).sort()).toEqual([
      ["fast", "t"],
      ["standard", "f"],
    ]);
    expect(rollups[0]).toMatchObject({
      ...{ provider: "anthropic", model: "claude-opus-4-8", project: "wrkspc_1", api_key: "apikey_1" },
      ...{ region: "us", context_tier: "0-200k", user_key: "" },
    });
  });

  it("by the hour fall on their UTC day, whatever the offset", async () => {
    const { report, rollups } = await readText(
      JSON.stringify(page(bucket("2026-08-01T23:00:00-02:00", "2026-08-02T00:00:00-02:00", usage()))),
    );
    expect(report.period).toEqual({ from: "2026-08-02", to: "2026-08-03" });
    expect(rollups).toMatchObject([{ day: "2026-08-02" }]);
  });

  it("that nobody grouped by model stand under an unknown one", async () => {
    const bare = { uncached_input_tokens: 5, cache_creation: null, cache_creation_input_tokens: 3, output_tokens: 2 };
    const { report } = await readText(JSON.stringify(page(day(1, bare))));
    expect(report).toMatchObject({
      ...{ accepted: 1, models: [{ model: "unknown", uncachedInput: 5, cacheWrite5m: 3 }] },
      warnings: [{ code: "model-unknown", rows: 1 }],
    });
  });

  it("reject what cannot be", async () => {
    const { report } = await readText(
      JSON.stringify(
        page(
          day(1, usage({ output_tokens: -1 }), usage({ cache_creation: { ephemeral_5m_input_tokens: "x" } })),
          bucket("soon", "later", usage()),
        ),
      ),
    );
    expect(report).toMatchObject({ rows: 3, accepted: 0, rejected: 3 });
    expect(report.rejects.map(({ code, places }) => [code, places])).toEqual(
      expect.arrayContaining([
        ["negative", ["data[0].results[0].output_tokens"]],
        ["bad-number", ["data[0].results[1].cache_creation.ephemeral_5m_input_tokens"]],
        ["bad-date", ["data[1].results[0].starting_at"]],
      ]),
    );
  });
});

describe("pages of Anthropic's cost API", () => {
  const cost = (members: Members = {}): Members => ({
    ...{
      currency: "USD",
      amount: "123.78912",
      workspace_id: null,
      description: "Claude Sonnet 4 Usage - Input Tokens",
    },
    ...{ cost_type: "tokens", context_window: "0-200k", model: "claude-sonnet-4-20250514", service_tier: "standard" },
    ...{ token_type: "uncached_input_tokens", inference_geo: "not_available" },
    ...members,
  });

  it("tell cents, exactly", async () => {
    const { report, rollups } = await readText(
      JSON.stringify(
        page(
          day(1, cost(), cost({ amount: "0.000000000000000000000000000001" }), cost({ amount: "-23.78912" })),
          day(
            2,
            cost({
              amount: ".5",
              model: null,
              cost_type: "web_search",
              token_type: null,
              description: "Web Search Usage",
            }),
          ),
          day(3),
          day(
            4,
            cost({ amount: "7", model: null }),
            cost({ amount: 9.1, model: null, description: null, cost_type: null }),
          ),
        ),
      ),
    );
    expect(report).toMatchObject({
      ...{
        format: "anthropic-cost-api",
        kind: "cost",
        rows: 7,
        accepted: 7,
        period: { from: "2026-08-01", to: "2026-08-05" },
      },
      totals: { reportedCost: "1.16600000000000000000000000000001", currency: "USD", uncachedInput: 0, requests: null },
    });
    expect(
      rollups.map(({ day: on, model, region, reported_cost }) => [on, model, region, reported_cost]).sort(),
    ).toEqual([
      ["2026-08-01", "claude-sonnet-4-20250514", "", "1.00000000000000000000000000000001"],
      ["2026-08-02", "web_search", "", "0.005"],
      ["2026-08-04", "Claude Sonnet 4", "", "0.07"],
      ["2026-08-04", "unknown", "", "0.091"],
    ]);
  });

  it("tell cents with an exponent, as JSON numbers may have one", async () => {
    const { report } = await readText(
      JSON.stringify(page(day(1, cost({ amount: "1.5e2" }), cost({ amount: 1e-7 }), cost({ amount: "-2.5E+1" })))),
    );
    expect(report).toMatchObject({
      accepted: 3,
      rejected: 0,
      totals: { reportedCost: "1.250000001", currency: "USD" },
    });
  });

  it("reject amounts that are none, as they were written", async () => {
    const { rejects, report } = await readText(
      JSON.stringify(page(day(1, cost({ amount: "1,5" }), cost({ amount: "" }), cost({ currency: null }), cost()))),
    );
    expect(report).toMatchObject({ rows: 4, accepted: 1, rejected: 3 });
    expect(rejects.map((cells) => cells.join(" ")).sort()).toEqual([
      "1 data[0].results[0].amount 1,5 bad-number",
      "1 data[0].results[1].amount  bad-number",
      "1 data[0].results[2].currency  missing-currency",
    ]);
  });
});
