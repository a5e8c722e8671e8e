import { beforeAll, describe, expect, it } from "vitest";
import { readPath, readText, readyReader, sharedData } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const told = { model: "gpt-4o", provider: "azure", source: "trace" };

describe("request traces", () => {
  it("puts each request of an Azure trace on its day, with the model that it was told", async () => {
    const { report, rollups } = await readText(
      "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 23:59:59.9999999,374,44\n2023-11-17 00:00:00.0000000,396,109",
      told,
    );
    expect(report).toMatchObject({ format: "request-trace", source: "trace", accepted: 2, warnings: [], days: 2 });
    expect(rollups.map(({ day, busiest_hour }) => [day, busiest_hour]).sort()).toEqual([
      ["2023-11-16", "23"],
      ["2023-11-17", "0"],
    ]);
  });

  it("counts the images of the 2025 trace, and says what it does not know", async () => {
    const { report } = await readText(
      "TIMESTAMP,NumImages,ContextTokens,GeneratedTokens\n2024-10-15 10:00:00,2,100,5\n",
    );
    expect(report).toMatchObject({
      totals: { requests: 1, otherUnits: { images: 2 } },
      models: [{ provider: "unknown", model: "unknown" }],
      warnings: [{ code: "model-unknown" }, { code: "provider-unknown" }],
    });
  });

  it("needs to know when a BurstGPT trace began, and counts its failures", async () => {
    const text =
      "Timestamp,Session ID,Elapsed time,Model,Request tokens,Response tokens,Total tokens,Log Type\n" +
      "5,,1,ChatGPT,472,18,490,Conversation log\n86401.5,,1,GPT-4,1087,0,1087,API log\n";
    expect((await readText(text)).report.refused).toMatchObject({ code: "start-needed" });
    const { report } = await readText(text, { start: "2026-07-01T00:00:00Z", provider: "openai" });
    expect(report).toMatchObject({
      ...{ accepted: 2, warnings: [], period: { from: "2026-07-01", to: "2026-07-03" } },
      totals: { requests: 2, failedRequests: 1, uncachedInput: 1_559, output: 18 },
    });
    expect(report.models.map(({ model }) => model)).toEqual(["ChatGPT", "GPT-4"]);
  });

  it("says how much of a Mooncake trace a prompt cache could have served", async () => {
    const line = (timestamp: number, input: number, ids: number[]): string =>
      JSON.stringify({ timestamp, input_length: input, output_length: 10, hash_ids: ids });
    const { report } = await readText(
      [line(0, 1000, [0, 1]), line(3_600_000, 1300, [0, 1, 2]), line(3_600_001, 400, [0])].join("\n"),
      {
        ...told,
        start: "2026-07-01",
      },
    );
    expect(report).toMatchObject({
      totals: { requests: 3, uncachedInput: 2_700, output: 30 },
      warnings: [{ code: "cacheable-prefix", tokens: 1_024 + 400 }],
    });
  });
});

const real = sharedData("traces");
describe.skipIf(real === null)("traces that others published", () => {
  it.each([
    ["code", 18_059_974, 245_896],
    ["conv", 22_361_870, 4_088_665],
  ])("adds up the Azure %s trace", async (name, uncachedInput, output) => {
    const { report } = await readPath(`${real}/AzureLLMInferenceTrace_${name}_2023.csv`, told);
    expect(report).toMatchObject({ rejected: 0, totals: { uncachedInput, output } });
  });

  it("finds 37.4 % of the Mooncake conversations cacheable", async () => {
    const { report } = await readPath(`${real}/conversation_trace.jsonl`, { ...told, start: "2026-07-01" });
    expect(report).toMatchObject({ rows: 12_031, rejected: 0 });
    expect(report.warnings[0]?.share).toBeCloseTo(0.374, 3);
  });
});
