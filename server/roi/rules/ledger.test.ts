import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal, sumOf } from "@/server/kernel/decimal";
import { addMonths, daysInMonth } from "@/server/kernel/day";
import type { LedgerInput, LedgerMonth } from "../schema";
import { exactLedger } from "./exact-ledger";
import { ledger } from "./ledger";
import { ledgerFaults } from "./ledger-faults";

const perRequest = (price: number, from = "2026-01-01") => ({ from, perRequest: price });

/** `count` months from January 2026, alike. */
const alike = (count: number, requests: number, hosting: number): LedgerMonth[] =>
  Array.from({ length: count }, (_, index) => ({
    month: addMonths("2026-01", index),
    requests,
    costs: { inference: 0, hosting, retraining: 0, monitoring: 0, people: 0 },
  }));

/** $0.01 a request, a million a month, $80,000 once, $2,000 a month to run. */
const worked = (change: Partial<LedgerInput> = {}): LedgerInput => ({
  startedOn: "2026-01-01",
  asOf: "2026-12-31",
  retiresOn: null,
  investment: [{ kind: "training", amount: 80000 }],
  baseline: { prices: [perRequest(0.01)] },
  months: alike(12, 1_000_000, 2000),
  plan: { upfront: 80000, monthlySaving: 8000 },
  ...change,
});

/** As many whole months of 2026 as there are savings, at exactly these savings, after an investment of 1,000. */
const withSavings = (savings: readonly number[], change: Partial<LedgerInput> = {}): LedgerInput => {
  const last = addMonths("2026-01", savings.length - 1);
  return {
    startedOn: "2026-01-01",
    asOf: `${last}-${daysInMonth(last)}`,
    investment: [{ kind: "other", amount: 1000 }],
    baseline: { prices: [perRequest(1)] },
    months: savings.map((saving, index) => ({
      month: addMonths("2026-01", index),
      requests: 10_000,
      costs: { people: 10_000 - saving },
    })),
    ...change,
  };
};

describe("the worked cases of the specification", () => {
  it("pays 80,000 back in ten months and stands at 16,000 after twelve", () => {
    const paid = ledger(worked());
    expect(paid.rows.every((row) => row.saving === 8000 && row.length === 1)).toBe(true);
    expect(paid).toMatchObject({
      investment: 80000,
      cumulative: 16000,
      roi: 0.2,
      paybackMonths: 10,
      planPaybackMonths: 10,
      projectedPaybackMonths: null,
      belowAgain: false,
      status: "paid-back",
      verdict: "keep",
      marketTookBack: 0,
      idle: [],
      quality: [],
    });
    expect(paid.rows.at(-1)).toMatchObject({ cumulative: 16000, planCumulative: 16000, baselineCost: 10000 });
  });

  it("shows what the market took back when the price is halved from the seventh month on", () => {
    const halved = ledger(worked({ baseline: { prices: [perRequest(0.01), perRequest(0.005, "2026-07-01")] } }));
    expect(halved).toMatchObject({ cumulative: -14000, paybackMonths: null, marketTookBack: 30000, status: "behind" });
    expect(halved.projectedPaybackMonths).toBe(16.6666666667);
    expect(halved.rows[6]).toMatchObject({ baselineCost: 5000, frozenBaselineCost: 10000, saving: 3000 });
  });
});

