import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const HEADER =
  "email,start_time,end_time,usage_type,accelerator_type,accelerator_seconds,base_model_name,model_bucket,parameter_count,prompt_tokens,completion_tokens";
const MODEL = "accounts/fireworks/models/llama4-maverick-instruct-basic";
const request = (prompt: string, completion: string, model = MODEL): string =>
  `olga@example.com,2025-10-20 23:16:48 UTC,2025-10-20 23:16:48 UTC,TEXT_COMPLETION_INFERENCE_USAGE,,,${model},Llama 4 Maverick Basic,401583781376,${prompt},${completion}`;

describe("Fireworks' billing metrics", () => {
  it("reads requests without a cost, at times that end in UTC", async () => {
    const { report, rollups, rollupText } = await readText(
      [HEADER, request("803", "109"), request("1", "2")].join("\n"),
    );
    expect(report).toMatchObject({
      ...{ format: "fireworks", kind: "usage", recognisedBy: "header", rows: 2, accepted: 2, warnings: [] },
      period: { from: "2025-10-20", to: "2025-10-21" },
      totals: { requests: 2, uncachedInput: 804, cacheRead: 0, output: 111, reportedCost: null, currency: null },
      models: [{ provider: "fireworks", model: MODEL }],
    });
    expect(rollups).toMatchObject([{ busiest_hour: "23", rows: "2" }]);
    expect(rollupText).not.toContain("olga");
  });

  it("takes cached tokens out of the prompt where the export tells them", async () => {
    const { report } = await readText(
      [
        `${HEADER},cached_prompt_tokens,uncached_prompt_tokens`,
        `${request("803", "109")},200,603`,
        `${request("10", "1")},11,0`,
      ].join("\n"),
    );
    expect(report).toMatchObject({
      ...{ recognisedBy: "header", accepted: 1, rejects: [{ code: "cached-above-input", lines: [3] }] },
      totals: { uncachedInput: 603, cacheRead: 200, output: 109 },
    });
  });

  it("keeps the hours of deployments as a unit of their own, without requests", async () => {
    const held = (seconds: string, model = MODEL): string =>
      `olga@example.com,2025-10-20 00:00:00 UTC,2025-10-20 01:00:00 UTC,DEPLOYMENT_USAGE,NVIDIA_H100_80GB,${seconds},${model},,,,`;
    const { report, rejects } = await readText(
      [HEADER, held("3600"), held("12.5"), held("3600", ""), held("long"), held("-1")].join("\n"),
    );
    expect(report).toMatchObject({
      ...{
        rows: 5,
        accepted: 3,
        totals: { requests: null, uncachedInput: 0, otherUnits: { acceleratorSeconds: 7_213 } },
      },
      models: [{ model: "DEPLOYMENT_USAGE" }, { model: MODEL, otherUnits: { acceleratorSeconds: 3_613 } }],
    });
    expect(rejects.map(([line, column, value, code]) => [line, column, value, code])).toEqual([
      ["5", "accelerator_seconds", "long", "bad-number"],
      ["6", "accelerator_seconds", "-1", "negative"],
    ]);
  });

  it("counts a request whose seconds are written as 0", async () => {
    const row = (seconds: string): string =>
      `olga@example.com,2025-10-20 17:16:48 UTC,2025-10-20 17:16:48 UTC,TEXT_COMPLETION_INFERENCE_USAGE,,${seconds},${MODEL},,,803,109`;
    const { report } = await readText([HEADER, row(""), row("0"), row("0.0")].join("\n"));
    expect(report).toMatchObject({ accepted: 3, totals: { requests: 3, uncachedInput: 3 * 803, output: 3 * 109 } });
  });

  it("reads the header that calls the model model_name, and rejects a request without one", async () => {
    const { report } = await readText(
      `usage_type,model_name,prompt_tokens,completion_tokens,start_time,end_time\n` +
        `TEXT_COMPLETION_INFERENCE_USAGE,accounts/fireworks/models/kimi-k2p5,7000,3389,2026-01-03T00:00:00Z,2026-02-02T00:00:00Z\n` +
        `TEXT_COMPLETION_INFERENCE_USAGE,,7000,3389,2026-01-03T00:00:00Z,2026-02-02T00:00:00Z\n`,
    );
    expect(report).toMatchObject({
      ...{ format: "fireworks", recognisedBy: "header", accepted: 1, rejects: [{ code: "missing-model" }] },
      totals: { uncachedInput: 7_000, output: 3_389 },
    });
  });
});
