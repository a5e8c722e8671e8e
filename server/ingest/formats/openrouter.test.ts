import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

/** The cells of a request in the newest header, in its order. */
const REQUEST = {
  ...{ generation_id: "gen-1", created_at: "2026-06-28 03:46:57.713", cost_total: "0.012345", cost_web_search: "" },
  ...{ cost_cache: "-0.000512", cost_file_processing: "", byok_usage_inference: "0", tokens_prompt: "10389" },
  ...{ tokens_completion: "137", tokens_reasoning: "37", tokens_cached: "389" },
  ...{ model_permaslug: "anthropic/claude-4.5-sonnet-20250929", provider_name: "Anthropic", variant: "standard" },
  ...{ cancelled: "false", streamed: "true", user: "olga", finish_reason_raw: "end_turn" },
  ...{ finish_reason_normalized: "stop", generation_time_ms: "900", time_to_first_token_ms: "120" },
  ...{ api_key_disabled: "false", api_key_name: "triage key", app_name: "Desk" },
};
type Column = keyof typeof REQUEST;
const ALL = Object.keys(REQUEST) as Column[];
const GENERATIONS: Readonly<Record<string, readonly Column[]>> = {
  24: ALL,
  23: ALL.filter((column) => column !== "tokens_cached"),
  11: [
    ...([
      "generation_id",
      "created_at",
      "cost_total",
      "tokens_prompt",
      "tokens_completion",
      "tokens_reasoning",
    ] as const),
    ...(["model_permaslug", "provider_name", "variant", "api_key_name", "app_name"] as const),
  ],
};
const csv = (columns: readonly Column[], ...rows: Partial<typeof REQUEST>[]): string =>
  [columns.join(","), ...rows.map((row) => columns.map((column) => ({ ...REQUEST, ...row })[column]).join(","))].join(
    "\n",
  );

describe("OpenRouter's activity, request by request", () => {
  it.each(Object.entries(GENERATIONS))("reads the header of %s columns", async (_, columns) => {
    const cached = columns.includes("tokens_cached") ? 389 : 0;
    const { report, rollups } = await readText(csv(columns, {}));
    expect(columns).toHaveLength(Number(_));
    expect(report).toMatchObject({
      ...{ format: "openrouter-activity", kind: "usage", recognisedBy: "header", rows: 1, accepted: 1, warnings: [] },
      period: { from: "2026-06-28", to: "2026-06-29" },
      totals: {
        ...{ requests: 1, failedRequests: 0, uncachedInput: 10_389 - cached, cacheRead: cached, output: 100 },
        ...{ reasoning: 37, reportedCost: "0.012345", currency: "USD" },
      },
      models: [{ provider: "openrouter", model: "anthropic/claude-4.5-sonnet-20250929" }],
    });
    expect(rollups).toMatchObject([{ api_key: "triage key", app: "Desk", region: "Anthropic", busiest_hour: "3" }]);
  });

  it("takes the cost of requests with an own key from where it stands, and adds both to the last decimal", async () => {
    const { report } = await readText(
      csv(
        ALL,
        { generation_id: "a", cost_total: "0", byok_usage_inference: "0.0301" },
        { generation_id: "b", cost_total: "0.0015", byok_usage_inference: "0.030000000000000000001" },
        { generation_id: "c", cost_total: "", byok_usage_inference: "" },
        { generation_id: "d", cost_total: "0.1", byok_usage_inference: "much" },
      ),
    );
    expect(report).toMatchObject({
      ...{ rows: 4, accepted: 3, rejected: 1, rejects: [{ code: "bad-number", lines: [5] }] },
      totals: { reportedCost: "0.061600000000000000001" },
    });
  });

  it("gives a variant its own name, counts errors, and hashes people", async () => {
    const { report, rollups } = await readText(
      csv(
        ALL,
        { generation_id: "a", model_permaslug: "openai/gpt-oss-120b", variant: "free", cost_total: "0" },
        { generation_id: "b", model_permaslug: "openai/gpt-oss-120b", finish_reason_normalized: "error" },
        { generation_id: "c", model_permaslug: "openai/gpt-oss-120b", cancelled: "true" },
      ),
    );
    expect(report.models).toMatchObject([
      { model: "openai/gpt-oss-120b", requests: 2, failedRequests: 1 },
      { model: "openai/gpt-oss-120b:free", requests: 1 },
    ]);
    expect(rollups.every(({ user_key }) => /^[0-9a-f]{64}$/.test(user_key))).toBe(true);
  });

  it("rejects a request told twice and what cannot be; sums another answer under the same id", async () => {
    const { report, rejects } = await readText(
      csv(
        ALL,
        {},
        {},
        { cost_total: "0.5" },
        { generation_id: "x", tokens_cached: "10390" },
        { generation_id: "y", tokens_reasoning: "138" },
        { generation_id: "z", tokens_prompt: "-1" },
        { generation_id: "w", cost_total: "-0.5" },
        { generation_id: "v", model_permaslug: "" },
      ),
    );
    expect(report).toMatchObject({ rows: 8, accepted: 2, totals: { requests: 2, reportedCost: "0.512345" } });
    expect(rejects.map(([line, column, , code]) => [line, column, code])).toEqual([
      ["3", "generation_id", "duplicate-id"],
      ["5", "tokens_cached", "cached-above-input"],
      ["6", "tokens_reasoning", "part-above-whole"],
      ["7", "tokens_prompt", "negative"],
      ["8", "cost_total", "negative"],
      ["9", "model", "missing-model"],
    ]);
  });
});

