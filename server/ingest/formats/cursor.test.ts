import { beforeAll, describe, expect, it } from "vitest";
import { readPath, readText, readyReader, sharedData } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const HEADER =
  "Date,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost";
const quoted = (...cells: (string | number)[]): string => cells.map((value) => `"${value}"`).join(",");
const event = (kind: string, model: string, counts: readonly [number, number, number, number], cost: string): string =>
  quoted(
    ...["2025-11-07T20:13:36.375Z", kind, model, "No", ...counts],
    ...[counts.reduce((sum, count) => sum + count, 0), cost],
  );

describe("Cursor's usage events", () => {
  it("reads quoted rows, words for a cost, and kinds with a comma in them", async () => {
    const { report, rollups } = await readText(
      [
        HEADER,
        event("Included", "grok-code-fast-1", [5, 6311, 1_432_959, 1627], "Included"),
        event("On-Demand", "claude-4.5-sonnet-thinking", [100, 20, 30, 40], "$0.05"),
        event("On-Demand", "composer-1", [0, 1, 2, 3], "0.07"),
        event("Errored, Not Charged", "gpt-5", [0, 10, 0, 1], "0.001"),
        event("Errored, No Charge", "gpt-5", [0, 10, 0, 1], "Free"),
        event("Aborted, Not Charged", "gpt-5", [0, 0, 0, 0], "0.00"),
      ].join("\n"),
    );
    expect(report).toMatchObject({
      ...{ format: "cursor", kind: "usage", recognisedBy: "header", rows: 6, accepted: 6, rejected: 0 },
      totals: {
        ...{ requests: 6, failedRequests: 2, uncachedInput: 6_352, cacheRead: 1_432_991, cacheWrite5m: 105 },
        ...{ output: 1_672, reportedCost: "0.12", currency: "USD" },
      },
      warnings: [{ code: "not-charged", rows: 1, amount: "0.001" }],
    });
    expect(report.models.map(({ provider, model }) => `${provider} ${model}`)).toEqual([
      ...["anthropic claude-4.5-sonnet-thinking", "cursor composer-1", "openai gpt-5", "xai grok-code-fast-1"],
    ]);
    expect(rollups.map(({ tag }) => tag).sort()[0]).toBe("Aborted, Not Charged");
  });

  it("reads the headers with people and agents, and rows without counts", async () => {
    const { report, rollupText } = await readText(
      `Date,User,Cloud Agent ID,Automation ID,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost\n` +
        `${quoted("2026-08-05T06:44:42.863Z", "olga@example.com", "bc-1", "auto-1", "Included", "gpt-5-high", "No", 0, 117382, 0, 13232, 130614, "Included")}\n` +
        `${quoted("2026-08-03T03:33:46.127Z", "olga@example.com", "", "", "Errored, No Charge", "cursor-grok-4.5-high", "No", "", "", "", "", "", "Free")}\n`,
    );
    expect(report).toMatchObject({
      ...{ recognisedBy: "header", rows: 2, accepted: 2, warnings: [] },
      totals: { requests: 2, failedRequests: 1, uncachedInput: 117_382, output: 13_232, reportedCost: null },
    });
    expect(rollupText).not.toContain("olga");
  });

  it("takes what was paid where an older export has it beside the cost, and words for an amount in whatever form", async () => {
    const header =
      "Date,Model,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost,Cost to you";
    const row = (...amounts: [string, string]): string => quoted("2025-02-01", "gpt-4o", 0, 5, 0, 15, 20, ...amounts);
    const { report } = await readText(
      [
        ...[header, row("$0.50", "$0.25"), row("$0.10", "-"), row("Included", "-"), row("0.02", "")],
        ...[row("Included in Pro", ""), row("No charge", "")],
      ].join("\n"),
    );
    expect(report).toMatchObject({
      ...{ rows: 6, accepted: 6, rejected: 0, warnings: [] },
      totals: { requests: 6, uncachedInput: 30, output: 90, reportedCost: "0.27" },
    });
  });

  it("does not count input twice where the row's total says that one column holds the other", async () => {
    const { report } = await readText(
      `${HEADER}\n${quoted("2025-07-01T00:00:00Z", "Included", "gpt-5", "No", 500, 300, 10_000, 100, 10_600, "0.12")}\n`,
    );
    expect(report.totals).toMatchObject({ uncachedInput: 300, cacheWrite5m: 200, cacheRead: 10_000, output: 100 });
  });

  it("rejects what is no count, no cost and no date", async () => {
    const { rejects } = await readText(
      [
        HEADER,
        quoted("2025-11-07T20:13:36Z", "On-Demand", "gpt-5", "No", -1, 0, 0, 0, 0, "0"),
        quoted("2025-11-07T20:13:36Z", "On-Demand", "gpt-5", "No", 0, "1,000", 0, 0, 0, "0"),
        quoted("2025-11-07T20:13:36Z", "On-Demand", "gpt-5", "No", 0, 1, 0, 0, 1, "cheap"),
        quoted("yesterday", "On-Demand", "gpt-5", "No", 0, 1, 0, 0, 1, "0"),
        quoted("2025-11-07T20:13:36Z", "On-Demand", "", "No", 0, 1, 0, 0, 1, "0"),
      ].join("\n"),
    );
    expect(rejects.map(([line, column, value, code]) => [line, column, value, code])).toEqual([
      ["2", "Input (w/ Cache Write)", "-1", "negative"],
      ["3", "Input (w/o Cache Write)", "1,000", "bad-number"],
      ["4", "Cost", "cheap", "bad-number"],
      ["5", "Date", "yesterday", "bad-date"],
      ["6", "model", "", "missing-model"],
    ]);
  });
});

const real = sharedData("usage", "cursor_dalssoft", "usage-events-2025-11-07.csv");
describe.skipIf(real === null)("a month of Cursor that somebody published", () => {
  it("comes in whole: 342.589 shown, of which 20.915 was not charged", async () => {
    const { report } = await readPath(real ?? "");
    expect(report).toMatchObject({
      ...{ format: "cursor", recognisedBy: "header", rows: 1_330, accepted: 1_330, rejected: 0 },
      totals: { requests: 1_330, failedRequests: 67, reportedCost: "321.674", currency: "USD" },
    });
    expect(report.warnings).toMatchObject([{ code: "not-charged", amount: "20.915" }]);
    expect(report.models.find(({ model }) => model === "grok-code-fast-1")).toMatchObject({
      provider: "xai",
      rows: 351,
    });
  });
});
