import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

type Members = Readonly<Record<string, unknown>>;
const START = BigInt(Date.UTC(2026, 8, 30, 23, 30)) * 1_000_000n;

const valueOf = (value: unknown): Members =>
  typeof value === "number"
    ? { intValue: String(value) }
    : typeof value === "boolean"
      ? { boolValue: value }
      : { stringValue: value };
const pairs = (attributes: Members): Members[] =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: valueOf(value) }));

const CHAT = {
  ...{ "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai", "gen_ai.request.model": "gpt-5" },
  ...{
    "gen_ai.response.model": "gpt-5-2025-08-07",
    "gen_ai.usage.input_tokens": 1_000,
    "gen_ai.usage.output_tokens": 300,
  },
  ...{ "gen_ai.usage.cache_read.input_tokens": 600, "gen_ai.usage.cache_creation.input_tokens": 50 },
  ...{ "gen_ai.usage.reasoning.output_tokens": 100, "gen_ai.workflow.name": "triage", "user.id": "olga" },
};
const span = (id: string, attributes: Members, members: Members = {}): Members => ({
  ...{ traceId: "5b8e", spanId: id, parentSpanId: "", name: "chat gpt-5", kind: 3, flags: 256 },
  ...{
    startTimeUnixNano: String(START),
    endTimeUnixNano: String(START + 1_000_000_000n),
    attributes: pairs(attributes),
  },
  ...{ events: [{ name: "gen_ai.choice", attributes: pairs({ message: "secret" }) }], links: [], status: {} },
  ...members,
});
const otlp = (...spans: Members[]): Members => ({
  resourceSpans: [
    {
      resource: { attributes: pairs({ "service.name": "helpdesk", "telemetry.sdk.language": "python" }) },
      scopeSpans: [{ scope: { name: "openai", version: "1" }, spans }],
      schemaUrl: "https://opentelemetry.io/schemas/1.37.0",
    },
  ],
});
const valuesFirst = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(valuesFirst)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([name, held]) => [name, valuesFirst(held)]),
        )
      : value;
const lateResource = ({ resourceSpans }: Members): Members => ({
  resourceSpans: (resourceSpans as Members[]).map(({ resource, ...rest }) => ({ ...rest, resource })),
});
const SPANS = [
  span("agent", { ...CHAT, "gen_ai.operation.name": "invoke_agent" }),
  span("tool", { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "search" }),
  span("http", { "http.request.method": "POST" }),
  span("a", CHAT),
  span("b", { ...CHAT, "gen_ai.input.messages": '[{"role":"user","content":"secret"}]' }, { status: { code: 2 } }),
];