describe("the price of the baseline", () => {
  it("prices the frozen profile by tokens, cached ones at their price as part of the input", () => {
    const tokens = { inputTokensPerRequest: 500, cachedInputTokensPerRequest: 100, outputTokensPerRequest: 50 };
    const price = { from: "2026-01-01", inputPerMTok: 2.5, outputPerMTok: 10 };
    const cost = (prices: LedgerInput["baseline"]["prices"]) =>
      ledger(worked({ baseline: { ...tokens, prices } })).rows[0]?.baselineCost;
    // (400 · 2.5 + 100 · 1.25 + 50 · 10) / 10⁶ = 0.001625 a request
    expect(cost([{ ...price, cachedInputPerMTok: 1.25 }])).toBe(1625);
    // Without a price of their own: (500 · 2.5 + 50 · 10) / 10⁶ = 0.00175
    expect(cost([price])).toBe(1750);
    // A cached price of 0 is a price.
    expect(cost([{ ...price, cachedInputPerMTok: 0 }])).toBe(1500);
  });

  it("takes the mean over the days of the month, half-open where a price begins", () => {
    const dated = ledger(worked({ baseline: { prices: [perRequest(0.01), perRequest(0.02, "2026-02-15")] } }));
    // 14 days at 0.01 and 14 at 0.02
    expect(dated.rows[1]).toMatchObject({ baselineCost: 15000, frozenBaselineCost: 10000 });
    expect(dated.rows[2]?.baselineCost).toBe(20000);
    expect(dated.marketTookBack).toBe(-5000 - 10 * 10000);
  });

  it("takes in the first and last month only the days that count", () => {
    const partial = ledger({
      startedOn: "2026-01-22",
      asOf: "2026-03-15",
      investment: [],
      baseline: { prices: [perRequest(9, "2025-06-01"), perRequest(1, "2026-01-01"), perRequest(2, "2026-01-31")] },
      months: alike(3, 100, 0),
    });
    // 22–31 January: nine days at 1, one at 2
    expect(partial.rows[0]).toMatchObject({ baselineCost: 110, frozenBaselineCost: 100 });
    expect(partial.rows.map((row) => row.length)).toEqual([0.322580645161, 1, 0.483870967742]);
    expect(partial.status).toBe("paid-back");
    expect(partial.verdict).toBe("too-early");
  });
});

describe("payback", () => {
  it("is counted in elapsed lengths, linear inside the month", () => {
    // Half of April counts (15 of 30 days from the 16th), then 600 in May.
    const input: LedgerInput = {
      startedOn: "2026-04-16",
      asOf: "2026-05-31",
      investment: [{ kind: "data", amount: 700 }],
      baseline: { prices: [perRequest(1)] },
      months: [
        { month: "2026-04", requests: 400, costs: {} },
        { month: "2026-05", requests: 600, costs: {} },
      ],
    };
    expect(ledger(input)).toMatchObject({ paybackMonths: 1, roi: 0.428571428571, cumulative: 300 });
  });

  it("stands after a later loss, which is said", () => {
    expect(ledger(withSavings([1500, -800, -100]))).toMatchObject({
      paybackMonths: 0.666666666667,
      belowAgain: true,
      cumulative: -400,
      status: "paid-back",
      projectedPaybackMonths: null,
      verdict: "keep",
    });
  });

  it("is reached where the cumulative is exactly 0", () =>
    expect(ledger(withSavings([400, 600]))).toMatchObject({ paybackMonths: 2, belowAgain: false, roi: 0 }));

  it("is 0 without an investment, and the return is not a number", () =>
    expect(ledger(withSavings([-100, -100, -100], { investment: [] }))).toMatchObject({
      paybackMonths: 0,
      roi: null,
      belowAgain: true,
      cumulative: -300,
      status: "paid-back",
      verdict: "retire",
    }));

  it("counts credits as what they are", () =>
    expect(
      ledger(withSavings([0], { months: [{ month: "2026-01", requests: 0, costs: { hosting: -50, inference: 20 } }] }))
        .rows[0],
    ).toMatchObject({ actualCost: -30, saving: 30 }));
});

describe("thirds", () => {
  it("do not keep a cumulative from reaching 0", () => {
    // One request a month, priced 1 for ten of the thirty days of September, November and April: a third each.
    const [one, none] = [(day: string) => perRequest(1, day), (day: string) => perRequest(0, day)];
    const input: LedgerInput = {
      startedOn: "2026-09-01",
      asOf: "2027-04-30",
      investment: [{ kind: "data", amount: 1 }],
      baseline: {
        prices: [
          ...[one("2026-09-01"), none("2026-09-11"), one("2026-11-01"), none("2026-11-11")],
          ...[one("2027-04-01"), none("2027-04-11")],
        ],
      },
      months: Array.from({ length: 8 }, (_, index) => ({ month: addMonths("2026-09", index), requests: 1 })),
    };
    expect(ledgerFaults(input)).toEqual([]);
    expect(ledger(input)).toMatchObject({ cumulative: 0, paybackMonths: 8, status: "paid-back" });
  });
});

