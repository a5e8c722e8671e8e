import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const DAY = 86_400;
const FIRST = Date.UTC(2026, 7, 1) / 1000;

type Members = Readonly<Record<string, unknown>>;
const used = (members: Members = {}): Members => ({
  object: "organization.usage.completions.result",
  ...{ input_tokens: 1_000, output_tokens: 500, input_cached_tokens: 800, num_model_requests: 5 },
  ...{ project_id: null, user_id: null, api_key_id: null, model: "gpt-5", batch: null, service_tier: null },
  ...members,
});
const bucket = (day: number, ...results: unknown[]): Members => ({
  ...{ object: "bucket", start_time: FIRST + day * DAY, end_time: FIRST + (day + 1) * DAY, results },
});
const page = (hasMore: boolean, ...data: unknown[]): Members => ({
  ...{ object: "page", data, has_more: hasMore, next_page: hasMore ? "page_AAA" : null },
});

const PAGES = [
  page(true, bucket(0, used(), used({ batch: true, model: "gpt-5-mini" }))),
  page(false, bucket(1, used()), bucket(2)),
];
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, held]) => [name, sorted(held)]),
        )
      : value;

describe("pages of OpenAI's usage API", () => {
  it.each([
    ["JSON Lines", PAGES.map((entry) => JSON.stringify(entry)).join("\n")],
    ["an array", JSON.stringify(PAGES)],
    ["a pretty array", JSON.stringify(PAGES, null, 2)],
    ["pretty pages after one another", PAGES.map((entry) => JSON.stringify(entry, null, 4)).join("\n")],
    ["pages with sorted members", JSON.stringify(PAGES.map(sorted))],
    ["pages without anything between them", PAGES.map((entry) => JSON.stringify(entry)).join("")],
    ["a bare array of buckets", JSON.stringify(PAGES.flatMap(({ data }) => data))],
    [
      "buckets as JSON Lines",
      PAGES.flatMap(({ data }) => (data as unknown[]).map((entry) => JSON.stringify(entry))).join("\r\n"),
    ],
    ["results under their older name", JSON.stringify(PAGES).replaceAll('"results"', '"result"')],
  ])("are read alike as %s", async (_, text) => {
    const { report, rollups } = await readText(text);
    expect(report).toMatchObject({
      ...{ format: "openai-usage-api", kind: "usage", recognisedBy: "header", rows: 4, accepted: 4, rejected: 0 },
      period: { from: "2026-08-01", to: "2026-08-04" },
      totals: { requests: 15, uncachedInput: 600, cacheRead: 2_400, output: 1_500, reportedCost: null },
      warnings: [{ code: "empty-rows", rows: 1 }],
    });
    expect(rollups.map(({ day, model, batch, cache_read }) => [day, model, batch, cache_read]).sort()).toEqual([
      ["2026-08-01", "gpt-5", "f", "800"],
      ["2026-08-01", "gpt-5-mini", "t", "800"],
      ["2026-08-02", "gpt-5", "f", "800"],
    ]);
  });

  it("stand under an unknown model where nobody grouped by it, and say so", async () => {
    const text = JSON.stringify(page(false, bucket(0, used({ model: null }))));
    const { report } = await readText(text);
    expect(report.models).toMatchObject([{ model: "unknown", uncachedInput: 200, cacheRead: 800, requests: 5 }]);
    expect(report.warnings).toMatchObject([{ code: "model-unknown", rows: 1 }]);
    const told = await readText(text, { model: "gpt-5" });
    expect(told.report).toMatchObject({ models: [{ model: "gpt-5" }], warnings: [] });
  });

  it("warn where the last page says that there are more", async () => {
    const { report } = await readText(JSON.stringify([...PAGES, page(true, bucket(3, used()))]));
    expect(report).toMatchObject({ rows: 5, warnings: [{ code: "more-pages" }, { code: "empty-rows" }] });
  });

  it("name the line and the path of what is wrong in them", async () => {
    const wrong = page(
      false,
      bucket(0, used({ input_cached_tokens: 2_000 }), used(), used({ output_tokens: -1 })),
      bucket(1, used({ input_tokens: 10.5 }), "nothing", used({ input_tokens: { text: 1 } })),
      bucket(50_000, used()),
    );
    const { report, rejects } = await readText(`\n${JSON.stringify(wrong)}`);
    expect(report).toMatchObject({ rows: 7, accepted: 1, rejected: 6 });
    expect(report.rejects.find(({ code }) => code === "bad-number")).toEqual({
      ...{ code: "bad-number", count: 2, lines: [2, 2] },
      places: ["data[1].results[0].input_tokens", "data[1].results[2].input_tokens"],
    });
    expect(rejects.map((cells) => cells.join(" ")).sort()).toEqual([
      "2 data[0].results[0].input_cached_tokens 2000 cached-above-input",
      "2 data[0].results[2].output_tokens -1 negative",
      "2 data[1].results[0].input_tokens 10.5 bad-number",
      "2 data[1].results[1]  bad-json",
      '2 data[1].results[2].input_tokens {"text":"1"} bad-number',
      `2 data[2].results[0].start_time ${FIRST + 50_000 * DAY} date-out-of-range`,
    ]);
    const pretty = await readText(JSON.stringify(wrong, null, 1));
    expect(pretty.report.rejects.find(({ code }) => code === "negative")?.lines).toEqual([
      1 +
        JSON.stringify(wrong, null, 1)
          .split("\n")
          .findIndex((line) => line.includes("-1")) -
        3,
    ]);
  });

  it("count what other endpoints count in units of its own", async () => {
    const { report } = await readText(
      JSON.stringify(
        page(
          false,
          bucket(0, {
            object: "organization.usage.embeddings.result",
            input_tokens: 7,
            num_model_requests: 1,
            model: "text-embedding-3-small",
          }),
          bucket(1, {
            object: "organization.usage.images.result",
            images: 3,
            num_model_requests: 2,
            model: "gpt-image-1",
            size: "1024x1024",
            source: "image.generation",
          }),
          bucket(2, {
            object: "organization.usage.audio_transcriptions.result",
            seconds: 90,
            num_model_requests: 1,
            model: "whisper-1",
          }),
          bucket(3, { object: "organization.usage.code_interpreter_sessions.result", num_sessions: 4 }),
        ),
      ),
    );
    expect(report).toMatchObject({
      ...{ format: "openai-usage-api", accepted: 4, warnings: [] },
      totals: { requests: 4, uncachedInput: 7, otherUnits: { images: 3, audioSeconds: 90, sessions: 4 } },
    });
    expect(report.models.map(({ model }) => model)).toEqual([
      ...["code-interpreter", "gpt-image-1", "text-embedding-3-small", "whisper-1"],
    ]);
  });

  const searches = (members: Members): Members => ({
    ...{ object: "organization.usage.web_search_calls.result", num_model_requests: 3, num_requests: 7 },
    ...{ project_id: "proj_1", user_id: null, api_key_id: null, model: "gpt-5", context_level: "high", ...members },
  });
  const fileSearches = (members: Members = {}): Members => ({
    ...{ object: "organization.usage.file_search_calls.result", num_requests: 9, vector_store_id: "vs_1" },
    ...{ project_id: "proj_1", user_id: null, api_key_id: null, ...members },
  });

  it("of searches count these, and not again the requests that completions count", async () => {
    const { report, rollups } = await readText(
      [
        page(false, bucket(0, searches({})), bucket(1)),
        page(false, bucket(0, fileSearches()), bucket(1)),
        page(false, bucket(0, used({ project_id: "proj_1" }))),
      ]
        .map((entry) => JSON.stringify(entry))
        .join("\n"),
    );
    expect(report).toMatchObject({
      ...{ format: "openai-usage-api", recognisedBy: "header", rows: 5, accepted: 5, rejected: 0 },
      ...{ totals: { requests: 5, otherUnits: { webSearches: 7, fileSearches: 9 } } },
      ...{ warnings: [{ code: "empty-rows", rows: 2 }] },
    });
    expect(rollups.map(({ model, requests, other_units }) => [model, requests, other_units]).sort()).toEqual([
      ["file-search", "", '{"fileSearches":9}'],
      ["gpt-5", "5", '{"webSearches":7}'],
    ]);
  });

  it("of searches alone tell no requests, and no model where nobody grouped by it", async () => {
    const { report } = await readText(JSON.stringify(page(false, bucket(0, searches({ model: null }))), null, 2));
    expect(report).toMatchObject({
      ...{ format: "openai-usage-api", accepted: 1, warnings: [{ code: "model-unknown", rows: 1 }] },
      ...{ totals: { requests: null, otherUnits: { webSearches: 7 } } },
      ...{ models: [{ model: "unknown" }] },
    });
  });

  it("of searches of a kind that nobody knows are rejected, and so are counts that are none", async () => {
    const { rejects } = await readText(
      JSON.stringify(
        page(
          false,
          bucket(0, searches({ object: "organization.usage.map_search_calls.result" }), searches({})),
          bucket(1, fileSearches({ num_requests: 1.5 }), fileSearches({ num_requests: -1 })),
        ),
      ),
    );
    expect(rejects.map(([, ...cells]) => cells.join(" ")).sort()).toEqual([
      "data[0].results[0].object organization.usage.map_search_calls.result unknown-search",
      "data[1].results[0].num_requests 1.5 bad-number",
      "data[1].results[1].num_requests -1 negative",
    ]);
  });

  it("without any bucket are an empty file, said so, and no file that nobody knows", async () => {
    const anthropic = { data: [], has_more: false, first_id: null, last_id: null };
    for (const text of [
      JSON.stringify(page(false)),
      JSON.stringify(page(false), null, 2),
      `${JSON.stringify(page(true))}\n${JSON.stringify(page(false))}\n`,
      JSON.stringify([page(false), anthropic]),
      JSON.stringify({ data: [] }),
      "[]",
    ]) {
      const { report } = await readText(text);
      expect(report.refused?.code, text).toBe("empty-file");
      expect(report.refused?.message, text).toContain('its list of data is "[]"');
    }
    for (const text of ['{"data":[],"rows":[{"a":1}]}', '{"other":[]}', '{"data":{}}'])
      expect((await readText(text)).report.refused?.code, text).toBe("unknown-format");
  });

  it("of which all buckets are empty hold no usage", async () => {
    const { report } = await readText(JSON.stringify(page(false, bucket(0), bucket(1)), null, 2));
    expect(report).toMatchObject({
      ...{ format: "openai-usage-api", rows: 2, accepted: 2, period: { from: "2026-08-01", to: "2026-08-03" } },
      ...{ totals: { uncachedInput: 0 }, models: [] },
    });
  });
});

