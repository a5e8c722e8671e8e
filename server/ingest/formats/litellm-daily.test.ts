import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const ROW = {
  ...{ date: "2026-09-30", api_key: "88dc28", model: "gpt-4o-mini", model_group: "gpt-4o-mini" },
  ...{ custom_llm_provider: "openai", mcp_namespaced_tool_name: "", prompt_tokens: 120_000, completion_tokens: 8_000 },
  ...{ cache_read_input_tokens: 40_000, cache_creation_input_tokens: 0, spend: "0.0198", api_requests: 310 },
  ...{ successful_requests: 308, failed_requests: 2 },
};
type Row = Partial<Record<keyof typeof ROW, string | number | null>> & Readonly<Record<string, unknown>>;
const csv = (...rows: Row[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns.join(","), ...rows.map((row) => columns.map((column) => row[column] ?? "").join(","))].join("\n");
};
const jsonLines = (...rows: Row[]): string => rows.map((row) => JSON.stringify(row)).join("\n");

describe.each([
  ["CSV", csv],
  ["JSON Lines", jsonLines],
])("LiteLLM's daily spend as %s", (_, write) => {
  it.each([
    ["team_id", "team-a", "project"],
    ["organization_id", "org-a", "project"],
    ["agent_id", "agent-a", "app"],
  ] as const)("reads the table by %s", async (owner, name, dimension) => {
    const { report, rollups } = await readText(write({ [owner]: name, ...ROW }));
    expect(report).toMatchObject({
      ...{ format: "litellm-daily", kind: "usage", recognisedBy: "header", rows: 1, accepted: 1, warnings: [] },
      period: { from: "2026-09-30", to: "2026-10-01" },
      totals: {
        ...{ requests: 310, failedRequests: 2, uncachedInput: 80_000, cacheRead: 40_000, cacheWrite5m: 0 },
        ...{ output: 8_000, reasoning: 0, reportedCost: "0.0198", currency: "USD" },
      },
      models: [{ provider: "openai", model: "gpt-4o-mini" }],
    });
    expect(rollups).toMatchObject([{ [dimension]: name, api_key: "88dc28", busiest_hour: "" }]);
  });

  it.each(["user_id", "end_user_id"])("hashes the people of the table by %s", async (owner) => {
    const { report, rollups, rollupText } = await readText(
      write({
        id: "row-1",
        [owner]: "olga",
        ...ROW,
        endpoint: "/chat/completions",
        created_at: "2026-10-01T00:00:00Z",
      }),
    );
    expect(report).toMatchObject({ recognisedBy: "header", accepted: 1, warnings: [] });
    expect(rollups[0]?.user_key).toMatch(/^[0-9a-f]{64}$/);
    expect(rollupText).not.toContain("olga");
  });

  it("says that requests with several tags stand in the table by tag more than once", async () => {
    const { report, rollups } = await readText(write({ tag: "triage", ...ROW }, { tag: "beta", ...ROW }));
    expect(report).toMatchObject({ accepted: 2, warnings: [{ code: "tags-overlap" }] });
    expect(rollups.map(({ tag }) => tag).sort()).toEqual(["beta", "triage"]);
  });

  it("takes cache writes out of the prompt, names tools, and rejects what cannot be", async () => {
    const row = (change: Row): Row => ({ team_id: "t", ...ROW, ...change });
    const { report, rejects } = await readText(
      write(
        row({
          cache_creation_input_tokens: 80_000,
          custom_llm_provider: "bedrock",
          model: "anthropic.claude-sonnet-5",
        }),
        row({
          ...{ model: "", mcp_namespaced_tool_name: "search/find", prompt_tokens: 0, completion_tokens: 0 },
          ...{ cache_read_input_tokens: 0, spend: "0.01" },
        }),
        row({ cache_creation_input_tokens: 80_001 }),
        row({ failed_requests: 311 }),
        row({ spend: "-1" }),
        row({ model: "" }),
        row({
          ...{ model: "", prompt_tokens: 0, completion_tokens: 0, cache_read_input_tokens: 0, spend: "0" },
          ...{ api_requests: 2, successful_requests: 0, failed_requests: 2 },
        }),
      ),
    );
    expect(report).toMatchObject({
      ...{ rows: 7, accepted: 3, warnings: [{ code: "empty-rows", rows: 1 }] },
      ...{ totals: { uncachedInput: 0, cacheRead: 40_000, cacheWrite5m: 80_000 } },
      models: [
        { provider: "bedrock", model: "anthropic.claude-sonnet-5" },
        { provider: "openai", model: "search/find" },
      ],
    });
    expect(rejects.map(([, column, , code]) => `${column} ${code}`)).toEqual([
      ...["cache_read_input_tokens cached-above-input", "failed_requests part-above-whole"],
      ...["spend negative", "model missing-model"],
    ]);
  });
});