describe("projection and status", () => {
  it("looks back on the last three whole months, not on the started one", () => {
    const input = withSavings([0, 100, 100, 100, 900], { asOf: "2026-05-30" });
    // 1,000 − 1,200 paid back in the fifth, so: a larger investment
    const larger = ledger({ ...input, investment: [{ kind: "other", amount: 2000 }] });
    // elapsed 4 + 30/31, missing 800 at 100 a month
    expect(larger.projectedPaybackMonths).toBe(Number((4 + 30 / 31 + 8).toPrecision(12)));
    expect(larger.status).toBe("on-track");
  });

  it("needs three whole months", () => {
    const early = withSavings([10, 10, 10], { asOf: "2026-03-30" });
    expect(ledger(early)).toMatchObject({ projectedPaybackMonths: null, status: "too-early", verdict: "too-early" });
    expect(ledger({ ...early, asOf: "2026-03-31" }).status).not.toBe("too-early");
  });

  it("ends at sixty months, included", () => {
    // missing 1,000 − 3s at s a month: payback at 1,000 / s
    expect(ledger(withSavings([16, 16, 16]))).toMatchObject({ projectedPaybackMonths: null, status: "never" });
    expect(ledger(withSavings([20, 20, 20]))).toMatchObject({ projectedPaybackMonths: 50, status: "on-track" });
    const sixty = withSavings([20, 20, 20], { investment: [{ kind: "other", amount: 1200 }] });
    expect(ledger(sixty).projectedPaybackMonths).toBe(60);
  });

  it("ends with the retirement, in months of 30.4375 days from the start", () => {
    const at = (retiresOn: string) => ledger(withSavings([100, 100, 100], { retiresOn }));
    // 10 · 30.4375 = 304.375 days: 1 November is day 304, 2 November day 305
    expect(at("2026-11-01")).toMatchObject({ projectedPaybackMonths: null, status: "never", verdict: "keep" });
    expect(at("2026-11-02")).toMatchObject({ projectedPaybackMonths: 10, status: "on-track" });
  });

  it("is behind beyond a quarter more than planned", () => {
    const planned = (upfront: number) =>
      ledger(withSavings([100, 100, 100], { plan: { upfront, monthlySaving: 100 } })).status;
    expect(planned(800)).toBe("on-track");
    expect(planned(799)).toBe("behind");
  });

  it("has no planned payback where the plan saves nothing", () =>
    expect(ledger(withSavings([100, 100, 100], { plan: { upfront: 10, monthlySaving: 0 } }))).toMatchObject({
      planPaybackMonths: null,
      status: "on-track",
    }));

  it("draws the plan from its own up-front over the elapsed time", () =>
    expect(
      ledger(withSavings([0, 0], { asOf: "2026-02-14", plan: { upfront: 50, monthlySaving: 10 } })).rows.map(
        (row) => row.planCumulative,
      ),
    ).toEqual([-40, -35]));
});

describe("verdict", () => {
  it("retires what loses, sunk cost aside, paid back or not", () => {
    expect(ledger(withSavings([9000, 0, 0, 0])).verdict).toBe("retire");
    expect(ledger(withSavings([0, 0, 1])).verdict).toBe("keep");
  });
  it("retires what goes within thirty days", () => {
    const at = (retiresOn: string) => ledger(withSavings([500, 500, 500], { retiresOn })).verdict;
    expect(at("2026-04-29")).toBe("retire");
    expect(at("2026-04-30")).toBe("keep");
    expect(at("2026-02-01")).toBe("retire");
  });
});

describe("idle hosting", () => {
  it("names months that were hosted for under one percent of the median month, or nothing", () => {
    const month = (index: number, requests: number, hosting: number): LedgerMonth => ({
      month: addMonths("2026-01", index),
      requests,
      costs: { hosting },
    });
    const months = [
      month(0, 1000, 5),
      month(1, 9, 6),
      month(2, 10, 7),
      month(3, 0, 8),
      month(4, 0, 0),
      month(5, 2000, 1),
    ];
    const input: LedgerInput = { ...withSavings([0, 0, 0, 0, 0, 0]), months };
    // Sorted 0 0 9 10 1000 2000: the median is 9.5, a hundredth of it 0.095
    expect(ledger(input).idle).toEqual([{ month: "2026-04", amount: 8 }]);
    const busier = months.map((line, index) => (index >= 3 ? { ...line, requests: 1000 } : line));
    // The median is 1,000: 9 is below 10, 10 is not
    expect(ledger({ ...input, months: busier }).idle).toEqual([{ month: "2026-02", amount: 6 }]);
  });
  it("finds hosting without any traffic at all", () =>
    expect(
      ledger(withSavings([0], { months: [{ month: "2026-01", requests: 0, costs: { hosting: 3 } }] })).idle,
    ).toEqual([{ month: "2026-01", amount: 3 }]));
});

