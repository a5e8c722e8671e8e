import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noTokens } from "@/server/kernel/tokens";
import { asOfDay, periodOf, type Period } from "./period-of";
import { profileWorkload, type UsageSums } from "./profile-workload";

const quarter: Period = { from: "2026-07-01", to: "2026-10-01", days: 92, basis: "quarter" };
const sums = (given: Partial<UsageSums> = {}): UsageSums => ({
  tokens: {
    ...noTokens,
    uncachedInput: 400,
    cacheRead: 450,
    cacheWrite5m: 100,
    cacheWrite1h: 50,
    output: 80,
    reasoning: 20,
  },
  requests: 10,
  countedTokens: 1_100,
  peak: null,
  ...given,
});
const typed = <Value>(value: Value) => ({ value, reason: "counted by hand", by: "Ana", on: "2026-10-02" });

describe("from usage to the engine", () => {
  it("spreads requests over the days and tokens over the requests", () => {
    const { usage, coverage, withheld } = profileWorkload(sums(), quarter, {}, 30);
    expect(withheld).toBeNull();
    expect(coverage).toBe(1);
    expect(usage?.requestsPerMonth).toBeCloseTo((10 / 92) * 30, 12);
    expect(usage?.inputTokensPerRequest).toBeCloseTo(100, 9);
    expect(usage?.outputTokensPerRequest).toBeCloseTo(10, 9);
    expect(usage?.cacheableShare).toBe(0.6);
    expect(usage?.cacheHitRate).toBe(0.75);
    expect(usage?.monthlyGrowth).toBe(0);
    expect(usage).not.toHaveProperty("peakToMean");
  });

  it("says what each figure rests on, and assumes nothing was measured where nothing was", () => {
    const { figures, usage } = profileWorkload(sums(), quarter, {}, 30);
    expect(Object.entries(figures).map(([name, { measured, basis }]) => [name, measured === null, basis])).toEqual([
      ["requestsPerMonth", false, "counted-requests"],
      ["inputTokensPerRequest", false, "counted-tokens"],
      ["outputTokensPerRequest", false, "counted-tokens"],
      ["cacheableShare", false, "cache-tokens"],
      ["cacheHitRate", false, "cache-tokens"],
      ["peakToMean", true, null],
      ["monthlyGrowth", true, null],
    ]);
    expect(usage).toMatchObject({ monthlyGrowth: 0 });
    const uncounted = profileWorkload(sums({ requests: null }), quarter, { requestsPerMonth: typed(30) }, 30).figures;
    expect(uncounted.inputTokensPerRequest.basis).toBe("typed-requests");
    const byTokens = profileWorkload(
      sums({ requests: null, countedTokens: 0 }),
      quarter,
      { inputTokensPerRequest: typed(50) },
      30,
    ).figures;
    expect(byTokens.outputTokensPerRequest.basis).toBe("typed-tokens");
  });

  it("takes the cacheable share from block hashes where nothing went through a cache, else asks", () => {
    const uncached = { tokens: { ...noTokens, uncachedInput: 1_000, output: 100 } };
    const at = (prefix: UsageSums["prefix"]) =>
      profileWorkload(sums({ ...uncached, prefix }), quarter, {}, 30).figures.cacheableShare;
    expect(at({ tokens: 380, ofInput: 950 })).toMatchObject({ measured: 0.4, basis: "block-hashes", value: 0.4 });
    expect(at({ tokens: 380, ofInput: 949 })).toMatchObject({ measured: null, basis: null, value: 0 });
    expect(at(null)).toMatchObject({ measured: null, basis: null, value: 0 });
    expect(
      profileWorkload(sums({ prefix: { tokens: 1, ofInput: 1_000 } }), quarter, {}, 30).figures.cacheableShare,
    ).toMatchObject({ measured: 0.6, basis: "cache-tokens" });
  });

  it("asks for requests where they cover less than 95 % of the tokens", () => {
    const at = (countedTokens: number) => profileWorkload(sums({ countedTokens }), quarter, {}, 30);
    expect(at(1_045).withheld).toBeNull();
    expect(at(1_044)).toMatchObject({
      usage: null,
      withheld: { code: "usage-incomplete", of: "counted-share", threshold: 0.95 },
    });
    expect(profileWorkload(sums({ requests: null, countedTokens: 0 }), quarter, {}, 30).withheld?.code).toBe(
      "usage-incomplete",
    );
  });

  it("takes typed requests, and spreads the measured tokens over them", () => {
    const { usage, figures } = profileWorkload(
      sums({ requests: null, countedTokens: 0 }),
      quarter,
      { requestsPerMonth: typed(30) },
      30,
    );
    expect(usage?.requestsPerMonth).toBe(30);
    expect(usage?.inputTokensPerRequest).toBeCloseTo(1_000 / 92, 9);
    expect(figures.requestsPerMonth).toMatchObject({ measured: null, value: 30, override: { by: "Ana" } });
  });

  it("takes typed tokens a request for requests that nobody counts", () => {
    const { usage } = profileWorkload(
      sums({ requests: null, countedTokens: 0 }),
      quarter,
      { inputTokensPerRequest: typed(50) },
      30,
    );
    expect(usage?.requestsPerMonth).toBeCloseTo(((1_000 / 92) * 30) / 50, 9);
    expect(usage?.outputTokensPerRequest).toBeCloseTo(5, 9);
  });

  it("keeps the measured figure beside the typed one", () => {
    const { figures, usage } = profileWorkload(
      sums(),
      quarter,
      { cacheableShare: typed(0.9), monthlyGrowth: typed(0.02) },
      30,
    );
    expect(figures.cacheableShare).toMatchObject({ measured: 0.6, value: 0.9 });
    expect(usage).toMatchObject({ cacheableShare: 0.9, monthlyGrowth: 0.02 });
  });

  it("knows the peak only where the busiest hours cover the requests", () => {
    const requests = 92 * 24 * 10;
    const peakOf = (ofRequests: number) =>
      profileWorkload(sums({ requests, peak: { requests: 35, ofRequests } }), quarter, {}, 30).usage?.peakToMean;
    expect(peakOf(requests)).toBeCloseTo(3.5, 9);
    expect(peakOf(requests / 2)).toBeUndefined();
  });

  it("says that nothing was used, and that too few days were", () => {
    expect(profileWorkload(null, quarter, {}, 30).withheld).toEqual({ code: "no-usage" });
    expect(
      profileWorkload(sums({ tokens: noTokens, requests: null, countedTokens: 0 }), quarter, {}, 30).withheld,
    ).toEqual({ code: "no-usage" });
    const short: Period = { from: "2026-10-01", to: "2026-10-14", days: 13, basis: "last-days" };
    expect(profileWorkload(sums(), short, {}, 30).withheld).toEqual({
      code: "usage-incomplete",
      of: "days",
      value: 13,
      threshold: 14,
    });
  });

  it("needs no usage where a person typed all of it", () => {
    const overrides = {
      requestsPerMonth: typed(1_000),
      inputTokensPerRequest: typed(500),
      outputTokensPerRequest: typed(50),
    };
    expect(profileWorkload(null, null, overrides, 30).usage).toMatchObject({
      requestsPerMonth: 1_000,
      inputTokensPerRequest: 500,
      outputTokensPerRequest: 50,
    });
  });

  it("keeps every token: requests times tokens a request are the month's tokens, typed or measured", () => {
    const count = fc.integer({ min: 1, max: 1e9 });
    fc.assert(
      fc.property(count, count, count, fc.option(count), (input, output, requests, told) => {
        const given = sums({
          tokens: { ...noTokens, uncachedInput: input, output },
          requests,
          countedTokens: input + output,
        });
        const { usage } = profileWorkload(given, quarter, told === null ? {} : { requestsPerMonth: typed(told) }, 30);
        expect((usage?.requestsPerMonth ?? 0) * (usage?.inputTokensPerRequest ?? 0)).toBeCloseTo((input / 92) * 30, 3);
        expect((usage?.requestsPerMonth ?? 0) * (usage?.outputTokensPerRequest ?? 0)).toBeCloseTo(
          (output / 92) * 30,
          3,
        );
      }),
    );
  });
});

describe("the period", () => {
  const q3 = { from: "2026-07-01", to: "2026-10-01" };
  it("is the quarter once it has ended, whatever was used", () => {
    expect(periodOf(q3, "2026-10-01", null)).toEqual({ ...q3, days: 92, basis: "quarter" });
    expect(asOfDay(quarter)).toBe("2026-09-30");
  });
  it("is the last 90 days with usage while the quarter runs", () => {
    expect(periodOf(q3, "2026-09-30", { from: "2026-01-01", to: "2026-09-29" })).toEqual({
      from: "2026-07-01",
      to: "2026-09-29",
      days: 90,
      basis: "last-days",
    });
    expect(periodOf(q3, "2026-09-30", { from: "2026-09-10", to: "2026-09-29" })).toMatchObject({
      from: "2026-09-10",
      days: 19,
    });
    expect(periodOf(q3, "2026-09-30", null)).toBeNull();
  });
});
