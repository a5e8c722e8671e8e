import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const AMOUNTS = "user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,type,price,amount";
const COSTS = "user_id,start_time_iso,end_time_iso,model,wallet_type,cost,currency";
const DAY = "2026-08-21T00:00:00Z,2026-08-22T00:00:00Z";
const amount = (type: string, count: string, model = "deepseek-v4-flash", times = DAY): string =>
  `account-1,${times},${model},desk,sk-***32f6,${type},0.00000014,${count}`;

describe("DeepSeek's amounts", () => {
  it("puts the rows of a day together: requests, cache hits, misses and output", async () => {
    const { report, rollups, rollupText } = await readText(
      [
        AMOUNTS,
        amount("request_count", "3545"),
        amount("input_cache_hit_tokens", "100"),
        amount("input_cache_miss_tokens", "10787"),
        amount("output_tokens", "200"),
      ].join("\r\n"),
    );
    expect(report).toMatchObject({
      ...{ format: "deepseek", kind: "usage", recognisedBy: "header", rows: 4, accepted: 4, warnings: [] },
      period: { from: "2026-08-21", to: "2026-08-22" },
      totals: { requests: 3_545, uncachedInput: 10_787, cacheRead: 100, output: 200, reportedCost: null },
      models: [{ provider: "deepseek", model: "deepseek-v4-flash" }],
    });
    expect(rollups).toMatchObject([{ api_key: "desk", rows: "4", busiest_hour: "" }]);
    expect(rollupText).not.toContain("account-1");
  });

  it("puts hours on their UTC day, and knows the busiest of them", async () => {
    const hour = (from: string, to: string): string => `2026-08-21T${from}:00:00+08:00,2026-08-21T${to}:00:00+08:00`;
    const { rollups } = await readText(
      [
        AMOUNTS,
        amount("request_count", "5", "m", hour("07", "08")),
        amount("request_count", "9", "m", hour("08", "09")),
        amount("request_count", "7", "m", hour("09", "10")),
      ].join("\n"),
    );
    expect(rollups.map(({ day, requests, busiest_hour }) => [day, requests, busiest_hour]).sort()).toEqual([
      ["2026-08-20", "5", "23"],
      ["2026-08-21", "16", "0"],
    ]);
  });

  it("knows no requests where the file counts none, and rejects a kind of usage it does not know", async () => {
    const { report, rejects } = await readText(
      [
        AMOUNTS,
        amount("output_tokens", "200"),
        amount("prompt_tokens", "10"),
        amount("", "10"),
        amount("output_tokens", "-1"),
        amount("output_tokens", "1.5"),
        amount("output_tokens", "1", ""),
      ].join("\n"),
    );
    expect(report).toMatchObject({ accepted: 1, totals: { requests: null, output: 200 } });
    expect(rejects.map(([line, column, value, code]) => [line, column, value, code])).toEqual([
      ["3", "type", "prompt_tokens", "unknown-usage-type"],
      ["4", "type", "", "unknown-usage-type"],
      ["5", "amount", "-1", "negative"],
      ["6", "amount", "1.5", "bad-number"],
      ["7", "model", "", "missing-model"],
    ]);
  });

  it("reads the older header, with days that have no hyphens", async () => {
    const { report } = await readText(
      `\ufeffuser_id,utc_date,model,api_key_name,api_key,type,price,amount\n` +
        `u,20260725,deepseek-v4-pro,"Team, Primary",sk-b,input_cache_miss_tokens,0.000003,1000\n` +
        `u,2026-07-26,deepseek-v4-pro,"Team, Primary",sk-b,input_cache_miss_tokens,0.000003,1000\n` +
        `u,20260732,deepseek-v4-pro,"Team, Primary",sk-b,input_cache_miss_tokens,0.000003,1000\n`,
    );
    expect(report).toMatchObject({
      ...{
        format: "deepseek",
        recognisedBy: "header",
        rows: 3,
        accepted: 2,
        rejects: [{ code: "bad-date", lines: [4] }],
      },
      ...{ period: { from: "2026-07-25", to: "2026-07-27" }, totals: { uncachedInput: 2_000 } },
    });
  });
});

describe("DeepSeek's costs", () => {
  it.each([
    ["the header of today", COSTS, DAY],
    ["the older header", COSTS.replace("start_time_iso,end_time_iso", "utc_date"), "20260821"],
  ])("are a cost file, in whatever currency: %s", async (_, header, when) => {
    const cost = (value: string, currency: string): string =>
      `account-1,${when},deepseek-v4-flash,Paid,${value},${currency}`;
    const { report, rejects } = await readText(
      [
        header,
        cost("0.2000000000000000", "CNY"),
        cost("1.0345", "cny"),
        cost("-0.01", "USD"),
        cost("", "CNY"),
        cost("1", ""),
      ].join("\n"),
    );
    expect(report).toMatchObject({
      ...{ format: "deepseek", kind: "cost", recognisedBy: "header", rows: 5, accepted: 3, days: 1, warnings: [] },
      totals: { requests: null, uncachedInput: 0, reportedCost: null },
      models: [{ provider: "deepseek", model: "deepseek-v4-flash" }],
    });
    expect(report.totals.costs).toEqual([
      { amount: "1.2345", currency: "CNY" },
      { amount: "-0.01", currency: "USD" },
    ]);
    expect(rejects.map((cells) => cells.at(-1))).toEqual(["bad-number", "missing-currency"]);
  });
});
