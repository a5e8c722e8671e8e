import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const HEADER =
  "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier," +
  "input_tokens,output_tokens,input_cached_tokens,input_uncached_tokens,input_text_tokens,output_text_tokens,input_cached_text_tokens," +
  "input_audio_tokens,input_cached_audio_tokens,output_audio_tokens,input_image_tokens,input_cached_image_tokens,output_image_tokens";
const DAY = 86_400;
const FIRST = Date.UTC(2026, 7, 1) / 1000;

/** One bucket of a day after 1 August 2026; the counts in the order of the header. */
function bucket(day: number, cells = ""): string {
  const start = FIRST + day * DAY;
  const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000Z", "+00:00");
  return `${start},${start + DAY},${iso(start)},${iso(start + DAY)}${cells}`;
}
const used = (counts: string, dims = "proj_a,10.0,user-1,key_1,gpt-4o-2024-08-06,FALSE,default"): string =>
  `,${dims},${counts}`;
const NONE = ",".repeat(20);

describe("the OpenAI usage export", () => {
  it("takes a month with one day of usage: counts written as floats, cached tokens inside the input", async () => {
    const rows = Array.from({ length: 31 }, (_, day) =>
      bucket(
        day,
        day === 3 ? used("59200.0,10646.0,5760.0,53440.0,59200.0,10646.0,5760.0,0.0,0.0,0.0,0.0,0.0,0.0") : NONE,
      ),
    );
    const { report, rollups } = await readText([HEADER, ...rows].join("\n"));
    expect(report).toMatchObject({
      ...{
        format: "openai-usage",
        kind: "usage",
        recognisedBy: "header",
        rows: 31,
        accepted: 31,
        rejected: 0,
        ignored: 0,
      },
      period: { from: "2026-08-01", to: "2026-09-01" },
      totals: { requests: 10, uncachedInput: 53_440, cacheRead: 5_760, cacheWrite5m: 0, output: 10_646, reasoning: 0 },
      models: [{ provider: "openai", model: "gpt-4o-2024-08-06", requests: 10, uncachedInput: 53_440 }],
      warnings: [{ code: "empty-rows", rows: 30 }],
    });
    expect(rollups).toHaveLength(1);
    expect(rollups[0]).toMatchObject({
      day: "2026-08-04",
      project: "proj_a",
      api_key: "key_1",
      batch: "f",
      busiest_hour: "",
    });
    expect(rollups[0]?.user_key).toMatch(/^[0-9a-f]{64}$/);
  });

  it("takes a row that stops after its four times, and an export that has nothing else", async () => {
    const short = await readText([HEADER, bucket(0), bucket(1, used("10,1,0,10,,,,,,,,,"))].join("\n"));
    expect(short.report).toMatchObject({ rows: 2, accepted: 2, totals: { uncachedInput: 10, output: 1 } });
    const nothing = await readText(`start_time,end_time,start_time_iso,end_time_iso\n${bucket(0)}\n${bucket(1)}\n`);
    expect(nothing.report).toMatchObject({
      ...{ format: "openai-usage", rows: 2, accepted: 2, models: [], period: { from: "2026-08-01", to: "2026-08-03" } },
      totals: { requests: null, uncachedInput: 0 },
    });
  });

  it("takes cache writes out of the input, and audio and image tokens into units of their own", async () => {
    const header = `${HEADER},input_cache_write_tokens,user_email,compute_units`;
    const row = bucket(0, `${used("1000,300,200,,,,,150,50,40,100,10,60")},80,a@example.com,3`);
    const { report } = await readText(`${header}\n${row}\n`);
    expect(report.warnings).toMatchObject([{ code: "unknown-column", column: "compute_units" }]);
    expect(report.totals).toMatchObject({
      ...{
        uncachedInput: 1000 - 200 - 80 - 100 - 90,
        cacheRead: 200 - 50 - 10,
        cacheWrite5m: 80,
        output: 300 - 40 - 60,
      },
      otherUnits: {
        ...{ audioInputTokens: 100, audioCachedInputTokens: 50, audioOutputTokens: 40 },
        ...{ imageInputTokens: 90, imageCachedInputTokens: 10, imageOutputTokens: 60 },
      },
    });
    const { uncachedInput, cacheRead, cacheWrite5m } = report.totals;
    expect(uncachedInput + cacheRead + cacheWrite5m + 100 + 50 + 90 + 10).toBe(1000);
  });

  it("carries batch and service tier, reads tabs, and takes the hour where buckets are an hour", async () => {
    const hour = (at: number, requests: number) =>
      `${FIRST + at * 3600},${FIRST + (at + 1) * 3600},2026-08-01T00:00:00,,p,${requests},,k,gpt-5-mini,TRUE,flex,100,10,0,100,,,,,,,,,`;
    const text = [HEADER, hour(9, 4), hour(14, 7), hour(15, 7)].join("\r\n").replaceAll(",", "\t");
    const { report, rollups } = await readText(text);
    expect(report).toMatchObject({ delimiter: "\t", rows: 3, accepted: 3 });
    expect(rollups).toMatchObject([
      { batch: "t", service_tier: "flex", requests: "18", busiest_hour: "14", busiest_hour_requests: "7", rows: "3" },
    ]);
  });

  it("reads the newest header with tabs, and a last row whose ISO times lack their offset", async () => {
    const header = `${HEADER},input_cache_write_tokens,user_email`;
    const counts = "1000,300,200,800,,,,,,,,,,80,a@example.com";
    const last = bucket(2, used(counts)).replaceAll("+00:00", "");
    const text = [header, bucket(0, used(counts)), bucket(1, `${NONE},,`), last].join("\n").replaceAll(",", "\t");
    const { report, rollups } = await readText(text);
    expect(report).toMatchObject({
      ...{ format: "openai-usage", recognisedBy: "header", rows: 3, accepted: 3, days: 3 },
      ...{ warnings: [{ code: "empty-rows", rows: 1 }], totals: { uncachedInput: 1_440, cacheWrite5m: 160 } },
    });
    expect(rollups.map(({ day }) => day).sort()).toEqual(["2026-08-01", "2026-08-03"]);
  });

  it("takes the usage of embeddings, which have no output", async () => {
    const header = "start_time,end_time,start_time_iso,end_time_iso,num_model_requests,model,input_tokens";
    const { report } = await readText([header, bucket(0, ",2.0,text-embedding-3-small,1000.0"), bucket(1)].join("\n"));
    expect(report).toMatchObject({ format: "openai-usage", accepted: 2, rejected: 0 });
    expect(report.models).toMatchObject([
      { model: "text-embedding-3-small", requests: 2, uncachedInput: 1_000, output: 0 },
    ]);
  });

  it("takes usage that nobody grouped by model, under an unknown one or the one that is said", async () => {
    const rows = [
      bucket(0, used("100,10,20,80,,,,,,,,,", "proj_a,3,,,,,")),
      bucket(1, NONE),
      bucket(2, used("0,0,0,0,,,,,,,,,", ",0,,,,,")),
    ];
    const file = [HEADER, ...rows].join("\n");
    const { report, rollups } = await readText(file);
    expect(report).toMatchObject({
      ...{ rows: 3, accepted: 3, rejected: 0, totals: { requests: 3, uncachedInput: 80, cacheRead: 20, output: 10 } },
      models: [{ provider: "openai", model: "unknown", rows: 1 }],
      warnings: [
        { code: "empty-rows", rows: 2 },
        { code: "model-unknown", rows: 1 },
      ],
    });
    expect(rollups).toHaveLength(1);
    const said = await readText(file, { model: "gpt-5" });
    expect(said.report).toMatchObject({ models: [{ model: "gpt-5" }], warnings: [{ code: "empty-rows", rows: 2 }] });
  });

  it("rejects what cannot be, each with its line", async () => {
    const rows = [
      used("100,10,101,0,,,,,,,,,"),
      used("100.5,10,0,0,,,,,,,,,"),
      used("-100,10,0,0,,,,,,,,,"),
      used("NaN,10,0,0,,,,,,,,,"),
      used("1e309,10,0,0,,,,,,,,,"),
      used("9223372036854775808,10,0,0,,,,,,,,,"),
      used("100,10,0,0,,,,20,30,,,,"),
      used("100,10,0,0,,,,,,11,,,"),
    ].map((cells, index) => bucket(index, cells));
    const { report, rejects } = await readText([HEADER, ...rows].join("\n"));
    expect(report).toMatchObject({ rows: 8, accepted: 0, rejected: 8 });
    expect(rejects.map(([line, column, value, code]) => [line, column, value, code])).toEqual([
      ["2", "input_cached_tokens", "101", "cached-above-input"],
      ["3", "input_tokens", "100.5", "bad-number"],
      ["4", "input_tokens", "-100", "negative"],
      ["5", "input_tokens", "NaN", "bad-number"],
      ["6", "input_tokens", "1e309", "bad-number"],
      ["7", "input_tokens", "9223372036854775808", "bad-number"],
      ["8", "input_cached_audio_tokens", "30", "part-above-whole"],
      ["9", "output_tokens", "10", "part-above-whole"],
    ]);
  });
});
