import { describe, expect, it } from "vitest";
import { comparedSentence, evidenceStanding, originWords } from "./evidence-words";
import { experimentsHeadline, experimentStanding } from "./experiment-words";
import { costRows, proposalsHeadline, type Costs } from "./proposal-words";

const running = { status: "running" as const, startedOn: "2026-09-21", dueOn: "2026-10-12", endedOn: null };

describe("a parallel test", () => {
  it("says where it stands and when its sample is due", () => {
    expect(experimentStanding(running, "2026-10-02")).toBe(
      "running since 21 September 2026; its sample is due on 12 October 2026",
    );
    expect(experimentStanding(running, "2026-10-12")).toBe(
      "running since 21 September 2026; its sample was due on 12 October 2026: record the result",
    );
    expect(experimentStanding({ ...running, status: "planned" }, "2026-10-02")).toBe("planned");
  });

  it("has a headline that asks for what is due first", () => {
    expect(experimentsHeadline([running], "2026-10-02")).toBe("One test runs");
    expect(experimentsHeadline([running], "2026-11-02")).toBe("One test awaits its result");
    expect(experimentsHeadline([{ ...running, status: "done" }], "2026-11-02")).toBe("One test has ended");
  });
});

describe("a set of evidence", () => {
  it("says where it comes from and why it does not count", () => {
    const file = { kind: "file" as const, fileName: "pulls.csv", format: "rows-csv" as const, match: "exact" as const };
    expect(originWords({ ...file, threshold: null, variant: "", errors: 0, repeated: 0 })).toBe(
      "from pulls.csv, exact match",
    );
    expect(originWords(null)).toBe("");
    const set = { isWithdrawn: false, version: 1, mergedIntoId: "other" };
    expect(evidenceStanding(set, 1, false)).toBe("no, merged into another");
  });

  it("is compared on the same examples, with what chance makes of it", () => {
    const pair = { first: "a", second: "b", measure: "accuracy" as const };
    const labels = new Map([["a", "GPT-4.1"], ["b", "Luna"]]); // prettier-ignore
    const outcomes = { pairs: 1500, onlyFirstRight: 90, onlySecondRight: 35, pValue: 0.0000009 };
    expect(comparedSentence({ ...pair, outcomes }, labels)).toBe(
      "On the same 1,500 examples Luna alone is right on 35, GPT-4.1 alone on 90: more than chance makes (McNemar, p below 0.001).",
    );
    expect(comparedSentence({ ...pair, outcomes: { ...outcomes, pValue: 0.4 } }, labels)).toContain(
      "chance alone may make",
    );
  });
});

it("says what a proposal costs, line by line", () => {
  const costs: Costs = {
    ...{ monthly: 6_000, variable: 0, perRequest: 0, isRouter: false, fixed: 0, upkeep: 1_250, upkeepOfPeople: 1_250 },
    machines: {
      ...{ hourly: 2.95, capacityRps: 11, utilisation: 0.7, peakRps: 5.8, needed: 1, spares: 1, hoursPerDay: 24 },
      ...{ monthly: 4_248, isShared: false },
    },
    ...{
      upfront: 15_000,
      once: { training: 20, data: 5_000, evaluation: null, integration: null },
      isUpfrontEstimated: false,
    },
  };
  const rows = Object.fromEntries(costRows(costs, "USD").map(({ term, value }) => [term, value]));
  expect(rows.Machines?.replace(/\s/g, " ")).toBe(
    "$4,248 a month: 2 at $2.95 an hour, 1 of them a spare, all hours; for a peak of 5.8 requests a second at 70 % of 11.0",
  );
  expect(rows.Upkeep).toBe("$1,250 a month, $1,250 of it people");
  expect(rows["Data curation"]).toBe("$5,000 once");
  expect(rows.Evaluation).toBeUndefined();
  expect(proposalsHeadline(1, "Triage")).toBe("One way to run Triage that is not listed yet");
});
