import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pickSpans, spanKeyOf } from "./pick-spans";

const TAKEN = { from: "2026-09-01", to: "2026-10-03" };
const IDS = { traceId: "5B8EFFF798038103D269B633813FC60C", spanId: "EEE19B7EC3C1B174" };
const at = (time: string) => `${Date.parse(time)}000000`;
const attributes = (all: Record<string, string>) =>
  Object.entries(all).map(([key, stringValue]) => ({ key, value: { stringValue } }));
const request = (...spans: object[]) => ({ resourceSpans: [{ resource: {}, scopeSpans: [{ spans }] }] });
const call = (more: object = {}, labels: Record<string, string> = {}) => ({
  ...IDS,
  startTimeUnixNano: at("2026-09-30T23:59:59Z"),
  attributes: attributes({ "gen_ai.request.model": "gpt-4o-mini", ...labels }),
  ...more,
});

describe("the model calls of an export request", () => {
  it("are a line each, on the UTC day on which they began, with ids in one spelling", () => {
    const { spans, rejected } = pickSpans(request(call()), TAKEN);
    expect([spans.length, rejected, spans[0]!.day]).toEqual([1, 0, "2026-09-30"]);
    expect(spanKeyOf(spans[0]!.line)).toBe(`${IDS.traceId}${IDS.spanId}`.toLowerCase());
    expect(spans[0]!.line).not.toContain("\n");
  });

  it("hold labels, and nothing that was said", () => {
    const secret = "what a person asked";
    const said = {
      ...{ "gen_ai.input.messages": secret, "gen_ai.output.messages": secret, "gen_ai.system_instructions": secret },
      ...{ "gen_ai.prompt": secret, "gen_ai.prompt.0.content": secret, "gen_ai.completion.0.content": secret },
      ...{ "gen_ai.tool.call.arguments": secret, "gen_ai.tool.definitions": secret, "input.value": secret },
      ...{ "llm.input_messages.0.message.content": secret, "llm.prompts": secret, "http.url": secret },
      ...{ "traceloop.entity.input": secret, "gen_ai.request.model": "gpt-4o-mini", "gen_ai.prompt.name": "triage" },
    };
    const events = [{ name: "gen_ai.content.prompt", attributes: attributes({ "gen_ai.prompt": secret }) }];
    const { spans } = pickSpans(
      request(call({ events, attributes: attributes(said), status: { message: secret } })),
      TAKEN,
    );
    expect(spans[0]!.line).not.toContain(secret);
    for (const kept of ["gpt-4o-mini", "triage"]) expect(spans[0]!.line).toContain(kept);
  });

  it.each([
    [{ traceId: "" }, /traceId/],
    [{ traceId: "0".repeat(32) }, /traceId/],
    [{ spanId: "W47/95gDgQPSabYzgT/GDA==" }, /spanId/],
    [{ startTimeUnixNano: "1759622400" }, /startTimeUnixNano/],
    [{ startTimeUnixNano: at("2026-08-31T23:59:59Z") }, /2026-08-31/],
    [{ startTimeUnixNano: at("2026-10-03T00:00:00Z") }, /2026-10-03/],
  ])("are refused with a reason for %j", (more, reason) => {
    const picked = pickSpans(request(call(), call(more)), TAKEN);
    expect([picked.spans.length, picked.rejected]).toEqual([1, 1]);
    expect(picked.reason).toMatch(reason);
  });

  it("are found whatever else comes, and whatever it is", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (noise, inner) => {
        const spans = [...noise, call(), { ...call(), attributes: inner }] as object[];
        const mixed = { resourceSpans: [...noise, ...request(...spans).resourceSpans] };
        expect(pickSpans(mixed, TAKEN).spans).toHaveLength(1);
        expect(pickSpans(inner, TAKEN).spans).toHaveLength(0);
      }),
    );
  });
});
