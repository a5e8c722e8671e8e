import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

type Members = Readonly<Record<string, unknown>>;
const used = (share: number, more: Members = {}): Members => ({
  ...{ spend: 0.25 * share, flat_cost: 0, prompt_tokens: 1_000 * share, completion_tokens: 100 * share },
  ...{ cache_read_input_tokens: 400 * share, cache_creation_input_tokens: 50 * share, total_tokens: 1_100 * share },
  ...{ successful_requests: 9 * share, failed_requests: share, api_requests: 10 * share, ...more },
});
const keyed = (share: number, team: string | null): Members => ({
  metrics: used(share),
  metadata: { key_alias: "a", team_id: team, user_id: "olga", user_email: null, key_exists: true },
});
const model = (share: number, keys: Members = {}, metrics = used(share)): Members => ({
  ...{ metrics, metadata: {}, api_key_breakdown: keys },
});
const day = (date: string, share: number, models: Members): Members => ({
  ...{ date, metrics: used(share) },
  breakdown: {
    mcp_servers: { "search/find": model(1) },
    models,
    ...{ model_groups: models, providers: { openai: model(share, { k1: keyed(share, "team-a") }) } },
    ...{ endpoints: { "/chat/completions": model(share) }, api_keys: { k1: keyed(share, "team-a") }, entities: {} },
  },
});
const page = (hasMore: boolean, results: readonly unknown[], more: Members = {}): Members => ({
  results,
  metadata: { total_spend: 9, total_tokens: 9, page: 1, total_pages: 2, has_more: hasMore, ...more },
});

const PAGES = [
  page(true, [
    day("2026-09-30", 3, { "openai/gpt-5": model(3, { k1: keyed(1, "team-a"), "kéy\u0022 2": keyed(2, null) }) }),
  ]),
  page(false, [day("2026-09-29", 2, { "gpt-4o": model(2) }), day("2026-09-28", 0, {})]),
];
/** Members in the order of their names, so that a day's date stands behind its models. */
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

describe("the daily activity that LiteLLM's proxy answers", () => {
  it.each([
    ["pages a line", PAGES.map((entry) => JSON.stringify(entry)).join("\n")],
    ["pretty pages after one another", PAGES.map((entry) => JSON.stringify(entry, null, 2)).join("\n")],
    ["an array of pages", JSON.stringify(PAGES)],
    ["sorted members", JSON.stringify(PAGES.map(sorted))],
    ["days without pages", JSON.stringify(PAGES.flatMap(({ results }) => results))],
  ])("counts each model's usage once, by key where it tells keys: %s", async (_, text) => {
    const { report, rollups, rollupText } = await readText(text);
    expect(report).toMatchObject({
      ...{ format: "litellm-daily", kind: "usage", recognisedBy: "header", rows: 4, accepted: 4, rejected: 0 },
      period: { from: "2026-09-28", to: "2026-10-01" },
      totals: {
        ...{ requests: 50, failedRequests: 5, uncachedInput: 2_750, cacheRead: 2_000, cacheWrite5m: 250 },
        ...{ output: 500, reportedCost: "1.25", currency: "USD" },
      },
      warnings: [{ code: "empty-rows", rows: 1 }],
    });
    expect(rollups.map((row) => [row.day, row.provider, row.model, row.project, row.api_key, row.requests])).toEqual(
      expect.arrayContaining([
        ["2026-09-30", "openai", "openai/gpt-5", "team-a", "k1", "10"],
        ["2026-09-30", "openai", "openai/gpt-5", "", 'kéy" 2', "20"],
        ["2026-09-29", "openai", "gpt-4o", "", "", "20"],
      ]),
    );
    expect(rollups).toHaveLength(3);
    expect(rollupText).not.toContain("olga");
  });

  it("is read from proxies that name no keys under a model", async () => {
    const { report } = await readText(
      JSON.stringify(page(false, [day("2026-09-30", 2, { "gpt-4o": { metrics: used(2), metadata: {} } })])),
    );
    expect(report).toMatchObject({ rows: 1, accepted: 1, totals: { requests: 20, output: 200 }, warnings: [] });
  });

  it("says where pages are missing, and where reserved capacity has a cost of its own", async () => {
    const { report } = await readText(
      JSON.stringify(page(true, [day("2026-09-30", 1, { "gpt-4o": model(1, {}, used(1, { flat_cost: 12.5 })) })])),
    );
    expect(report.warnings.map(({ code }) => code).sort()).toEqual(["flat-cost", "more-pages"]);
    expect(report.totals.reportedCost).toBe("0.25");
  });

  it("is refused where it names only some of the keys", async () => {
    const some = day("2026-09-30", 3, { "gpt-5": model(3, { k1: keyed(1, null) }) });
    const { report } = await readText(JSON.stringify(page(false, [some], { api_key_limit: 1, total_api_keys: 2 })));
    expect(report.refused?.code).toBe("incomplete-list");
    expect(report.refused?.message).toContain("It lists 1 of 2.");
    const all = await readText(JSON.stringify(page(false, [some], { api_key_limit: 5, total_api_keys: 2 })));
    expect(all.report).toMatchObject({ accepted: 1, totals: { requests: 10 } });
  });

  it("without a day is an empty file, said so", async () => {
    for (const text of [JSON.stringify(page(false, [])), JSON.stringify(page(false, []), null, 2)]) {
      const { report } = await readText(text);
      expect(report.refused?.code).toBe("empty-file");
      expect(report.refused?.message).toContain('its list of results is "[]"');
    }
    expect((await readText('{"results":[],"rows":[{"a":1}]}')).report.refused?.code).toBe("unknown-format");
  });

  it("names the path of what is wrong in it", async () => {
    const { report, rejects } = await readText(
      JSON.stringify(
        page(false, [
          day("2026-09-30", 1, {
            "a\u001fb": model(1, {}, used(1, { prompt_tokens: 1.5 })),
            cached: model(1, { k: { metrics: used(1, { cache_read_input_tokens: 5_000 }) } }),
            ...{ nothing: null, list: [model(1)], right: model(1) },
          }),
          day("2026-09-32", 1, { "gpt-4o": model(1) }),
          { ...day("2026-09-29", 1, {}), metrics: used(1) },
        ]),
      ),
    );
    expect(report).toMatchObject({ rows: 7, accepted: 1, rejected: 6 });
    expect(rejects.map(([, place, , code]) => `${place} ${code}`).sort()).toEqual([
      'results[0].breakdown.models["a\\u001fb"].metrics.prompt_tokens bad-number',
      'results[0].breakdown.models["cached"].api_key_breakdown["k"].metrics.cache_read_input_tokens cached-above-input',
      'results[0].breakdown.models["list"] bad-json',
      'results[0].breakdown.models["nothing"] bad-json',
      'results[1].breakdown.models["gpt-4o"].date bad-date',
      "results[2].model missing-model",
    ]);
  });
});