describe("pages of OpenAI's costs API", () => {
  const costs = (value: string, line: string | null = "gpt-5-2025-08-07, cached input") =>
    `{"object":"organization.costs.result","amount":{"value":${value},"currency":"usd"},"line_item":${JSON.stringify(line)},"project_id":"proj_1"}`;
  const text = (...results: string[]) =>
    `{"object":"page","data":[{"object":"bucket","start_time":${FIRST},"end_time":${FIRST + DAY},"results":[${results.join(",")}]}],"has_more":false,"next_page":null}`;

  it("keep every digit of an amount that is a JSON number", async () => {
    const { report, rollups } = await readText(
      text(
        costs("0.123456789012345678901234567891"),
        costs("1e-7"),
        costs("-0.5", "gpt-5-2025-08-07, input"),
        costs("2", null),
      ),
    );
    expect(report).toMatchObject({
      ...{ format: "openai-costs-api", kind: "cost", rows: 4, accepted: 4 },
      totals: { reportedCost: "1.623456889012345678901234567891", currency: "USD", requests: null, uncachedInput: 0 },
    });
    expect(rollups.map(({ model, tag, project, reported_cost }) => [model, tag, project, reported_cost])).toEqual(
      expect.arrayContaining([
        ["gpt-5-2025-08-07", "cached input", "proj_1", "0.123456889012345678901234567891"],
        ["gpt-5-2025-08-07", "input", "proj_1", "-0.5"],
        ["unknown", "", "proj_1", "2"],
      ]),
    );
  });

  it("reject an amount that is none, or has no currency", async () => {
    const { report } = await readText(
      text(costs('"x"'), costs("null"), costs("1").replace('"usd"', "null"), costs("1")),
    );
    expect(report).toMatchObject({
      ...{ rows: 4, accepted: 1, rejected: 3 },
      rejects: [
        { code: "bad-number", count: 2 },
        { code: "missing-currency", count: 1 },
      ],
    });
  });
});