describe("faults", () => {
  const faults = (change: object) =>
    ledgerFaults({ ...worked(), ...change }).map(({ path, problem }) => `${path}: ${problem}`);

  it("finds none in what is right", () => expect(ledgerFaults(worked())).toEqual([]));
  it("names every one by its path", () =>
    expect(
      faults({
        startedOn: "2026-02-30",
        colour: "blue",
        investment: [{ kind: "party", amount: "80000" }],
        months: [{ month: "2026-01", requests: -1, costs: { hosting: 1, rent: 2 } }],
      }),
    ).toEqual([
      "startedOn: must be a day of the calendar as YYYY-MM-DD",
      "investment[0].kind: must be one of training, data, evaluation, integration, other",
      "investment[0].amount: must be a finite number",
      "months[0].requests: must not be negative",
      "months[0].costs.rent: is not a key of this input",
      "colour: is not a key of this input",
    ]));
  it("wants the months to ascend without gaps from the first to the last", () => {
    const months = worked().months;
    expect(faults({ months: months.filter((_, index) => index !== 4) })).toEqual([
      "months: must have no gap: 2026-05 is missing",
    ]);
    expect(faults({ months: [...months, { month: "2027-01", requests: 1 }] })).toEqual([
      "months[12].month: must lie between 2026-01 and 2026-12",
    ]);
    expect(faults({ months: [months[1], months[0], ...months.slice(2)] })).toEqual([
      "months[1].month: must come after 2026-02: months ascend, each once",
    ]);
    expect(faults({ months: [] })).toEqual([
      "months: must have no gap: 2026-01, 2026-02, 2026-03 and 9 more are missing",
    ]);
    expect(faults({ asOf: "2025-12-31" })).toEqual(["asOf: must not be before startedOn (2026-01-01)"]);
  });
  it("wants a price from the start, one way of pricing, and the profile it is for", () => {
    const baseline = (prices: object[], profile = {}) => faults({ baseline: { ...profile, prices } });
    expect(baseline([])).toEqual(["baseline.prices: must have a price that is in force on startedOn"]);
    expect(baseline([perRequest(1, "2026-01-02")])).toEqual([
      "baseline.prices[0].from: must not be after startedOn (2026-01-01)",
    ]);
    expect(baseline([perRequest(1), perRequest(2)])).toEqual([
      "baseline.prices[1].from: must be after 2026-01-01: prices ascend by day",
    ]);
    expect(baseline([{ ...perRequest(1), outputPerMTok: 2 }])).toEqual([
      "baseline.prices[0].outputPerMTok: must not stand beside perRequest: a price is by tokens or by request",
    ]);
    expect(baseline([{ from: "2026-01-01", inputPerMTok: 1 }], { inputTokensPerRequest: 1 })).toEqual([
      "baseline.prices[0].outputPerMTok: is missing (or perRequest instead)",
      "baseline.outputTokensPerRequest: is missing: a price is by tokens",
    ]);
    expect(baseline([perRequest(-1)], { inputTokensPerRequest: 1, cachedInputTokensPerRequest: 2 })).toEqual([
      "baseline.prices[0].perRequest: must not be negative",
      "baseline.cachedInputTokensPerRequest: must not exceed inputTokensPerRequest: cached tokens are part of the input",
    ]);
  });
  it("says of null and nothing that it is missing, and of no object that it is none", () => {
    expect(faults({ startedOn: null })).toEqual(["startedOn: is missing"]);
    expect(ledgerFaults(3)).toEqual([{ path: "", problem: "must be an object" }]);
    expect(ledgerFaults({}).map(({ path }) => path)).toEqual(["startedOn", "asOf", "baseline", "months"]);
  });
});

