import { describe, expect, test } from "vitest";
import { recommend } from "../recommend";
import type { EngineOption, EngineUpfront } from "../engine-input";
import { fineTune, inputOf, option, type Story } from "../testing/input-of";

/** The economics of an option beside one in use for a dollar a thousand requests. */
const economics = (tried: EngineOption, story: Story = {}, baseline = option("base")) => {
  const row = recommend(inputOf([baseline, tried], { current: "base", ...story })).economics[0];
  if (!row) throw new Error("no economics");
  return row;
};

const tokenPrice = { inputPerMTok: 2, outputPerMTok: 10 };

describe("variable cost", () => {
  const perRequest = (given: Partial<EngineOption>, story?: Story) =>
    economics(option("o", { price: tokenPrice, ...given }), story).costPerRequest;

  test("tokens at their prices; a shorter prompt; a batch; retrieval on top", () => {
    expect(perRequest({})).toBe(0.0015);
    expect(perRequest({ promptReduction: 0.5 })).toBe(0.001);
    expect(perRequest({ batch: true })).toBe(0.00075);
    expect(perRequest({ batch: true, retrievalPerRequest: 0.01 })).toBe(0.01075);
    expect(perRequest({ price: { perRequest: 0.004 }, batch: true })).toBe(0.002);
  });

  const cached = (given: Partial<EngineOption>, usage: Story["usage"] = {}) =>
    perRequest({ caching: true, ...given }, { usage: { inputTokensPerRequest: 2000, cacheableShare: 0.8, ...usage } });

  test("a cached prefix is read at a tenth and written at the input's price where nothing else is said", () => {
    // 400 fresh, 1,600 cached: nine in ten read at 0.2, one in ten written at 2; 50 out.
    expect(cached({})).toBe((400 * 2 + 1600 * (0.9 * 0.2 + 0.1 * 2) + 500) / 1e6);
    expect(cached({ price: { ...tokenPrice, cachedInputPerMTok: 1, cacheWritePerMTok: 3 } })).toBe(
      (400 * 2 + 1600 * (0.9 * 1 + 0.1 * 3) + 500) / 1e6,
    );
    expect(cached({}, { cacheHitRate: 0 })).toBe(0.0045);
  });

  test("a fine-tune takes the static part out of the prompt first", () => {
    // 80 % less 20 %: 1,200 of 1,600 are still cacheable.
    expect(cached({ promptReduction: 0.2 })).toBe((400 * 2 + 1200 * 0.38 + 500) / 1e6);
    expect(cached({ promptReduction: 0.9 })).toBe((200 * 2 + 500) / 1e6);
  });

  test("a prefix of 1,024 tokens is cached, one of 1,023 is not", () => {
    const at = (tokens: number) => cached({}, { inputTokensPerRequest: tokens, cacheableShare: 1 });
    expect(at(1024)).toBe((1024 * 0.38 + 500) / 1e6);
    expect(at(1023)).toBe((1023 * 2 + 500) / 1e6);
  });
});

describe("fixed cost", () => {
  const monthly = (given: Partial<EngineOption>, usage: Story["usage"] = {}) =>
    economics(option("o", { hosting: "managed", unitHourly: 1, ...given }), {
      usage: { requestsPerMonth: 30 * 86_400, ...usage },
    }).monthlyCost;

  test("one machine where capacity is not stated, else enough for the peak at 70 %", () => {
    expect(monthly({})).toBe(720);
    expect(monthly({ capacityRps: 10 })).toBe(720);
    expect(monthly({ capacityRps: 1 })).toBe(1440);
    expect(monthly({ capacityRps: 1 }, { peakToMean: 3.5 })).toBe(5 * 720);
    expect(monthly({ capacityRps: 1 }, { peakToMean: 3.5000001 })).toBe(6 * 720);
    expect(monthly({ capacityRps: 1, monthlyFixed: 7, maintenanceMonthly: 3 })).toBe(1450);
  });

  test("machines follow growth", () => {
    // 1 request a second doubles each month: 2, 3, 6, 12 … machines.
    const row = economics(option("o", { hosting: "managed", unitHourly: 1, capacityRps: 1 }), {
      usage: { requestsPerMonth: 30 * 86_400, monthlyGrowth: 1 },
      policy: { horizonMonths: 3 },
    });
    expect(row.horizonSaving).toBe(2592 * 7 - 720 * (2 + 3 + 6));
  });
});

