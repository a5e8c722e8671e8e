import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const SNAKE = {
  ...{ id: "obs-1", trace_id: "t-1", project_id: "p-1", environment: "production", type: "GENERATION" },
  ...{ parent_observation_id: "", start_time: "2026-09-30 23:59:59.100", end_time: "2026-10-01 00:00:01.000" },
  ...{ name: "answer", metadata: { note: "secret" } as unknown, level: "DEFAULT", status_message: "", version: "" },
  ...{ input: [{ role: "user", content: 'my "secret"' }] as unknown, output: "secret" },
  ...{ provided_model_name: "gpt-4o-mini", model_parameters: {} as unknown },
  ...{ usage_details: { input: 800, output: 90, total: 890 } as unknown, cost_details: { total: 0.000174 } as unknown },
  ...{ completion_start_time: "", prompt_name: "triage", prompt_version: 3, total_cost: "0.000174000000" as unknown },
  ...{ latency: 1.9, time_to_first_token: 0.2, model_id: "m", created_at: "2026-10-01 00:00:02.000" },
  ...{
    updated_at: "2026-10-01 00:00:02.000",
    prompt_id: "pr",
    tool_calls: [] as unknown,
    tool_call_names: [] as unknown,
  },
  ...{ tool_definitions: {} as unknown, usage_pricing_tier_name: "Standard" },
};
type Observation = typeof SNAKE;
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const toCamel = (entry: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [name === "provided_model_name" ? "model" : camel(name), value]),
  );
const observation = (change: Partial<Observation> = {}): Observation => ({ ...SNAKE, ...change });

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value ?? ""));
const quoted = (value: unknown): string => `"${textOf(value).replaceAll('"', '""')}"`;
const csvOf = (rows: readonly object[]): string =>
  [Object.keys(rows[0] ?? {}).join(","), ...rows.map((row) => Object.values(row).map(quoted).join(","))].join("\n");
const linesOf = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join("\n");

