import { beforeAll, describe, expect, it } from "vitest";
import { readPath, readText, readyReader, sharedData } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const USAGE =
  "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m," +
  "usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed";

describe("the Anthropic token export", () => {
  it("keeps the buckets as they come, knows no requests, and carries what the price depends on", async () => {
    const { report, rollups } = await readText(
      `\ufeff${USAGE}\n2026-08-05,claude-opus-5,Closer App,Default,standard,≤ 200k,46981,15969,7,11,16932,3,global,\n` +
        "2026-08-05,claude-opus-5,Closer App,Default,batch,> 200k,1,2,3,4,5,0,not_available,fast\n",
    );
    expect(report).toMatchObject({
      ...{ format: "anthropic-usage", rows: 2, accepted: 2, warnings: [] },
      totals: {
        ...{
          requests: null,
          uncachedInput: 46_982,
          cacheWrite5m: 15_971,
          cacheWrite1h: 10,
          cacheRead: 15,
          output: 16_937,
        },
        otherUnits: { webSearches: 3 },
      },
    });
    expect([...rollups].sort((left, right) => (left.batch < right.batch ? -1 : 1))).toMatchObject([
      {
        ...{ api_key: "Closer App", project: "Default", service_tier: "standard", batch: "f" },
        ...{ context_tier: "0-200k", region: "global" },
      },
      { service_tier: "fast", batch: "t", context_tier: "200k-1M", region: "", requests: "" },
    ]);
  });

  it("reads the older header with one cache write, and exports by the hour", async () => {
    const { report, rollups } = await readText(
      "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write,usage_input_tokens_cache_read,usage_output_tokens\n" +
        "2025-03-01T23:00:00Z,claude-3-5-sonnet-20241022,k,w,standard,--,10,20,30,40\n" +
        "2025-03-02 00:00,claude-3-5-sonnet-20241022,k,w,standard,--,1,2,3,4\n",
    );
    expect(report).toMatchObject({ rows: 2, accepted: 2, totals: { cacheWrite5m: 22, cacheWrite1h: 0 }, days: 2 });
    expect(rollups.map(({ day }) => day).sort()).toEqual(["2025-03-01", "2025-03-02"]);
  });

  it.each([
    "2026-08-05 13:05",
    "2026-08-05T13:05Z",
    "2026-08-05 13:05 UTC",
    "2026-08-05T13",
    "2026-08-05 13:05:59+00:00",
  ])("reads %s in an export by the hour or the minute", async (time) => {
    const { report, rollups } = await readText(
      `${USAGE}\n${time},claude-opus-5,key,Default,standard,≤ 200k,1,0,0,0,2,0,global,\n`,
    );
    expect(report).toMatchObject({ recognisedBy: "header", accepted: 1, warnings: [] });
    expect(rollups).toMatchObject([{ day: "2026-08-05", uncached_input: "1", output: "2" }]);
  });
});

const GENERATIONS = {
  2024: "usage_date_utc,model,workspace,api_key,usage_type,token_type,cost_usd",
  "context window and cost type":
    "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,cost_type",
  "geography and speed":
    "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,cost_type,inference_geo,speed",
  "list price":
    "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type,inference_geo,speed",
  "key id and status":
    "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type,inference_geo,speed,api_key_id,api_key_status",
};
const ROW: Readonly<Record<string, string>> = {
  ...{
    usage_date_utc: "2026-08-04",
    model: "Claude Haiku 4.5",
    workspace: "Default",
    api_key: "demo",
    usage_type: "message",
  },
  ...{ context_window: "≤ 200k", token_type: "output", cost_usd: "6.02", list_price_usd: "6.02", cost_type: "token" },
  ...{ inference_geo: "not_available", speed: "", api_key_id: "apikey_01", api_key_status: "archived" },
};

describe("the Anthropic cost export", () => {
  it.each(Object.entries(GENERATIONS))(
    "knows the generation %s, and adds rows alike in every key",
    async (_, header) => {
      const row = (cost: string): string =>
        header
          .split(",")
          .map((column) => (column === "cost_usd" ? cost : ROW[column]))
          .join(",");
      const { report, rollups } = await readText([header, row("6.02"), row("0.57"), row("0.00")].join("\n"));
      expect(report).toMatchObject({
        ...{ format: "anthropic-cost", kind: "cost", recognisedBy: "header", rows: 3, accepted: 3, warnings: [] },
        totals: { requests: null, uncachedInput: 0, output: 0, reportedCost: "6.59", currency: "USD" },
        models: [{ model: "Claude Haiku 4.5" }],
      });
      expect(rollups).toMatchObject([{ rows: "3", reported_cost: "6.59", currency: "USD", requests: "" }]);
    },
  );

  it("keeps a charge that no model made under its cost type", async () => {
    const { report } = await readText(
      `${GENERATIONS["geography and speed"]}\n2026-02-12,--,Default,chat,--,--,--,0.07,web_search,--,--\n2026-02-12,,Default,chat,,,,,token,,\n`,
    );
    expect(report).toMatchObject({
      accepted: 1,
      rejected: 1,
      totals: { reportedCost: "0.07" },
      models: [{ model: "web_search" }],
    });
  });

  it("keeps such a charge where its model is empty", async () => {
    const { report } = await readText(
      `${GENERATIONS["geography and speed"]}\n2026-02-12,,Default,chat,,,,0.2,code_execution,,\n2026-02-12,,Default,chat,,,,0.3,token,,\n`,
    );
    expect(report).toMatchObject({ accepted: 1, rejects: [{ code: "missing-model", lines: [3] }] });
    expect(report.models).toMatchObject([{ model: "code_execution", reportedCost: "0.2" }]);
  });
});

const real = sharedData("usage");
describe.skipIf(real === null)("exports that others published", () => {
  it.each([
    [
      "anthropic_petroslamb/claude_api_tokens_2026_02.csv",
      { accepted: 2, totals: { cacheRead: 3_301_672, output: 34_378 } },
    ],
    [
      "anthropic_petroslamb/claude_api_cost_2026_02_01_to_2026_02_01.csv",
      { accepted: 6, totals: { reportedCost: "4.39" } },
    ],
    [
      "anthropic_nick/claude_api_cost_2026_02_08_to_2026_02_15.csv",
      { accepted: 24, totals: { reportedCost: "19.97" } },
    ],
    [
      "anthropic_mdsweatt/claude_api_cost_2026_06_18_to_2026_07_05.csv",
      { accepted: 62, totals: { reportedCost: "190.34" } },
    ],
  ])("reads %s whole", async (file, expected) => {
    const { report } = await readPath(`${real}/${file}`);
    expect(report).toMatchObject({ rejected: 0, warnings: [], ...expected });
  });
});