const isSame = (left: Decimal, right: Decimal): boolean => left.minus(right).abs().lt("1e-30");
const amount = fc.integer({ min: -500_000, max: 2_000_000 }).map((cents) => cents / 100);
const anyLedger: fc.Arbitrary<LedgerInput> = fc
  .record({
    offset: fc.integer({ min: 0, max: 27 }),
    shortBy: fc.integer({ min: 0, max: 27 }),
    investment: fc.array(fc.record({ kind: fc.constant("data" as const), amount: amount.map(Math.abs) }), {
      maxLength: 3,
    }),
    prices: fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 4 }),
    lines: fc.array(
      fc.record({
        requests: fc.integer({ min: 0, max: 3_000_000 }),
        costs: fc.record({ inference: amount, hosting: amount, people: amount }),
      }),
      { minLength: 2, maxLength: 15 },
    ),
    plan: fc.option(fc.record({ upfront: amount.map(Math.abs), monthlySaving: amount })),
  })
  .map(({ offset, shortBy, investment, prices, lines, plan }) => {
    const last = addMonths("2026-01", lines.length - 1);
    return {
      startedOn: `2026-01-${String(offset + 1).padStart(2, "0")}`,
      asOf: `${last}-${String(daysInMonth(last) - shortBy).padStart(2, "0")}`,
      investment,
      baseline: {
        prices: prices.map((price, index) =>
          perRequest(price / 1e6, index === 0 ? "2025-12-15" : `2026-0${index + 1}-10`),
        ),
      },
      months: lines.map((line, index) => ({ month: addMonths("2026-01", index), ...line })),
      plan,
    };
  });

describe("properties", () => {
  it("accepts what it generates", () =>
    fc.assert(
      fc.property(anyLedger, (input) => {
        expect(ledgerFaults(input)).toEqual([]);
      }),
    ));

  it("adds up: rows to the cumulative, baseline to the market, and payback to its month", () =>
    fc.assert(
      fc.property(anyLedger, (input) => {
        const exact = exactLedger(input);
        const savings = sumOf(exact.rows.map((row) => row.saving));
        expect(isSame(exact.cumulative, savings.minus(exact.investment))).toBe(true);
        expect(
          isSame(exact.marketTookBack, sumOf(exact.rows.map((row) => row.frozenBaselineCost.minus(row.baselineCost)))),
        ).toBe(true);
        expect(exact.belowAgain).toBe(exact.paybackMonths !== null && exact.cumulative.lt(0));
        if (exact.paybackMonths === null) expect(exact.rows.every((row) => row.cumulative.lt(0))).toBe(true);
        if (exact.paybackMonths?.gt(0)) {
          let elapsed = new Decimal(0);
          const month = exact.rows.find((row) =>
            (elapsed = elapsed.plus(row.length)).gte(exact.paybackMonths!.minus(1e-40)),
          );
          expect(month?.cumulative.gte(0)).toBe(true);
        }
      }),
    ));

  it("doubles with its money, and the months stay", () =>
    fc.assert(
      fc.property(anyLedger, (input) => {
        const twice = (value: number) => value * 2;
        const doubled = exactLedger({
          ...input,
          investment: (input.investment ?? []).map((line) => ({ ...line, amount: twice(Number(line.amount)) })),
          baseline: {
            prices: input.baseline.prices.map((price) => ({ ...price, perRequest: twice(Number(price.perRequest)) })),
          },
          months: input.months.map((line) => ({
            ...line,
            costs: Object.fromEntries(
              Object.entries(line.costs ?? {}).map(([key, cost]) => [key, twice(Number(cost))]),
            ),
          })),
          plan: input.plan && {
            upfront: twice(Number(input.plan.upfront)),
            monthlySaving: twice(Number(input.plan.monthlySaving)),
          },
        });
        const once = exactLedger(input);
        expect(isSame(doubled.cumulative, once.cumulative.times(2))).toBe(true);
        expect(isSame(doubled.marketTookBack, once.marketTookBack.times(2))).toBe(true);
        expect(doubled.paybackMonths?.toFixed(30)).toBe(once.paybackMonths?.toFixed(30));
        expect(doubled.projectedPaybackMonths?.toFixed(30)).toBe(once.projectedPaybackMonths?.toFixed(30));
        expect([doubled.status, doubled.verdict]).toEqual([once.status, once.verdict]);
      }),
    ));

  it("does not care which line a cost stands on, nor how an investment is split", () =>
    fc.assert(
      fc.property(anyLedger, (input) => {
        const whole = sumOf((input.investment ?? []).map((line) => new Decimal(line.amount)));
        const moved: LedgerInput = {
          ...input,
          investment: [
            { kind: "training", amount: whole.div(4) },
            { kind: "evaluation", amount: whole.times(3).div(4) },
          ],
          months: input.months.map((line) => ({
            ...line,
            costs: { monitoring: sumOf(Object.values(line.costs ?? {}).map((cost) => new Decimal(cost ?? 0))) },
          })),
        };
        expect({ ...ledger(moved), idle: [] }).toEqual({ ...ledger(input), idle: [] });
      }),
    ));
});