describe("up-front cost", () => {
  const upfront = (given: EngineUpfront | null, level: 1 | 3 | 4 | 5 = 3) =>
    economics(option("o", { level, hosting: "managed", upfront: given })).upfront;

  test("the total; else the parts; else the estimate", () => {
    expect(upfront({ total: 0, training: 99, data: 5 })).toBe(0);
    expect(upfront({ training: 10, data: 5, integration: 1 })).toBe(16);
    expect(upfront({ training: 10, data: 0 })).toBe(5000);
    expect(upfront({ training: 1000 })).toBe(7500);
    expect(upfront(null)).toBe(5000);
    expect(upfront(null, 4)).toBe(10_000);
    expect(upfront({ training: 2e6 }, 5)).toBe(15e6);
    expect(upfront({ training: 100 }, 1)).toBe(750);
    expect(upfront(null, 1)).toBe(0);
  });

  test("what is in use is sunk, also inside a router", () => {
    const split = option("o", { level: 3, route: [{ option: "base", share: 1 }], upfront: { total: 40 } });
    expect(economics(split, {}, fineTune("base")).upfront).toBe(40);
    expect(recommend(inputOf([fineTune("base"), option("o")], { current: "o" })).economics[0]?.upfront).toBe(6000);
  });
});

describe("horizon and present value", () => {
  test("an option lives no longer than the first of what it reaches", () => {
    const ends = (retiresOn: string) => economics(option("o", { price: { perRequest: 0 }, retiresOn })).horizonSaving;
    expect(ends("2026-10-30")).toBe(1000);
    expect(ends("2026-12-28")).toBe(2000);
    expect(ends("2026-12-29")).toBe(3000);
    expect(ends("2026-10-29")).toBe(0);
    expect(ends("2020-01-01")).toBe(0);
    expect(ends("2040-01-01")).toBe(24_000);
  });

  test("each month's saving is discounted from its end", () => {
    const row = economics(fineTune("o"), { policy: { horizonMonths: 2, discountRate: 0.21 } });
    expect(row.npv).toBeCloseTo(-6000 + 500 / 1.21 ** (1 / 12) + 500 / 1.21 ** (2 / 12), 6);
  });

  test("nothing over nothing is null", () => {
    const free = option("base", { price: { perRequest: 0 } });
    expect(economics(option("o"), {}, free)).toMatchObject({ horizonSavingShare: null, roi: null });
  });
});

describe("the adverse case", () => {
  const noDecline = { adverse: { apiPriceDeclinePerYear: 0, volumeFactors: [1], costFactor: 1 } };

  test("is the expected case where nothing goes wrong", () => {
    const row = economics(fineTune("o"), { policy: noDecline });
    expect(row.robust).toBe(false); // Even after twelve months, not ahead.
    expect(row.adverseBreakEvenMonths).toBe(row.breakEvenMonths);
    expect(row.yearlySaving).toEqual({ expected: 6000, adverse: 6000 });
    expect(economics(fineTune("o", { upfront: { total: 5999 } }), { policy: noDecline }).robust).toBe(true);
  });

  test("the plan's costs rise, the baseline's stay, volume is the worse of both", () => {
    const policy = { adverse: { apiPriceDeclinePerYear: 0, volumeFactors: [0.75, 1.25], costFactor: 1.25 } };
    const row = economics(fineTune("o", { upfront: { total: 800 } }), { policy });
    // 750 against 625: 125 a month for 1,000; 1,250 against 625: 625 a month.
    expect(row.yearlySaving?.adverse).toBeCloseTo(1500, 6);
    expect(row.adverseBreakEvenMonths).toBeCloseTo(8, 6);
    expect(row.robust).toBe(true);
  });

  test("what the baseline buys falls on both sides, what only the option buys does not", () => {
    const policy = { adverse: { apiPriceDeclinePerYear: 0.5, volumeFactors: [1], costFactor: 1 } };
    const year = Array.from({ length: 12 }, (_, month) => 1000 * 0.5 ** (month / 12)).reduce((a, b) => a + b, 0);
    const split = option("o", {
      route: [
        { option: "base", share: 0.5 },
        { option: "free", share: 0.5 },
      ],
    });
    const free = option("free", { price: { perRequest: 0 } });
    const rows = recommend(inputOf([option("base"), split, free, option("same")], { policy })).economics;
    expect(rows.map(({ yearlySaving }) => yearlySaving?.adverse)).toEqual([
      expect.closeTo(year / 2, 4),
      expect.closeTo(year, 4),
      expect.closeTo(year - 12_000, 4),
    ]);
  });

  test("a model of yours that a provider hosts gets cheaper, too", () => {
    const policy = { adverse: { apiPriceDeclinePerYear: 1, volumeFactors: [1], costFactor: 1 } };
    const managed = option("base", { hosting: "managed", price: { perRequest: 0.001 } });
    const row = economics(option("o", { price: { perRequest: 0 } }), { policy }, managed);
    expect(row.yearlySaving).toEqual({ expected: 12_000, adverse: 1000 });
  });

  test("a self-hosted baseline has no price that falls, whatever it charges", () => {
    const policy = { adverse: { apiPriceDeclinePerYear: 0.5, volumeFactors: [1], costFactor: 1 } };
    const own = option("base", { hosting: "self-hosted", price: { perRequest: 0.001 } });
    const row = economics(option("o", { price: { perRequest: 0.0005 } }), { policy }, own);
    expect(row.yearlySaving).toEqual({ expected: 6000, adverse: 6000 });
  });
});
