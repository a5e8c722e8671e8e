import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const HEADER =
  "response_id,response_created_at,response_status,request_created_at,request_body,request_properties,request_user_id,model,prompt_tokens,completion_tokens,latency,cost";
const cellOf = (value: string): string => `"${value.replaceAll('"', '""')}"`;
/** The exporter doubles the quotes of JSON cells before it writes them as CSV. */
const twiceEscaped = (value: unknown): string => JSON.stringify(value).replaceAll('"', '""');
interface Change {
  readonly id?: string;
  readonly status?: string;
  readonly body?: string;
  readonly properties?: string;
  readonly model?: string;
  readonly prompt?: string;
  readonly cost?: string;
}
const row = (change: Change = {}): string =>
  [
    ...[change.id ?? "r-1", "2026-09-30T12:00:00.000Z", change.status ?? "200", "2026-09-30T23:59:59.100Z"],
    ...[change.body ?? "", change.properties ?? twiceEscaped({ feature: "triage" }), "olga"],
    ...[change.model ?? "gpt-4o-mini", change.prompt ?? "812", "96", "900", change.cost ?? "0.00018"],
  ]
    .map(cellOf)
    .join(",");
const csv = (...rows: string[]): string => [HEADER, ...rows].join("\n");

describe("Helicone's request export", () => {
  it("reads properties whose quotes are escaped twice, and those that are not", async () => {
    const { report, rollups } = await readText(
      csv(
        row(),
        row({ id: "r-2", properties: JSON.stringify({ app: "desk", task: "sort", note: "" }) }),
        row({ id: "r-3", properties: "" }),
        row({ id: "r-4", properties: "no JSON" }),
        row({ id: "r-5", properties: twiceEscaped({ "Helicone-Prompt-Id": "greet" }), cost: "" }),
      ),
    );
    expect(report).toMatchObject({
      ...{ format: "helicone", kind: "usage", recognisedBy: "header", rows: 5, accepted: 5, warnings: [] },
      totals: {
        ...{ requests: 5, failedRequests: 0, uncachedInput: 4_060, cacheRead: 0, output: 480, reasoning: 0 },
        ...{ reportedCost: "0.00072", currency: "USD" },
      },
      models: [{ provider: "openai", model: "gpt-4o-mini" }],
    });
    expect(rollups.map(({ tag, app, prompt_name }) => [tag, app, prompt_name].join("|")).sort()).toEqual([
      ...["sort|desk|", "triage||", "||", "||greet"].sort(),
    ]);
    expect(rollups.every(({ user_key }) => /^[0-9a-f]{64}$/.test(user_key))).toBe(true);
    expect(rollups.every(({ busiest_hour }) => busiest_hour === "23")).toBe(true);
  });

  it("never keeps a body, however large and whatever stands in it", async () => {
    const secret = `{"messages":[{"content":"my secret, ""quoted""\n${"x".repeat(2_000_000)}"}]}`;
    const { report, rollupText, rejects } = await readText(
      csv(row({ body: secret }), row({ id: "r-2", body: secret, prompt: "-1" })),
    );
    expect(report).toMatchObject({ accepted: 1, rejected: 1 });
    expect(rollupText + JSON.stringify(rejects)).not.toMatch(/secret|xxx|olga/);
  });

  it("counts failures, takes a request that reached no model for empty, and drops one told twice", async () => {
    const { report, rejects } = await readText(
      csv(
        row(),
        row(),
        row({ cost: "0.5" }),
        row({ id: "r-2", status: "500", prompt: "0" }),
        row({ id: "r-3", status: "-1" }),
        row({ id: "r-4", status: "401", model: "", prompt: "", cost: "" }).replace('"96"', '""'),
        row({ id: "r-5", cost: "about nothing" }),
      ),
    );
    expect(report).toMatchObject({
      ...{ rows: 7, accepted: 5, totals: { requests: 4, failedRequests: 2, reportedCost: "0.50054" } },
      warnings: [{ code: "empty-rows", rows: 1 }],
    });
    expect(rejects.map(([line, column, , code]) => [line, column, code])).toEqual([
      ["3", "response_id", "duplicate-id"],
      ["8", "cost", "bad-number"],
    ]);
  });

  it("reads JSON Lines", async () => {
    const entry = {
      ...{ response_id: "r-1", response_status: 200, request_created_at: "2026-09-30T11:59:59.100Z", cost: 0.00018 },
      ...{ request_body: { messages: ["secret"] }, request_properties: { feature: "triage" }, request_user_id: "u" },
      ...{ model: "claude-sonnet-4-5", prompt_tokens: 812, completion_tokens: 96, latency: 900 },
    };
    const { report, rollupText } = await readText(`${JSON.stringify(entry)}\n`);
    expect(report).toMatchObject({
      ...{ format: "helicone", recognisedBy: "header", accepted: 1, warnings: [] },
      ...{ models: [{ provider: "anthropic" }], totals: { uncachedInput: 812, reportedCost: "0.00018" } },
    });
    expect(rollupText).toContain("triage");
    expect(rollupText).not.toContain("secret");
  });
});
