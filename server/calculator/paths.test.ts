import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cumulativeCosts, faultsOf } from "@/server/engine";
import { anyInput } from "@/server/engine/testing/any-input";
import { answerQuestion, type Answer } from "./answer-question";
import { decisionPath } from "./decision-path";
import { executiveMatrix } from "./executive-matrix";
import { fourQuestions } from "./four-questions";
import { pathProfile } from "./path-profile";
import type { PathRow } from "./path-row";
import { presetOf, PRESETS, questionOf } from "./presets";
import { changeQuestion, type Change } from "./question";
import { robustUpfront } from "./robust-upfront";
import { sixSteps } from "./six-steps";
import { totalCost } from "./total-cost";
import { manyRuns } from "@/server/testing/many-runs";

const LEAD_WEEKS = { 1: 2, 2: 6, 3: 13, 4: 26, 5: 78 };

const answerTo = (id: string, ...changes: readonly Change[]): Answer => {
  const answered = answerQuestion(changes.reduce(changeQuestion, questionOf(presetOf(id)!)));
  if (answered.kind === "faults") throw new Error(answered.sentence);
  return answered.answer;
};
const short = (rows: readonly PathRow[]) => Object.fromEntries(rows.map(({ code, answer }) => [code, answer]));
const workload = (change: Extract<Change, { kind: "workload" }>["workload"]): Change => ({
  kind: "workload",
  workload: change,
});

describe("the decision path", () => {
  it.each([
    [
      "project-80k",
      { prompt: "yes", knowledge: "no", task: "yes", volume: "yes", payback: "yes", adverse: "no", domain: "no" },
    ],
    ["half-a-million", { prompt: "yes", volume: "yes", payback: "no", adverse: "no" }],
    ["clauses-400k", { prompt: "no", task: "yes", payback: "yes" }],
    ["three-areas-50k", { prompt: "yes", task: "no", volume: "no", payback: "none" }],
    ["tickets-50k", { volume: "no", payback: "none" }],
    ["support-bot", { prompt: "no", knowledge: "yes" }],
  ] as const)("of %s", (id, expected) => {
    expect(short(decisionPath(answerTo(id)))).toMatchObject(expected);
  });

  it("says what stands against a fine-tune, all of it", () => {
    const answer = answerTo("project-80k", workload({ narrow: false, changesPerYear: 9, labelledExamples: 20 }));
    const row = decisionPath(answer).find(({ code }) => code === "task");
    expect(row).toMatchObject({ answer: "no" });
    expect(row?.because).toMatch(/not one narrow task; it changes 9 times a year, and 4 are the limit; 20 labelled/);
  });

  it("does not know what nobody measured", () => {
    const answer = answerTo("project-80k", { kind: "evidence", option: "api", evidence: { sampleSize: 0 } });
    expect(short(decisionPath(answer))).toMatchObject({ prompt: "open" });
  });
});

describe("the document's four questions", () => {
  it.each([
    [
      "project-80k",
      [workload({ dataMustStayInNetwork: true }), { kind: "usage", usage: { requestsPerMonth: 2_000_000 } }],
      true,
      /the engine comes to the same/,
    ],
    ["project-80k", [], false, /goes up all the same/],
    ["three-areas-50k", [], false, /does not go up either/],
  ] as const)("of %s", (id, changes, isFit, conclusion) => {
    const asked = fourQuestions(answerTo(id, ...changes));
    expect(asked.isFit).toBe(isFit);
    expect(asked.rows.every(({ answer }) => answer === "yes")).toBe(isFit);
    expect(asked.conclusion).toMatch(conclusion);
  });

  it("asks for more than a million, not for a million", () => {
    expect(short(fourQuestions(answerTo("project-80k")).rows)).toEqual({
      specific: "yes",
      many: "no",
      dataset: "yes",
      critical: "no",
    });
  });
});

describe("the six steps and the executive matrix", () => {
  it.each([
    ["project-80k", { start: "yes", retrieve: "no", cache: "no", tune: "yes", distil: "yes", host: "yes" }],
    ["tickets-50k", { start: "yes", tune: "no", distil: "no", host: "no" }],
    ["static-prompt", { cache: "yes", tune: "no" }],
    ["support-bot", { retrieve: "yes", tune: "yes" }],
    ["distilled", { distil: "yes" }],
  ] as const)("steps of %s", (id, expected) => {
    expect(short(sixSteps(answerTo(id)))).toMatchObject(expected);
  });

  it.each([
    [
      "project-80k",
      {
        "low-volume": "no",
        "own-data": "no",
        inconsistent: "open",
        "validated-volume": "yes",
        "data-stays": "no",
        "unique-domain": "no",
        moving: "no",
      },
    ],
    ["tickets-50k", { "low-volume": "yes", "validated-volume": "no" }],
    ["filings", { inconsistent: "yes", "validated-volume": "no" }],
    ["support-bot", { "own-data": "yes" }],
  ] as const)("matrix of %s", (id, expected) => {
    expect(short(executiveMatrix(answerTo(id)))).toMatchObject(expected);
  });

  it("sees data that stays, a unique domain and a moving target", () => {
    const change = workload({ dataMustStayInNetwork: true, uniqueDomain: true, changesPerYear: 12 });
    expect(short(executiveMatrix(answerTo("project-80k", change)))).toMatchObject({
      "data-stays": "yes",
      "unique-domain": "yes",
      moving: "yes",
    });
  });
});

