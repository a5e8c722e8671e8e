import { dayOf, type Day } from "../../kernel/day";

/** A call of a model, stripped to what usage is made of. */
export interface PickedSpan {
  readonly day: Day;
  /** The span as an OTLP document of one line. */
  readonly line: string;
}

export interface PickedSpans {
  readonly spans: readonly PickedSpan[];
  /** Spans of models that cannot be taken; spans of anything else are none of ours and are not counted. */
  readonly rejected: number;
  /** Why the first of them was not. */
  readonly reason: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Attributes that tell whose, where and how much, by name: what else a span carries may be what somebody said. */
const KEPT = new RegExp(
  `^(${[
    "gen_ai\\.(operation\\.name|provider\\.name|system|(request|response)\\.(model|id)|usage\\..+)",
    "gen_ai\\.(prompt\\.(name|version|id)|agent\\.(name|id|version)|workflow\\.name|conversation\\.id|data_source\\.id)",
    "(gen_ai\\.)?openai\\.(request|response)\\.service_tier",
    "llm\\.(token_count\\..+|usage\\..+|provider|system|model_name|request\\.(model|type)|response\\.model)",
    "llm\\.prompt_template\\.name|traceloop\\.(workflow\\.name|prompt\\.key)|embedding\\.model_name",
    "openinference\\.(span\\.kind|project\\.name)|service\\.(name|namespace)|(user|enduser|session)\\.id|error\\.type",
  ].join("|")})$`,
);
const IS_MODEL_CALL = /^(gen_ai|llm)\.|^embedding\.model_name$/;
const LONGEST = 300;

/**
 * The model calls of an OTLP export request, each a line of its own. `from` and `to` are the days that are taken, half-open:
 * a day further back is closed.
 */
export function pickSpans(request: unknown, taken: { readonly from: Day; readonly to: Day }): PickedSpans {
  const spans: PickedSpan[] = [];
  let rejected = 0;
  let reason = "";
  for (const group of listOf(request, "resourceSpans")) {
    const resource = { attributes: keptOf(objectOf(group.resource)) };
    for (const inner of [...listOf(group, "scopeSpans"), ...listOf(group, "instrumentationLibrarySpans")])
      for (const span of listOf(inner, "spans")) {
        if (!listOf(span, "attributes").some(({ key }) => IS_MODEL_CALL.test(String(key)))) continue;
        const picked = pickSpan(span, resource, taken);
        if (typeof picked !== "string") spans.push(picked);
        else {
          rejected += 1;
          reason ||= picked;
        }
      }
  }
  return { spans, rejected, reason };
}

/** The span, or why it is not taken. */
function pickSpan(span: Json, resource: Json, taken: { readonly from: Day; readonly to: Day }): PickedSpan | string {
  const [traceId, spanId] = [idOf(span.traceId, 32), idOf(span.spanId, 16)];
  if (traceId === null) return "traceId is not 32 hexadecimal digits, as OTLP/JSON writes it";
  if (spanId === null) return `span of trace ${traceId}: spanId is not 16 hexadecimal digits`;
  const start = String(span.startTimeUnixNano ?? "");
  if (!/^[1-9]\d{18}$/.test(start)) return `span ${spanId}: startTimeUnixNano is no time in nanoseconds`;
  const day = dayOf(new Date(Number(BigInt(start) / 1_000_000n)));
  if (day < taken.from || day >= taken.to)
    return `span ${spanId} began on ${day}: taken are days from ${taken.from} on, before ${taken.to}`;
  const kept = {
    ...{ traceId, spanId, name: String(span.name ?? "").slice(0, LONGEST), kind: span.kind },
    ...{ startTimeUnixNano: start, endTimeUnixNano: span.endTimeUnixNano },
    ...{ status: { code: objectOf(span.status).code }, attributes: keptOf(span) },
  };
  return { day, line: JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: [kept] }] }] }) };
}

/** Identifies a span for ever: the same one, sent again, is the same line's. */
export function spanKeyOf(line: string): string | null {
  const found = /"traceId":"([0-9a-f]{32})","spanId":"([0-9a-f]{16})"/.exec(line);
  return found ? `${found[1]}${found[2]}` : null;
}

const idOf = (given: unknown, digits: number): string | null => {
  const id = typeof given === "string" ? given.toLowerCase() : "";
  return id.length === digits && /^[0-9a-f]+$/.test(id) && !/^0+$/.test(id) ? id : null;
};

const keptOf = (holder: Json): Json[] =>
  listOf(holder, "attributes").flatMap(({ key, value }) => {
    const name = String(key);
    const scalar = KEPT.test(name) ? scalarOf(objectOf(value)) : null;
    return scalar ? [{ key: name, value: scalar }] : [];
  });

function scalarOf(value: Json): Json | null {
  if (typeof value.stringValue === "string")
    return value.stringValue.length <= LONGEST ? { stringValue: value.stringValue } : null;
  for (const kind of ["intValue", "doubleValue", "boolValue"])
    if (["string", "number", "boolean"].includes(typeof value[kind])) return { [kind]: value[kind] };
  return null;
}

const objectOf = (value: unknown): Json => (typeof value === "object" && value !== null ? (value as Json) : {});
const listOf = (holder: unknown, key: string): Json[] => {
  const list = objectOf(holder)[key];
  return Array.isArray(list) ? list.map(objectOf) : [];
};
