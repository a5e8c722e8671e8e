import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeMonths, type RecordedCosts, type TypedMonth } from "./compose-months";
import { expandRecurring } from "./expand-recurring";
import { servedMonths, type UsageSums } from "./served-months";
import { servedStretches, servingOn } from "./served-stretches";

const MONTHS = ["2026-01", "2026-02", "2026-03"];
const nothing = { inference: null, hosting: null, retraining: null, monitoring: null, people: null };
const typed = (
  month: string,
  given: Partial<TypedMonth["costs"]> = {},
  requests: string | null = null,
): TypedMonth => ({
  ...{ month, requests, recordedBy: "Ana", costs: { ...nothing, ...given } },
});
const recorded = (given: Partial<RecordedCosts> = {}): RecordedCosts => ({
  typed: [],
  files: [],
  recurring: [],
  served: [],
  ...given,
});
const rent = { kind: "hosting" as const, amount: "2000", fromMonth: "2026-02", toMonth: null };
const use = (month: string, requests: string | null = "1000") => ({
  month,
  requests,
  inference: "12.5",
  unpricedShare: 0.25,
});

describe("composeMonths", () => {
  it("lets a typed amount stand above a file, that above recurring lines, those above usage, and keeps what it stands above", () => {
    const [, february, march] = composeMonths(
      recorded({
        typed: [typed("2026-02", { hosting: "1900.10" })],
        files: [
          {
            lines: [
              { month: "2026-02", kind: "hosting", amount: "1800" },
              { month: "2026-03", kind: "inference", amount: "9" },
            ],
          },
        ],
        recurring: [rent],
        served: [use("2026-02"), use("2026-03")],
      }),
      MONTHS,
      "2026-03-31",
    );
    expect(february!.lines.hosting).toEqual({
      ...{ amount: "1900.10", from: "typed" },
      beside: [
        { from: "file", amount: "1800" },
        { from: "recurring", amount: "2000" },
      ],
    });
    expect(february!.lines.inference).toEqual({ amount: "12.5", from: "usage", beside: [] });
    expect(march!.lines.inference).toEqual({ amount: "9", from: "file", beside: [{ from: "usage", amount: "12.5" }] });
    expect([february!.unpricedShare, march!.unpricedShare]).toEqual([0.25, 0]);
    expect(march!.lines.people).toEqual({ amount: "0", from: null, beside: [] });
  });

  it("takes the newest file that names a month and kind, its lines added up, and older ones elsewhere", () => {
    const old = [
      { month: "2026-01", kind: "people" as const, amount: "5" },
      { month: "2026-02", kind: "people" as const, amount: "7" },
    ];
    const again = [
      { month: "2026-01", kind: "people" as const, amount: "0.1" },
      { month: "2026-01", kind: "people" as const, amount: "0.2" },
    ];
    const months = composeMonths(recorded({ files: [{ lines: old }, { lines: again }] }), MONTHS, "2026-03-31");
    expect(months.map(({ costs }) => costs.people)).toEqual(["0.3", "7", "0"]);
  });

  it("counts requests that were typed, else those of usage, else none; 0 is a count", () => {
    const months = composeMonths(
      recorded({ typed: [typed("2026-01", {}, "0")], served: [use("2026-01"), use("2026-02"), use("2026-03", null)] }),
      MONTHS,
      "2026-03-31",
    );
    expect(months.map(({ requests, requestsFrom }) => [requests, requestsFrom])).toEqual([
      ["0", "typed"],
      ["1000", "usage"],
      [null, null],
    ]);
  });

  it("does not let usage speak for a month that is still running", () => {
    const all = recorded({ served: MONTHS.map((month) => use(month)) });
    expect(composeMonths(all, MONTHS, "2026-03-30").map(({ requestsFrom }) => requestsFrom)).toEqual([
      "usage",
      "usage",
      null,
    ]);
    expect(composeMonths(all, MONTHS, "2026-03-31").at(-1)!.requestsFrom).toBe("usage");
  });

  it("never loses a typed amount, whatever else is recorded", () => {
    const amount = fc.integer({ min: -9_999, max: 9_999 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(amount, amount, amount, (own, filed, recurs) => {
        const [month] = composeMonths(
          recorded({
            typed: [typed("2026-02", { people: own })],
            files: [{ lines: [{ month: "2026-02", kind: "people", amount: filed }] }],
            recurring: [{ ...rent, kind: "people", amount: recurs }],
          }),
          ["2026-02"],
          "2026-02-28",
        );
        expect(month!.costs.people).toBe(own);
      }),
    );
  });
});

describe("expandRecurring", () => {
  it("stands in every month from its first to its last, both included; lines of one kind add up exactly", () => {
    const lines = [
      rent,
      { ...rent, amount: "-0.1", fromMonth: "2025-11", toMonth: "2026-02" },
      { ...rent, kind: "people" as const, amount: "0.2" },
    ];
    expect([...expandRecurring(lines, MONTHS)]).toEqual([
      ...[
        ["2026-02 hosting", "1999.9"],
        ["2026-03 hosting", "2000"],
        ["2026-01 hosting", "-0.1"],
        ["2026-02 people", "0.2"],
      ],
      ["2026-03 people", "0.2"],
    ]);
  });
});

describe("servedStretches", () => {
  const within = { from: "2026-01-15", to: "2026-03-11" };
  it("lets models serve throughout, month by month, and says which months are whole", () => {
    expect(servedStretches(["a"], [], within)).toEqual([
      { model: "a", month: "2026-01", from: "2026-01-15", to: "2026-02-01", isWhole: false },
      { model: "a", month: "2026-02", from: "2026-02-01", to: "2026-03-01", isWhole: true },
      { model: "a", month: "2026-03", from: "2026-03-01", to: "2026-03-11", isWhole: false },
    ]);
  });
  it("gives a named model its days: from its version to the next, and back again after a rollback", () => {
    const versions = [
      { model: "v1", since: "2026-01-15" },
      { model: "v2", since: "2026-02-10" },
      { model: "v1", since: "2026-02-20" },
    ];
    const days = (model: string) =>
      servedStretches(["v1"], versions, within)
        .filter((one) => one.model === model)
        .map(({ from, to }) => `${from} ${to}`);
    expect(days("v2")).toEqual(["2026-02-10 2026-02-20"]);
    expect(days("v1")).toEqual([
      "2026-01-15 2026-02-01",
      "2026-02-01 2026-02-10",
      "2026-02-20 2026-03-01",
      "2026-03-01 2026-03-11",
    ]);
    expect(["2026-02-09", "2026-02-10", "2026-02-20"].map((day) => servingOn(["v1", "other"], versions, day))).toEqual([
      ["other", "v1"],
      ["other", "v2"],
      ["other", "v1"],
    ]);
  });
});

describe("servedMonths", () => {
  const sums = (given: Partial<UsageSums> = {}): UsageSums => ({
    requests: "10",
    countedTokens: "100",
    tokens: "100",
    cost: "1.5",
    pricedTokens: "100",
    ...given,
  });
  const none = sums({ requests: "0", countedTokens: "0", tokens: "0", cost: "0", pricedTokens: "0" });
  it("begins with the first month of its models, and shows a later one without them as idle where the workload went on", () => {
    const months = servedMonths(
      new Map([
        ["2026-01", [none]],
        ["2026-02", [sums(), sums({ cost: "0.25" })]],
        ["2026-03", [none]],
        ["2026-04", []],
      ]),
      new Set(["2026-01", "2026-02", "2026-03"]),
    );
    expect(months).toEqual([
      { month: "2026-02", requests: "20", inference: "1.75", unpricedShare: 0 },
      { month: "2026-03", requests: "0", inference: "0", unpricedShare: 0 },
    ]);
    expect(servedMonths(new Map([["2026-01", [none]]]), new Set(["2026-01"]))).toEqual([]);
  });
  it("knows no requests where less than 95 % of the tokens are counted, and says what has no price", () => {
    const of = (given: Partial<UsageSums>) =>
      servedMonths(new Map([["2026-01", [sums(given)]]]), new Set(["2026-01"]))[0]!;
    expect(of({ countedTokens: "94" }).requests).toBeNull();
    expect(of({ countedTokens: "95" }).requests).toBe("10");
    expect(of({ pricedTokens: "60" }).unpricedShare).toBe(0.4);
  });
});
