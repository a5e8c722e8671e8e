import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerInput } from "../schema";
import { ledger } from "./ledger";
import { ledgerFaults } from "./ledger-faults";
import { manyRuns } from "@/server/testing/many-runs";

/**
 * The ledger once more, written from its specification alone: doubles, Date and loops over single days, none of the room's own rules.
 * Two readings of one page that agree on random cases are a reading.
 */
const DAY = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const text = (time: number): string => new Date(time).toISOString().slice(0, 10);
const sizeOf = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();

function daysThatCount(input: LedgerInput, month: string): string[] {
  const days: string[] = [];
  for (let day = 1; day <= sizeOf(month); day += 1) {
    const named = `${month}-${String(day).padStart(2, "0")}`;
    if (named >= input.startedOn && named <= input.asOf) days.push(named);
  }
  return days;
}

function priceOf({ baseline }: LedgerInput, day: string): number {
  let price = 0;
  for (const one of baseline.prices) {
    if (one.from > day) continue;
    const [all, cached, output] = [
      baseline.inputTokensPerRequest,
      baseline.cachedInputTokensPerRequest,
      baseline.outputTokensPerRequest,
    ].map((tokens) => Number(tokens ?? 0)) as [number, number, number];
    const [input, out] = [Number(one.inputPerMTok), Number(one.outputPerMTok)];
    const reused =
      one.cachedInputPerMTok === null || one.cachedInputPerMTok === undefined ? input : Number(one.cachedInputPerMTok);
    price =
      typeof one.perRequest === "number"
        ? one.perRequest
        : ((all - cached) * input + cached * reused + output * out) / 1e6;
  }
  return price;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function naive(input: LedgerInput) {
  const investment = (input.investment ?? []).reduce((sum, { amount }) => sum + Number(amount), 0);
  const frozen = priceOf(input, input.startedOn);
  let [cumulative, elapsed, tookBack] = [-investment, 0, 0];
  let paybackMonths: number | null = investment > 0 ? null : 0;
  const savingsOfWhole: number[] = [];
  const rows = input.months.map(({ month, requests, costs }) => {
    const days = daysThatCount(input, month);
    const length = days.length / sizeOf(month);
    const baselineCost = Number(requests) * mean(days.map((day) => priceOf(input, day)));
    const actualCost = Object.values(costs ?? {}).reduce<number>((sum, cost) => sum + Number(cost ?? 0), 0);
    const saving = baselineCost - actualCost;
    const before = cumulative;
    cumulative += saving;
    if (paybackMonths === null && before < 0 && cumulative >= 0) paybackMonths = elapsed + (length * -before) / saving;
    elapsed += length;
    tookBack += Number(requests) * frozen - baselineCost;
    if (days.length === sizeOf(month)) savingsOfWhole.push(saving);
    const planCumulative = input.plan ? elapsed * Number(input.plan.monthlySaving) - Number(input.plan.upfront) : null;
    return {
      month,
      length,
      baselineCost,
      frozenBaselineCost: Number(requests) * frozen,
      actualCost,
      saving,
      cumulative,
      planCumulative,
    };
  });
  const recent = savingsOfWhole.length < 3 ? null : mean(savingsOfWhole.slice(-3));
  const planned =
    input.plan && Number(input.plan.monthlySaving) > 0
      ? Number(input.plan.upfront) / Number(input.plan.monthlySaving)
      : null;
  let projected: number | null = null;
  if (paybackMonths === null && recent !== null && recent > 0) {
    projected = elapsed - cumulative / recent;
    const life = input.retiresOn ? (at(input.retiresOn) - at(input.startedOn)) / DAY / 30.4375 : Infinity;
    if (projected > 60 || projected > life) projected = null;
  }
  const goes = input.retiresOn ? (at(input.retiresOn) - at(input.asOf)) / DAY < 30 : false;
  const sorted = input.months.map(({ requests }) => Number(requests)).sort((one, other) => one - other);
  const middle = mean([sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0]);
  return {
    ...{ rows, investment, cumulative, paybackMonths, planPaybackMonths: planned, projectedPaybackMonths: projected },
    roi: investment > 0 ? cumulative / investment : null,
    belowAgain: paybackMonths !== null && cumulative < 0,
    status:
      paybackMonths !== null ? "paid-back"
      : recent === null ? "too-early"
      : projected === null ? "never"
      : planned === null || projected <= 1.25 * planned ? "on-track"
      : "behind",
    verdict: recent === null ? "too-early" : recent <= 0 || goes ? "retire" : "keep",
    marketTookBack: tookBack,
    idle: input.months.flatMap(({ month, requests, costs }) => {
      const hosting = Number(costs?.hosting ?? 0);
      return hosting > 0 && (Number(requests) === 0 || Number(requests) < middle * 0.01) ? [{ month, amount: hosting }] : [];
    }),
  }; // prettier-ignore
}

const cents = fc.integer({ min: -500_000, max: 2_000_000 }).map((value) => value / 100);
const price = fc.integer({ min: 0, max: 2_000 }).map((value) => value / 100);
const asked: fc.Arbitrary<LedgerInput> = fc
  .record({
    start: fc.integer({ min: 0, max: 900 }),
    days: fc.integer({ min: 0, max: 620 }),
    requests: fc.array(fc.constantFrom(0, 1, 900, 40_000, 1_000_000, 2_500_000), { minLength: 22, maxLength: 22 }),
    costs: fc.array(fc.record({ inference: cents, hosting: cents, retraining: fc.option(cents), people: cents }), {
      minLength: 22,
      maxLength: 22,
    }),
    investment: fc.array(fc.record({ kind: fc.constantFrom("training", "data", "other"), amount: cents }), {
      maxLength: 3,
    }),
    plan: fc.option(
      fc.record({ upfront: fc.integer({ min: 0, max: 90_000 }), monthlySaving: fc.integer({ min: -100, max: 9_000 }) }),
    ),
    retires: fc.option(fc.integer({ min: 1, max: 1_200 })),
    changes: fc.array(
      fc.record({
        after: fc.integer({ min: 1, max: 600 }),
        perRequest: fc.option(price),
        input: price,
        cached: fc.option(price),
        output: price,
      }),
      { maxLength: 4 },
    ),
    profile: fc.record({
      input: fc.integer({ min: 10, max: 4_000 }),
      cached: fc.integer({ min: 0, max: 10 }),
      output: fc.integer({ min: 0, max: 900 }),
    }),
  })
  .map(({ start, days, requests, costs, investment, plan, retires, changes, profile }): LedgerInput => {
    const startedOn = text(at("2024-01-01") + start * DAY);
    const asOf = text(at(startedOn) + days * DAY);
    const months: string[] = [];
    for (let time = at(startedOn); time <= at(asOf); time += DAY)
      if (months.at(-1) !== text(time).slice(0, 7)) months.push(text(time).slice(0, 7));
    const dates = [...new Set([0, ...changes.map(({ after }) => after)])].sort((one, other) => one - other);
    return {
      ...{ startedOn, asOf, plan, retiresOn: retires === null ? null : text(at(startedOn) + retires * DAY) },
      investment: investment.map(({ kind, amount }) => ({ kind: kind as "training", amount })),
      baseline: {
        ...{
          inputTokensPerRequest: profile.input,
          cachedInputTokensPerRequest: profile.cached,
          outputTokensPerRequest: profile.output,
        },
        prices: dates.map((after) => {
          const change = changes.find((one) => one.after === after);
          const from = text(at(startedOn) + after * DAY);
          if (!change) return { from, inputPerMTok: 2.5, cachedInputPerMTok: 1.25, outputPerMTok: 10 };
          if (change.perRequest !== null) return { from, perRequest: change.perRequest / 1_000 };
          return { from, inputPerMTok: change.input, cachedInputPerMTok: change.cached, outputPerMTok: change.output };
        }),
      },
      months: months.map((month, index) => ({ month, requests: requests[index] ?? 0, costs: costs[index] ?? {} })),
      quality: [],
    };
  });

/** Doubles drift where decimals do not: only what lies clear of every threshold is a fair question to both. */
const isNear = (one: number, other: number): boolean =>
  Math.abs(one - other) < 1e-6 * Math.max(1, Math.abs(one), Math.abs(other));

describe("the ledger against a second reading of its specification", () => {
  it("agrees on two hundred random deployments", { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(asked, (input) => {
        expect(ledgerFaults(input)).toEqual([]);
        const expected = naive(input);
        const found = ledger(input);
        fc.pre(!expected.rows.some(({ cumulative }) => isNear(cumulative, 0)) || expected.investment <= 0);
        const limit = expected.planPaybackMonths === null ? -1 : expected.planPaybackMonths * 1.25;
        fc.pre(
          expected.projectedPaybackMonths === null ||
            (!isNear(expected.projectedPaybackMonths, limit) && expected.projectedPaybackMonths < 59.9999),
        );
        const { rows, idle, ...sums } = expected;
        expect(found.rows.length).toBe(rows.length);
        rows.forEach((row, index) => compare(found.rows[index], row));
        compare(found, sums);
        expect(found.idle.map(({ month }) => month)).toEqual(idle.map(({ month }) => month));
      }),
      manyRuns(200),
    );
  });

  it("agrees on the worked cases of the page", () => {
    const months = Array.from({ length: 12 }, (_, index) => ({
      ...{ month: `2026-${String(index + 1).padStart(2, "0")}`, requests: 1_000_000, costs: { hosting: 2_000 } },
    }));
    const input: LedgerInput = {
      ...{ startedOn: "2026-01-01", asOf: "2026-12-31", months },
      investment: [{ kind: "training", amount: 80_000 }],
      baseline: {
        prices: [
          { from: "2026-01-01", perRequest: 0.01 },
          { from: "2026-07-01", perRequest: 0.005 },
        ],
      },
    };
    expect(naive(input)).toMatchObject({ paybackMonths: null, status: "on-track" });
    expect(naive(input).cumulative).toBeCloseTo(-14_000, 6);
    expect(naive(input).marketTookBack).toBeCloseTo(30_000, 6);
    expect(naive(input).projectedPaybackMonths).toBeCloseTo(16.6667, 3);
    expect(ledger(input).projectedPaybackMonths).toBeCloseTo(16.6667, 3);
  });
});

function compare(found: object | undefined, expected: object): void {
  for (const [key, value] of Object.entries(expected)) {
    const given: unknown = Object.entries(found ?? {}).find(([name]) => name === key)?.[1];
    if (typeof value === "number" && typeof given === "number")
      expect(isNear(given, value), `${key}: ${given} for ${value}`).toBe(true);
    else expect(given, key).toEqual(value);
  }
}