describe("OpenRouter by day", () => {
  const SUMMARY = "Date,Slug,Usage,BYOK Usage,Requests,Prompt Tokens,Completion Tokens,Reasoning Tokens";

  it("reads the summary of the activity page", async () => {
    const { report, rollups } = await readText(
      `${SUMMARY}\n"2026-05-12 00:00:00","anthropic/claude-opus-4.7","430.07","0","4115","70965665","3009973","1000"\n` +
        `"2026-05-13 00:00:00","anthropic/claude-opus-4.7","505.87","1.5","4254","87199493","2795119","0"\n`,
    );
    expect(report).toMatchObject({
      ...{ format: "openrouter-daily", recognisedBy: "header", rows: 2, accepted: 2, days: 2, warnings: [] },
      totals: {
        ...{ requests: 8_369, uncachedInput: 158_165_158, output: 5_804_092, reasoning: 1_000, cacheRead: 0 },
        ...{ reportedCost: "937.44", currency: "USD" },
      },
      models: [{ provider: "openrouter", model: "anthropic/claude-opus-4.7" }],
    });
    expect(rollups.map(({ day, busiest_hour }) => [day, busiest_hour]).sort()).toEqual([
      ["2026-05-12", ""],
      ["2026-05-13", ""],
    ]);
  });

  const ROW = {
    ...{ date: "2026-08-24", model: "openai/gpt-4.1", model_permaslug: "openai/gpt-4.1-2025-04-14" },
    ...{ endpoint_id: "550e8400", provider_name: "OpenAI", usage: 0.015, byok_usage_inference: 0.012, requests: 5 },
    ...{ prompt_tokens: 50, completion_tokens: 125, reasoning_tokens: 25 },
  };
  it.each([
    ["the API's answer", JSON.stringify({ data: [ROW, ROW] }, null, 2)],
    ["JSON Lines", `${JSON.stringify(ROW)}\n${JSON.stringify({ ...ROW, byok_requests: 2 })}`],
    ["CSV", [Object.keys(ROW), Object.values(ROW), Object.values(ROW)].map((cells) => cells.join(",")).join("\n")],
  ])("reads the rows of the API as %s, under the slug that requests have", async (_, text) => {
    const { report } = await readText(text);
    expect(report).toMatchObject({
      ...{ format: "openrouter-daily", recognisedBy: "header", rows: 2, accepted: 2, warnings: [] },
      totals: { requests: 10, uncachedInput: 100, output: 200, reasoning: 50, reportedCost: "0.054" },
      models: [{ model: "openai/gpt-4.1-2025-04-14" }],
    });
  });

  it("rejects more reasoning than completion", async () => {
    const { report } = await readText(`${SUMMARY}\n2026-05-12,a/b,1,0,1,10,5,6\n`);
    expect(report).toMatchObject({ accepted: 0, rejects: [{ code: "part-above-whole", lines: [2] }] });
  });
});
