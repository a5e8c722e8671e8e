import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const BASE = {
  request_id: "chatcmpl-1",
  call_type: "acompletion",
  api_key: "88dc28",
  spend: 0.000_012_5 as number | string,
  total_tokens: 1_200,
  prompt_tokens: 1_000,
  completion_tokens: 200,
  startTime: "2026-09-30T23:59:59.100000Z",
  endTime: "2026-10-01T00:00:01Z",
  model: "gpt-4o-mini",
  custom_llm_provider: "openai",
  user: "olga",
  team_id: "team-a",
  end_user: "",
  request_tags: ["triage", "beta"] as unknown,
  metadata: {} as unknown,
  status: "success",
  cache_hit: "False",
  messages: [{ role: "user", content: 'a "quoted", {braced} [body]\n' }] as unknown,
  response: { choices: [{ message: { content: "no" } }] } as unknown,
  proxy_server_request: {} as unknown,
};
type Log = typeof BASE;
const log = (change: Partial<Log> = {}): Log => ({ ...BASE, ...change });
const jsonLines = (...logs: Log[]): string => logs.map((entry) => JSON.stringify(entry)).join("\n");

const quoted = (value: unknown): string =>
  `"${(typeof value === "string" ? value : JSON.stringify(value)).replaceAll('"', '""')}"`;
const csv = (...logs: Log[]): string =>
  [Object.keys(BASE).join(","), ...logs.map((entry) => Object.values(entry).map(quoted).join(","))].join("\n");

describe.each([
  ["JSON Lines", jsonLines],
  ["CSV", csv],
])("LiteLLM's spend log as %s", (_, write) => {
  it("takes cache reads, writes and reasoning out of what they are part of", async () => {
    const { report, rollups } = await readText(
      write(
        log({
          metadata: { additional_usage_values: { cache_read_input_tokens: 600, cache_creation_input_tokens: 100 } },
        }),
        log({
          request_id: "2",
          metadata: {
            usage_object: {
              prompt_tokens_details: { cached_tokens: 400 },
              completion_tokens_details: { reasoning_tokens: 150 },
            },
          },
        }),
      ),
    );
    expect(report).toMatchObject({
      ...{ format: "litellm-spend-logs", recognisedBy: "header", rows: 2, accepted: 2, warnings: [] },
      period: { from: "2026-09-30", to: "2026-10-01" },
      totals: {
        ...{ requests: 2, failedRequests: 0, uncachedInput: 300 + 600, cacheRead: 1_000, cacheWrite5m: 100 },
        ...{ output: 200 + 50, reasoning: 150, reportedCost: "0.000025", currency: "USD" },
      },
    });
    expect(rollups).toMatchObject([
      { project: "team-a", api_key: "88dc28", tag: "triage", busiest_hour: "23", busiest_hour_requests: "2" },
    ]);
  });

  it("believes the place that tells cached tokens where another tells none", async () => {
    const { report } = await readText(
      write(
        log({
          metadata: { usage_object: { cache_read_input_tokens: 0, prompt_tokens_details: { cached_tokens: 400 } } },
        }),
      ),
    );
    expect(report.totals).toMatchObject({ uncachedInput: 600, cacheRead: 400 });
  });

  it("reads metadata that Python wrote", async () => {
    const written = "{'usage_object': {'cache_read_input_tokens': 250, 'is_free': False, 'server_tool_use': None}}";
    const { report } = await readText(write(log({ metadata: written })));
    expect(report.totals).toMatchObject({ uncachedInput: 750, cacheRead: 250 });
  });

  it("rejects a request told twice, and adds up a retry under the same id", async () => {
    const { report, rejects } = await readText(
      write(
        log(),
        log(),
        log({ spend: "0.5", startTime: "2026-09-30T23:59:58Z" }),
        log({ request_id: "other" }),
        log(),
      ),
    );
    expect(report).toMatchObject({ rows: 5, accepted: 3, rejected: 2, rejects: [{ code: "duplicate-id", count: 2 }] });
    expect(report.totals.reportedCost).toBe("0.500025");
    const first = write === csv ? 2 : 1;
    expect(rejects.map(([line, column, value]) => [Number(line), column, value])).toEqual([
      [first + 1, "request_id", "chatcmpl-1"],
      [first + 4, "request_id", "chatcmpl-1"],
    ]);
  });

  it("takes a request that failed before a model was chosen, and rejects usage of none", async () => {
    const failed = { model: "", status: "failure", prompt_tokens: 0, completion_tokens: 0, custom_llm_provider: "" };
    const { report } = await readText(
      write(log({ ...failed, spend: 0 }), log({ ...failed, request_id: "2" }), log({ request_id: "3", model: "" })),
    );
    expect(report).toMatchObject({ rows: 3, accepted: 1, rejects: [{ code: "missing-model", count: 2 }] });
  });

  it("never keeps a body", async () => {
    const { rollupText, rejects } = await readText(write(log({ prompt_tokens: -1 }), log({ request_id: "2" })));
    expect(rejects).toHaveLength(1);
    expect(rollupText + JSON.stringify(rejects)).not.toMatch(/quoted|braced|choices|olga/);
  });

  it("counts failures, gateway cache hits and providers in the price book's words", async () => {
    const { report } = await readText(
      write(
        log({ status: "failure", prompt_tokens: 0, completion_tokens: 0, spend: 0 }),
        log({ request_id: "2", cache_hit: "True", spend: 0 }),
        log({ request_id: "3", custom_llm_provider: "vertex_ai-anthropic_models", model: "claude-sonnet-4-5" }),
        log({ request_id: "4", custom_llm_provider: "", model: "azure/gpt-4o" }),
        log({ request_id: "5", custom_llm_provider: "", model: "claude-haiku-4-5" }),
      ),
    );
    expect(report).toMatchObject({
      ...{ rows: 5, accepted: 5, warnings: [{ code: "answered-by-gateway-cache", rows: 1 }] },
      totals: { requests: 5, failedRequests: 1, uncachedInput: 3_000, output: 600 },
    });
    expect(report.models.map(({ provider, model }) => `${provider} ${model}`)).toEqual([
      ...["anthropic claude-haiku-4-5", "azure azure/gpt-4o", "google claude-sonnet-4-5", "openai gpt-4o-mini"],
    ]);
  });
});

it("rejects lines that are no JSON object, and reads a body of megabytes that it does not keep", async () => {
  const large = log({ request_id: "large", messages: "x".repeat(3_000_000) });
  const text = [JSON.stringify(log()), "{nope", "[1]", "", JSON.stringify(large), '{"request_id":"a\\u0000"}'].join(
    "\n",
  );
  const { report } = await readText(text);
  expect(report).toMatchObject({
    rows: 5,
    blank: 1,
    accepted: 2,
    rejected: 3,
    rejects: [{ code: "bad-json", lines: [2, 3, 6] }],
  });
});
