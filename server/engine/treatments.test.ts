import { describe, expect, test } from "vitest";
import type { EngineOption } from "./engine-input";
import type { TreatmentKind } from "./recommendation";
import { recommend } from "./recommend";
import { fineTune, inputOf, measured, option, type Story } from "./testing/input-of";

const treatment = (kind: TreatmentKind, options: readonly EngineOption[], story?: Story) =>
  recommend(inputOf(options, story)).treatments.find((found) => found.kind === kind);
const none = { advised: false, monthlySaving: null, option: null, estimated: false };
const tokens = { inputPerMTok: 2, outputPerMTok: 10 };

test("all seven are told, in their order", () => {
  expect(recommend(inputOf([option("api")])).treatments.map(({ kind }) => kind)).toEqual([
    "prompt-caching",
    "batch",
    "cheaper-model",
    "router",
    "distillation",
    "managed-hosting",
    "self-hosting",
  ]);
});

describe("prompt caching", () => {
  const long = { usage: { inputTokensPerRequest: 2000, cacheableShare: 0.8 } };
  test("where the prefix is long enough and caching saves", () => {
    expect(treatment("prompt-caching", [option("api", { price: tokens })], long)).toEqual({
      kind: "prompt-caching",
      advised: true,
      monthlySaving: 1_000_000 * 1600 * (2 - 0.38) * 1e-6,
      option: "api",
      estimated: false,
    });
  });
  test.each([
    ["caches already", option("api", { price: tokens, caching: true }), long],
    ["is self-hosted", option("api", { price: tokens, hosting: "self-hosted" }), long],
    ["pays by request", option("api"), long],
    ["has a short prefix", option("api", { price: tokens }), { usage: { cacheableShare: 0.8 } }],
    ["pays more to write", option("api", { price: { ...tokens, cachedInputPerMTok: 2, cacheWritePerMTok: 3 } }), long],
  ])("not where the option in use %s", (_, api, story) => {
    expect(treatment("prompt-caching", [api], story)).toMatchObject(none);
  });
});

describe("batch", () => {
  test("halves the price of work nobody waits for, not its retrieval", () => {
    expect(treatment("batch", [option("api", { retrievalPerRequest: 0.01 })])).toMatchObject({
      advised: true,
      monthlySaving: 500,
      option: "api",
    });
    expect(treatment("batch", [option("api")], { workload: { task: "chat" } })).toMatchObject(none);
    expect(treatment("batch", [option("api")], { workload: { task: "chat", interactive: false } })).toMatchObject({
      advised: true,
    });
    expect(treatment("batch", [option("api", { batch: true })])).toMatchObject(none);
  });
});

describe("cheaper model and router", () => {
  const mini = option("mini", { price: { perRequest: 0.0002 }, evidence: null });
  const split = option("split", {
    route: [
      { option: "api", share: 0.5 },
      { option: "mini", share: 0.5 },
    ],
    evidence: null,
  });
  test("the least monthly cost on the level, each among its own", () => {
    expect(treatment("cheaper-model", [option("api"), mini, split])).toMatchObject({
      option: "mini",
      monthlySaving: 800,
    });
    expect(treatment("router", [option("api"), mini, split])).toMatchObject({ option: "split", monthlySaving: 400 });
  });
  test("not what failed, and not another level", () => {
    const failed = { ...mini, evidence: measured(0.5) };
    expect(treatment("cheaper-model", [option("api"), failed])).toMatchObject(none);
    expect(treatment("cheaper-model", [option("api"), { ...mini, level: 2 }])).toMatchObject(none);
  });
});

describe("distillation", () => {
  const student = fineTune("student", { distilled: true, monthlyFixed: 100, evidence: null });
  test("the listed student, else an estimate of a twenty-fifth", () => {
    expect(treatment("distillation", [option("api"), student])).toMatchObject({
      option: "student",
      monthlySaving: 900,
      estimated: false,
    });
    expect(treatment("distillation", [option("api")])).toMatchObject({
      option: null,
      monthlySaving: 960,
      estimated: true,
    });
  });
  test.each([
    ["the task is open", { workload: { task: "summarization" as const } }, [option("api")]],
    ["volume is low", { usage: { requestsPerMonth: 99_999 } }, [option("api")]],
    ["nothing passes", {}, [option("api", { evidence: null })]],
    ["a student failed", {}, [option("api"), { ...student, evidence: measured(0.5) }]],
    ["a student is in use", { current: "student" }, [option("api"), student]],
    ["the student is excluded", {}, [option("api"), { ...student, retiresOn: "2026-11-01" }]],
  ])("not where %s", (_, story, options) => {
    expect(treatment("distillation", options, story)).toMatchObject(none);
  });
});

describe("hosting", () => {
  const own = fineTune("own", { hosting: "self-hosted", monthlyFixed: 300, upfront: { total: 0 } });
  test("managed, where it costs no more than the recommended machines of your own", () => {
    const managed = (monthlyFixed: number) =>
      fineTune("managed", { monthlyFixed, upfront: { total: 9000 }, evidence: null });
    expect(treatment("managed-hosting", [option("api"), own, managed(300)])).toMatchObject({
      option: "managed",
      monthlySaving: 700,
    });
    expect(treatment("managed-hosting", [option("api"), own, managed(301)])).toMatchObject(none);
  });
  test("self-hosting, where it saves", () => {
    expect(treatment("self-hosting", [option("api"), own])).toMatchObject({ option: "own", monthlySaving: 700 });
    expect(treatment("self-hosting", [option("api"), { ...own, monthlyFixed: 1000 }])).toMatchObject(none);
  });
});
