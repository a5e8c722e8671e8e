import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const PAGE = {
  object: "page",
  data: [
    {
      ...{ object: "bucket", start_time: 1_785_542_400, end_time: 1_785_628_800 },
      results: [{ object: "r", input_tokens: 10, output_tokens: 2, num_model_requests: 1, model: "gpt-5" }],
    },
  ],
  has_more: false,
  next_page: null,
};

describe("broken documents", () => {
  const pretty = JSON.stringify(PAGE, null, 2);
  it.each([
    [
      "cut short",
      pretty.slice(0, pretty.indexOf('"num_model')),
      "truncated-json",
      /line 13, column 11, in data\[0\]\.results\[0\]/,
    ],
    ["cut short after a line", `[\n${JSON.stringify(PAGE)}\n`, "truncated-json", /line 3, column 1/],
    ["cut short in one line", JSON.stringify(PAGE).slice(0, -30), "truncated-json", /line 1, column \d+/],
    [
      "with a trailing comma",
      pretty.replace('"next_page": null', '"next_page": null,'),
      "bad-json",
      /line 21, column 1\)/,
    ],
    [
      "of which a line is cut short",
      `${JSON.stringify(PAGE)}\n${JSON.stringify(PAGE).slice(0, -9)}\n${JSON.stringify(PAGE)}`,
      "bad-json",
      /line ends .* \(line 2/,
    ],
    ["with something behind it", `${pretty}\n7`, "bad-json", /line 22, column 1\)/],
  ])("are refused with their place: %s", async (_, text, code, place) => {
    const { report } = await readText(text);
    expect(report.refused).toMatchObject({ code });
    expect(report.refused?.message).toMatch(place);
    expect(report).toMatchObject({ rows: 0, accepted: 0, format: "openai-usage-api" });
  });
});

describe("formats of an object a line", () => {
  const trace = [0, 1_000].map((timestamp) => ({ timestamp, input_length: 1_024, output_length: 5, hash_ids: [7, 8] }));
  it.each([
    ["a line each", trace.map((row) => JSON.stringify(row)).join("\n")],
    ["in an array", JSON.stringify(trace)],
    ["in a pretty array", JSON.stringify(trace, null, 2)],
    ["pretty, one after another", trace.map((row) => JSON.stringify(row, null, 2)).join("\n\n")],
  ])("are read alike %s", async (_, text) => {
    const { report } = await readText(text, { start: "2026-07-01", model: "m", provider: "p" });
    expect(report).toMatchObject({
      ...{ format: "request-trace", rows: 2, accepted: 2, totals: { requests: 2, uncachedInput: 2_048, output: 10 } },
    });
    expect(report.warnings).toMatchObject([{ code: "cacheable-prefix", tokens: 1_024 }]);
  });

  it("are not recognised where they are none", async () => {
    for (const text of ['[{"x":1}]', '{\n "x": {"y": 1}\n}', '[{"timestamp":', "[[1]]"])
      expect((await readText(text)).report.refused?.code).toBe("unknown-format");
    expect((await readText("[]")).report.refused?.code).toBe("empty-file");
  });
});

it("reads a document of one line that is larger than all that is looked at first, in gzip too", async () => {
  const { gzipSync } = await import("node:zlib");
  const results = Array.from({ length: 30_000 }, (_, index) => ({
    ...PAGE.data[0]!.results[0],
    api_key_id: `key_${index}`,
  }));
  const text = JSON.stringify({ ...PAGE, data: [{ ...PAGE.data[0], results }] });
  expect(text.length).toBeGreaterThan(3_000_000);
  const { report } = await readText(gzipSync(text));
  expect(report).toMatchObject({
    compression: "gzip",
    rows: 30_000,
    accepted: 30_000,
    totals: { uncachedInput: 300_000 },
  });
});