describe.each([
  ["CSV", (...rows: Observation[]) => csvOf(rows)],
  ["JSON Lines", (...rows: Observation[]) => linesOf(rows)],
  ["CSV in camel case", (...rows: Observation[]) => csvOf(rows.map(toCamel))],
  ["JSON Lines in camel case", (...rows: Observation[]) => linesOf(rows.map(toCamel))],
])("Langfuse's observations as %s", (_, write) => {
  it("counts generations and ignores everything else", async () => {
    const { report, rollups } = await readText(
      write(
        observation(),
        observation({ id: "obs-2", type: "SPAN", provided_model_name: "", usage_details: {} }),
        observation({ id: "obs-3", type: "EVENT", start_time: "" }),
        observation({ id: "obs-4", level: "ERROR", usage_details: {}, total_cost: "", cost_details: {} }),
      ),
    );
    expect(report).toMatchObject({
      ...{ format: "langfuse-observations", kind: "usage", recognisedBy: "header", rows: 4, accepted: 2, ignored: 2 },
      ...{ rejected: 0, warnings: [], period: { from: "2026-09-30", to: "2026-10-01" } },
      totals: {
        ...{ requests: 2, failedRequests: 1, uncachedInput: 800, cacheRead: 0, output: 90, reasoning: 0 },
        ...{ reportedCost: "0.000174", currency: "USD" },
      },
      models: [{ provider: "openai", model: "gpt-4o-mini", requests: 2 }],
    });
    expect(rollups).toMatchObject([
      { project: "p-1", prompt_name: "triage", tag: "answer", busiest_hour: "23", busiest_hour_requests: "2" },
    ]);
  });

  it("keeps disjoint buckets, and takes parts out where the row's own total holds them inside", async () => {
    const { report } = await readText(
      write(
        observation({
          id: "disjoint",
          usage_details: {
            ...{ input: 600, input_cached_tokens: 200, output: 50, output_reasoning_tokens: 40, total: 890 },
          },
        }),
        observation({
          id: "claude",
          usage_details: { input: 7, cache_read_input_tokens: 1000, cache_creation_input_tokens: 300, output: 11 },
        }),
        observation({
          id: "inclusive",
          usage_details: { input: 800, input_cached_tokens: 200, output: 90, output_reasoning_tokens: 40, total: 890 },
        }),
        observation({
          id: "audio",
          usage_details: { input: 10, input_audio_tokens: 90, output: 5, output_audio_tokens: 45, total: 150 },
        }),
      ),
    );
    expect(report).toMatchObject({
      ...{ accepted: 4, rejected: 0 },
      totals: {
        ...{ uncachedInput: 600 + 7 + 600 + 10, cacheRead: 200 + 1000 + 200, cacheWrite5m: 300 },
        ...{ output: 50 + 11 + 50 + 5, reasoning: 40 + 40 },
        otherUnits: { audioInputTokens: 90, audioOutputTokens: 45 },
      },
    });
  });

  it("takes Gemini's cached tokens out of its input, and adds its thoughts, under whatever names", async () => {
    const told: object[] = [
      { input: 1000, output: 50, input_cached_content_token_count: 400, output_thoughts: 200, total: 1250 },
      {
        ...{ prompt_token_count: 1000, candidates_token_count: 50, total_token_count: 1250 },
        ...{ cached_content_token_count: 400, thoughts_token_count: 200 },
      },
      {
        ...{ promptTokenCount: 1000, candidatesTokenCount: 50, totalTokenCount: 1250 },
        ...{ cachedContentTokenCount: 400, thoughtsTokenCount: 200 },
      },
    ];
    const rows = told.map((usage, index) => observation({ id: `gemini-${index}`, usage_details: usage }));
    expect((await readText(write(...rows))).report).toMatchObject({
      ...{ accepted: 3, rejected: 0 },
      totals: { uncachedInput: 3 * 600, cacheRead: 3 * 400, output: 3 * 50, reasoning: 3 * 200 },
    });
  });

  it("finds parts that stand in an object of their own, or have a point in their name", async () => {
    const whole = { prompt_tokens: 1000, completion_tokens: 250, total_tokens: 1250 };
    const details = {
      prompt_tokens_details: { cached_tokens: 400, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 200 },
    };
    const rows = [
      observation({ id: "nested", usage_details: { ...whole, ...details } }),
      observation({
        id: "points",
        usage_details: { ...whole, "cache_read.input_tokens": 400, "reasoning.output_tokens": 200 },
      }),
    ];
    expect((await readText(write(...rows))).report).toMatchObject({
      ...{ accepted: 2, rejected: 0 },
      totals: { uncachedInput: 2 * 600, cacheRead: 2 * 400, output: 2 * 50, reasoning: 2 * 200 },
    });
  });

  it("counts what has another name to the side that the name begins with, where the total does not hold it inside", async () => {
    const { report, rejects } = await readText(
      write(
        observation({
          id: "apart",
          usage_details: {
            input: 10,
            input_modality_1: 90,
            output: 5,
            output_accepted_prediction_tokens: 3,
            total: 108,
          },
        }),
        observation({ id: "inside", usage_details: { input: 100, input_text: 90, output: 5, total: 105 } }),
        observation({ id: "images", usage_details: { input: 7, input_image_tokens: 3, output: 2, total: 12 } }),
        observation({ id: "odd", usage_details: { input: 1, input_modality_1: "many", output: 1 } }),
      ),
    );
    expect(report).toMatchObject({
      ...{ accepted: 3, rejected: 1 },
      totals: { uncachedInput: 100 + 100 + 7, output: 8 + 5 + 2, otherUnits: { imageInputTokens: 3 } },
    });
    expect(rejects.map((cells) => cells.at(-1))).toEqual(["bad-number"]);
  });

  it("rejects what cannot be, and a generation told twice", async () => {
    const { report, rejects } = await readText(
      write(
        observation(),
        observation(),
        observation({ total_cost: "0.5" }),
        observation({ id: "a", usage_details: { input: 10, input_cached_tokens: 11, output: 5, total: 15 } }),
        observation({ id: "b", usage_details: { input: 10, output: 5, output_reasoning_tokens: 6, total: 15 } }),
        observation({ id: "c", usage_details: { input: -1, output: 5 } }),
        observation({ id: "d", usage_details: { input: 1.5, output: 5 } }),
        observation({ id: "e", usage_details: "no JSON" }),
        observation({ id: "f", provided_model_name: "" }),
        observation({ id: "g", start_time: "" }),
      ),
    );
    expect(report).toMatchObject({ rows: 10, accepted: 2, totals: { requests: 2, reportedCost: "0.500174" } });
    expect(rejects.map((cells) => cells.at(-1))).toEqual([
      ...["duplicate-id", "cached-above-input", "part-above-whole", "negative", "bad-number", "bad-json"],
      ...["missing-model", "bad-date"],
    ]);
  });

  it("never keeps inputs, outputs or metadata, and hashes people", async () => {
    const rows = [observation(), observation({ id: "a", usage_details: "secretly" })];
    const { report, rollupText, rejects } = await readText(
      write(...rows.map((row) => ({ ...row, user_id: "olga", trace_name: "desk", tags: ["beta", "x"] }))),
    );
    expect(report).toMatchObject({ recognisedBy: "header", accepted: 1, rejected: 1, warnings: [] });
    expect(rollupText).toMatch(/desk.*|beta/);
    expect(rollupText + JSON.stringify(rejects.filter(([, , value]) => value !== "secretly"))).not.toMatch(
      /secret|olga/,
    );
  });
});

it("reads maps that were written with single quotes, and counts in columns of their own", async () => {
  const maps = csvOf([
    observation({ usage_details: "{'input':800,'output':90}", cost_details: "{'total':0.2}", total_cost: "" }),
  ]);
  expect((await readText(maps)).report.totals).toMatchObject({ uncachedInput: 800, output: 90, reportedCost: "0.2" });
  const columns = csvOf([
    {
      ...{ id: "a", traceId: "t", type: "GENERATION", startTime: "2026-09-30T12:00:00Z", model: "claude-sonnet-4-5" },
      ...{ promptTokens: 12, completionTokens: 3, totalTokens: 15, calculatedTotalCost: "0.01", input: "secret" },
    },
  ]);
  const { report } = await readText(columns);
  expect(report).toMatchObject({
    ...{ format: "langfuse-observations", recognisedBy: "header", accepted: 1 },
    totals: { uncachedInput: 12, output: 3, reportedCost: "0.01" },
  });
});

it("reads the page's JSON export, one array of many lines", async () => {
  const rows = [observation(), observation({ id: "obs-2", type: "SPAN" }), observation({ id: "obs-3" })];
  const { report, rollupText } = await readText(JSON.stringify(rows.map(toCamel), null, 2));
  expect(report).toMatchObject({
    ...{ format: "langfuse-observations", recognisedBy: "header", rows: 3, accepted: 2, ignored: 1, warnings: [] },
    totals: { requests: 2, uncachedInput: 1_600, output: 180, reportedCost: "0.000348" },
  });
  expect(rollupText).not.toContain("secret");
});
