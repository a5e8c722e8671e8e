import { cachedAboveInput, hasTimeOfDay, literal, lowered, momentOf } from "./expressions";
import type { Cells, CellSource, Format, Reading, Sql } from "./format";
import { providerOfModel } from "./provider-of-model";
import { OTEL_NAMES, INFERENCE_KINDS, OTEL_PROVIDERS, type OtelName } from "./otel-names";

const BODIES = [
  ...["gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.system_instructions", "gen_ai.tool.definitions"],
  ...["gen_ai.prompt", "gen_ai.completion", "input.value", "output.value", "events", "links"],
];

/**
 * Spans of OpenTelemetry that are calls of a model: OTLP as JSON (a document, or one a line as the collector's file
 * exporter writes, or the trace that Tempo or Jaeger answers), or an object a span. Attributes are named as in the conventions for generative AI, now and before, or
 * as in OpenInference. Input holds cached tokens, output holds reasoning. Only the call itself counts: spans of agents,
 * tools and workflows repeat what their children tell and are ignored, as are spans of anything else.
 */
export const otelGenai: Format = {
  name: "otel-genai",
  kind: "usage",
  containers: ["json"],
  nesting: {
    lists: [
      "resourceSpans",
      "resource_spans",
      "scopeSpans",
      "scope_spans",
      "instrumentationLibrarySpans",
      "spans",
      "batches",
      // What the interfaces of Tempo and Jaeger put around a trace.
      "trace.resourceSpans",
      "trace.batches",
      "result.resourceSpans",
    ],
    waitsFor: Object.fromEntries(
      ["scopeSpans", "scope_spans", "instrumentationLibrarySpans"].map((list) => [list, ["resource"]]),
    ),
    spreads: {
      attributes: "",
      SpanAttributes: "",
      span_attributes: "",
      "resource.attributes": "resource.",
      ResourceAttributes: "resource.",
      resource_attributes: "resource.",
    },
    tellsUnknown: ["gen_ai.usage.", "llm.token_count.", "llm.usage."],
  },
  bodies: BODIES,
  generations: [
    ...[
      ["traceId", "spanId"],
      ["trace_id", "span_id"],
      ["context.trace_id", "context.span_id"],
      ["TraceId", "SpanId"],
    ],
    ...OTEL_NAMES.input.map((name) => [name]),
  ].map((required) => ({ name: required.join(" "), required, optional: Object.values(OTEL_NAMES).flat() })),
  read: readRow,
};

/** What an attribute says, under whichever of its names; the first goes before. */
function said(cells: Cells, name: OtelName): CellSource {
  const names: readonly string[] = OTEL_NAMES[name];
  return { column: names[0] ?? name, text: `coalesce(${names.map((column) => cells.text(column)).join(", ")})` };
}

/** What an inference span is: by its operation, else by its kind, else by having a model and tokens. */
function isInference(text: (name: OtelName) => Sql): Sql {
  const cases = INFERENCE_KINDS.map(
    ({ told, kinds }) =>
      `WHEN coalesce(${text(told)}, '') <> '' THEN ${lowered(text(told))} IN (${kinds.map(literal).join(", ")})`,
  );
  const hasTokens = `(${text("input")} IS NOT NULL OR ${text("output")} IS NOT NULL)`;
  return `(CASE ${cases.join(" ")} ELSE ${hasTokens} AND coalesce(${text("responseModel")}, ${text("requestModel")}) IS NOT NULL END)`;
}

/** Instants as whole numbers since 1970: the number of digits tells the unit, from 2001 to 2286. */
const INSTANTS: readonly (readonly [digits: number, toMicroseconds: string])[] = [
  [19, "// 1000"],
  [16, ""],
  [13, "* 1000"],
  [10, "* 1000000"],
];

function readRow(cells: Cells): Reading {
  const text = (name: OtelName): Sql => said(cells, name).text;
  const start = said(cells, "start");
  const model = `coalesce(${text("responseModel")}, ${text("requestModel")})`;
  const provider = lowered(text("provider"));
  const slugs = OTEL_PROVIDERS.map(
    ([pattern, slug]) => `WHEN ${provider} SIMILAR TO ${literal(pattern)} THEN ${literal(slug)}`,
  );
  const status = lowered(text("status"));
  const isNumber = `regexp_full_match(${start.text}, '[0-9]+')`;
  const instants = INSTANTS.map(
    ([digits, factor]) => `WHEN ${digits} THEN TRY_CAST(${start.text} AS BIGINT) ${factor}`,
  );
  return {
    moment: {
      ...start,
      at: `CASE WHEN ${isNumber} THEN make_timestamp(CASE strlen(${start.text}) ${instants.join(" ")} END) ELSE ${momentOf(start.text)} END`,
      tellsHour: `(${isNumber} OR ${hasTimeOfDay(start.text)})`,
    },
    ignored: `NOT ${isInference(text)}`,
    counts: {
      sent: said(cells, "input"),
      generated: said(cells, "output"),
      cached: said(cells, "cacheRead"),
      written: said(cells, "cacheWrite"),
      thought: said(cells, "reasoning"),
      heard: said(cells, "audioInput"),
      spoken: said(cells, "audioOutput"),
    },
    checks: [
      cachedAboveInput(said(cells, "input"), "cached + written", "sent"),
      { ...said(cells, "input"), code: "part-above-whole", failed: "cached + written + heard > sent" },
      { ...said(cells, "output"), code: "part-above-whole", failed: "thought + spoken > generated" },
    ],
    dimensions: {
      provider: `CASE WHEN ${text("provider")} IS NULL THEN ${providerOfModel(model, "unknown")} ${slugs.join(" ")} ELSE ${provider} END`,
      model,
      project: text("project"),
      userKey: text("user"),
      tag: `coalesce(${text("workflow")}, ${text("agent")})`,
      promptName: text("promptName"),
      app: text("app"),
      serviceTier: text("serviceTier"),
    },
    batch: `${lowered(text("serviceTier"))} = 'batch'`,
    quantities: {
      requests: "1",
      failedRequests: `CASE WHEN ${status} IN ('2', 'error', 'status_code_error') OR ${text("error")} IS NOT NULL THEN 1 ELSE 0 END`,
      uncachedInput: "sent - cached - written - heard",
      cacheRead: "cached",
      cacheWrite5m: "written",
      output: "generated - thought - spoken",
      reasoning: "thought",
    },
    units: { audioInputTokens: "heard", audioOutputTokens: "spoken" },
    identity: {
      column: "spanId",
      id: `CASE WHEN ${text("span")} IS NOT NULL THEN concat_ws('/', ${text("trace")}, ${text("span")}) END`,
      content: (["start", "requestModel", "responseModel", "input", "output", "cacheRead"] as const).map(text),
    },
    notices: { "no-token-counts": `${text("input")} IS NULL AND ${text("output")} IS NULL` },
  };
}