describe("the profile of both paths", () => {
  it("is what the documents say of the two, and moves with the inputs", () => {
    const rows = Object.fromEntries(pathProfile(answerTo("tickets-1m"), LEAD_WEEKS)!.map((row) => [row.key, row]));
    for (const key of ["start", "change", "running"]) expect(rows[key]!.stay, key).toBeGreaterThan(rows[key]!.option);
    for (const key of ["volume", "data", "latency", "output"])
      expect(rows[key]!.option, key).toBeGreaterThan(rows[key]!.stay);
    const small = pathProfile(answerTo("tickets-50k"), LEAD_WEEKS)!.find(({ key }) => key === "volume")!;
    expect(small.stay).toBeGreaterThan(small.option);
  });

  it("takes what was measured over a rule of thumb", () => {
    const measured = answerTo(
      "tickets-1m",
      { kind: "evidence", option: "api", evidence: { p95LatencyMs: 100 } },
      { kind: "evidence", option: "specialist", evidence: { p95LatencyMs: 200, sampleSize: 500 } },
    );
    expect(pathProfile(measured, LEAD_WEEKS)!.find(({ key }) => key === "latency")).toMatchObject({
      stay: 4,
      option: 3,
      isEstimated: false,
    });
  });
});

describe("the total cost", () => {
  it("adds up to the engine's own totals, whatever is asked", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        if (faultsOf(input).length > 0) return;
        const answered = answerQuestion({ input, preset: null, compared: null, team: null });
        if (answered.kind === "faults") throw new Error(answered.sentence);
        const { answer } = answered;
        for (const row of pathProfile(answer, LEAD_WEEKS) ?? []) {
          expect(row.stay).toBeGreaterThanOrEqual(0);
          expect(row.stay).toBeLessThanOrEqual(5);
          expect(row.option).toBeGreaterThanOrEqual(0);
          expect(row.option).toBeLessThanOrEqual(5);
        }
        expect(decisionPath(answer).length).toBe(7);
        expect(sixSteps(answer).length).toBe(6);
        const total = totalCost(answer);
        if (total === null) return;
        const { points } = cumulativeCosts(input, answer.option!.id, { months: total.months });
        const near = (amount: number, expected: number) =>
          expect(Math.abs(amount - expected)).toBeLessThanOrEqual(
            0.01 * (total.lines.length + 1) + 1e-6 * Math.abs(expected),
          );
        near(total.option, points.at(-1)!.option);
        near(total.stay, points.at(-1)!.baseline!);
        near(
          total.lines.reduce((sum, { option }) => sum + option, 0),
          total.option,
        );
      }),
      manyRuns(60),
    );
  }, 30_000);

  it("counts what surrounds the training, engineers included", () => {
    const answer = answerTo(
      "project-80k",
      {
        kind: "option",
        option: "specialist",
        change: { upfront: { training: 2_000, data: 7_000, evaluation: 4_000, integration: 2_000 } },
      },
      { kind: "team", option: "specialist", team: { share: 0.25, salary: 240_000 } },
    );
    const total = totalCost(answer)!;
    expect(Object.fromEntries(total.lines.map(({ line, option }) => [line, option]))).toEqual({
      ...{ training: 2_000, data: 7_000, evaluation: 4_000, integration: 2_000 },
      ...{ usage: 0, hosting: 48_000, upkeep: 120_000 },
    });
    expect(total.surroundings).toBe(37.5);
  });

  it("marks what the engine adds to a training alone", () => {
    const total = totalCost(answerTo("tickets-1m"))!;
    expect(total.lines.slice(0, 2)).toEqual([
      { line: "training", stay: 0, option: 10 },
      { line: "project", stay: 0, option: 4_990 },
    ]);
  });
});

describe("what would make it robust", () => {
  it("is a project that pays back even in the adverse case", () => {
    const answer = answerTo("project-80k");
    const most = robustUpfront(answer)!;
    expect(most).toBeGreaterThan(10_000);
    const robustAt = (total: number) =>
      answerTo("project-80k", { kind: "option", option: "specialist", change: { upfront: { total } } }).economics
        ?.robust;
    expect([robustAt(most), robustAt(most * 1.15)]).toEqual([true, false]);
  });

  it("is nothing where no project, however cheap, would be", () => {
    expect(robustUpfront(answerTo("tickets-50k"))).toBeNull();
    expect(PRESETS.map(({ id }) => robustUpfront(answerTo(id))).every((most) => most === null || most >= 0)).toBe(true);
  });
});