describe("OpenTelemetry's spans", () => {
  it.each([
    ["one document", JSON.stringify(otlp(...SPANS))],
    ["one pretty document", JSON.stringify(otlp(...SPANS), null, 2)],
    ["a document a line, as the collector writes", SPANS.map((entry) => JSON.stringify(otlp(entry))).join("\n")],
    ["a trace that Tempo answers", JSON.stringify({ trace: otlp(...SPANS), metrics: {} })],
    [
      "a trace of Tempo's older interface",
      JSON.stringify(otlp(...SPANS), null, 1).replace('"resourceSpans"', '"batches"'),
    ],
    ["traces that Jaeger answers", SPANS.map((entry) => JSON.stringify({ result: otlp(entry) })).join("\n")],
    ["a resource after its spans", JSON.stringify(lateResource(otlp(...SPANS)))],
    ["numbers as JSON numbers", JSON.stringify(otlp(...SPANS)).replace(/"intValue":"(\d+)"/g, '"intValue":$1')],
    ["members in another order", JSON.stringify(valuesFirst(otlp(...SPANS)))],
    [
      "protobuf's own names",
      JSON.stringify(otlp(...SPANS))
        .replace(/"(resource|scope)Spans"/g, '"$1_spans"')
        .replaceAll('"startTimeUnixNano"', '"start_time_unix_nano"')
        .replace(/"(int|string)Value"/g, '"$1_value"')
        .replaceAll('"traceId"', '"trace_id"')
        .replaceAll('"spanId"', '"span_id"'),
    ],
  ])("are read alike from %s", async (_, text) => {
    const { report, rollups, rollupText } = await readText(text);
    expect(report).toMatchObject({
      ...{ format: "otel-genai", recognisedBy: "header", rows: 5, accepted: 2, ignored: 3, rejected: 0, warnings: [] },
      period: { from: "2026-09-30", to: "2026-10-01" },
      totals: {
        ...{ requests: 2, failedRequests: 1, uncachedInput: 700, cacheRead: 1_200, cacheWrite5m: 100 },
        ...{ output: 400, reasoning: 200, reportedCost: null },
      },
    });
    expect(rollups).toMatchObject([
      {
        ...{ provider: "openai", model: "gpt-5-2025-08-07", app: "helpdesk", tag: "triage" },
        ...{ busiest_hour: "23", busiest_hour_requests: "2" },
      },
    ]);
    expect(rollupText).not.toMatch(/secret|olga/);
  });

  it("are read where an attribute has no value, or a list of them", async () => {
    const odd = (id: string, key: string, value: unknown): Members => {
      const members = span(id, CHAT);
      return { ...members, attributes: [...(members.attributes as Members[]), { key, value }] };
    };
    const { report } = await readText(
      JSON.stringify(
        otlp(
          odd("a", "enduser.id", {}),
          odd("b", "gen_ai.prompt.name", { arrayValue: { values: [{ stringValue: "p" }] } }),
          odd("c", "gen_ai.agent.name", null),
          odd("d", "gen_ai.agent.name", { stringValue: "x".repeat(1_048_577) }),
        ),
      ),
    );
    expect(report).toMatchObject({ format: "otel-genai", rows: 4, accepted: 3, rejected: 1 });
    expect(report.rejects).toMatchObject([{ code: "line-too-long", count: 1 }]);
  });

  it("are read under the names of before and of OpenInference, one object a span", async () => {
    const flat = (id: string, attributes: Members): Members => ({
      ...{ name: "span", context: { trace_id: "0x1", span_id: id }, parent_id: null, kind: "SpanKind.CLIENT" },
      ...{ start_time: "2026-09-30T10:00:00.123456Z", end_time: "2026-09-30T10:00:01Z", status: { status_code: "OK" } },
      ...{ attributes, events: [], links: [], resource: { attributes: { "service.name": "shop" }, schema_url: "" } },
    });
    const { report, rollups } = await readText(
      [
        flat("1", {
          "gen_ai.system": "az.ai.openai",
          "gen_ai.request.model": "gpt-4o",
          "gen_ai.usage.prompt_tokens": 10,
          "gen_ai.usage.completion_tokens": 2,
          "llm.usage.total_tokens": 12,
        }),
        flat("2", {
          ...{ "openinference.span.kind": "LLM", "llm.model_name": "claude-x", "llm.provider": "anthropic" },
          ...{
            "llm.token_count.prompt": 100,
            "llm.token_count.completion": 20,
            "llm.token_count.total": 120,
            "llm.token_count.prompt_details.cache_read": 30,
          },
          ...{ "llm.token_count.prompt_details.audio": 5, "llm.token_count.completion_details.reasoning": 7 },
        }),
        flat("3", { "openinference.span.kind": "AGENT", "llm.token_count.prompt": 100, "llm.model_name": "claude-x" }),
        flat("4", {
          "llm.request.type": "chat",
          "gen_ai.system": "AWS",
          "gen_ai.request.model": "m",
          "gen_ai.usage.prompt_tokens": 1,
        }),
        {
          ...flat("5", {}),
          attributes: JSON.stringify({
            "gen_ai.operation.name": "embeddings",
            "gen_ai.system": "gcp.vertex_ai",
            "gen_ai.request.model": "e",
            "gen_ai.usage.input_tokens": 4,
          }),
        },
        flat("6", {
          gen_ai: {
            operation: { name: "chat" },
            request: { model: "nested" },
            usage: { input_tokens: 8, output_tokens: 1 },
          },
        }),
      ]
        .map((entry) => JSON.stringify(entry))
        .join("\n"),
    );
    expect(report).toMatchObject({
      ...{ format: "otel-genai", rows: 6, accepted: 5, ignored: 1, rejected: 0, warnings: [] },
      totals: {
        uncachedInput: 10 + 65 + 1 + 4 + 8,
        cacheRead: 30,
        output: 2 + 13 + 1,
        reasoning: 7,
        otherUnits: { audioInputTokens: 5 },
      },
    });
    expect(rollups.map(({ provider, model, app }) => [provider, model, app]).sort()).toEqual([
      ["anthropic", "claude-x", "shop"],
      ["aws", "m", "shop"],
      ["azure", "gpt-4o", "shop"],
      ["google", "e", "shop"],
      ["unknown", "nested", "shop"],
    ]);
  });

  it("that name no provider get the model's maker", async () => {
    const text = JSON.stringify(otlp(span("a", { "llm.model_name": "gpt-4o", "llm.token_count.prompt": 3 })));
    expect((await readText(text)).report.models).toMatchObject([{ provider: "openai", model: "gpt-4o" }]);
  });

  it("that cannot be are rejected by their path, and one told twice counts once", async () => {
    const { report } = await readText(
      JSON.stringify(
        otlp(
          span("a", CHAT),
          span("a", CHAT),
          span("b", { ...CHAT, "gen_ai.usage.cache_read.input_tokens": 1_200 }),
          span("c", { ...CHAT, "gen_ai.response.model": "", "gen_ai.request.model": "" }),
          span("d", { ...CHAT, "gen_ai.usage.reasoning.output_tokens": 301 }),
          span("e", CHAT, { startTimeUnixNano: "0" }),
          span("f", { "gen_ai.operation.name": "chat", "gen_ai.request.model": "gpt-5" }),
        ),
      ),
    );
    expect(report).toMatchObject({ rows: 7, accepted: 2, rejected: 5 });
    const path = (index: number) => `resourceSpans[0].scopeSpans[0].spans[${index}]`;
    expect(Object.fromEntries(report.rejects.map(({ code, places }) => [code, places]))).toEqual({
      "duplicate-id": [`${path(1)}.spanId`],
      "cached-above-input": [`${path(2)}.gen_ai.usage.input_tokens`],
      "missing-model": [`${path(3)}.model`],
      "part-above-whole": [`${path(4)}.gen_ai.usage.output_tokens`],
      "bad-date": [`${path(5)}.startTimeUnixNano`],
    });
    expect(report.warnings).toMatchObject([{ code: "no-token-counts", rows: 1 }]);
  });

  it("are recognised where none of the first is a call of a model", async () => {
    const many = Array.from({ length: 150 }, (_, index) => span(`h${index}`, { "http.route": "/" }));
    const { report } = await readText(JSON.stringify(otlp(...many, span("a", CHAT))));
    expect(report).toMatchObject({ format: "otel-genai", rows: 151, accepted: 1, ignored: 150, warnings: [] });
  });
});
