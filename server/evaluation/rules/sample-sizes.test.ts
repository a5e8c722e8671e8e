import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "@/server/engine";
import { normalDistribution, normalQuantile } from "./normal-quantile";
import { discordantIfIndependent, nonInferioritySample, oneShareSample, pairedSample } from "./sample-sizes";

describe("quantiles of the normal distribution", () => {
  it.each([
    [0.8, 0.841621],
    [0.9, 1.281552],
    [0.95, 1.644854],
    [0.975, 1.959964],
    [0.995, 2.575829],
  ])("has at %s the published %s", (probability, quantile) => {
    expect(normalQuantile(probability)).toBeCloseTo(quantile, 6);
    expect(normalQuantile(1 - probability)).toBeCloseTo(-quantile, 6);
    expect(normalDistribution(quantile)).toBeCloseTo(probability, 6);
  });
});

describe("published sample sizes", () => {
  it("one share above a bound: 191 (Chow, Shao and Wang, 2008, page 85: 5 % against 2 %)", () => {
    expect(oneShareSample({ required: 0.02, expected: 0.05 }, { alpha: 0.05, power: 0.8 })).toBe(191);
  });
  it("not worse than another by a margin: 25 each (the same, page 90: 85 % and 65 %, margin 10 points)", () => {
    expect(nonInferioritySample({ expected: 0.85, present: 0.65, margin: 0.1 }, { alpha: 0.05, power: 0.8 })).toBe(25);
  });
  it("paired: 23 pairs of 45 % and 5 %, 155 of 30 % and 15 % (Connor, 1987)", () => {
    expect(pairedSample({ discordant: 0.5, difference: 0.4 }, { alpha: 0.025, power: 0.8 })).toBe(23);
    expect(pairedSample({ discordant: 0.45, difference: 0.15 }, { alpha: 0.025, power: 0.8 })).toBe(155);
  });
});

describe("what no sample can show", () => {
  it("is a share that is not above the requirement", () => {
    expect(oneShareSample({ required: 0.92, expected: 0.92 })).toBeNull();
    expect(oneShareSample({ required: 0.92, expected: 0.9 })).toBeNull();
  });
  it("is an option that is worse by the margin", () => {
    expect(nonInferioritySample({ present: 0.95, expected: 0.93, margin: 0.02 })).toBeNull();
  });
  it("is a difference larger than the disagreement, or none", () => {
    expect(pairedSample({ discordant: 0.05, difference: 0.06 })).toBeNull();
    expect(pairedSample({ discordant: 0.05, difference: 0 })).toBeNull();
  });
});

/** Chance that a sample's Wilson interval lies at or above the requirement, summed over the binomial. */
function chanceToProve(sample: number, expected: number, required: number): number {
  let [chance, logTerm] = [0, sample * Math.log(1 - expected)];
  for (let right = 0; right <= sample; right += 1) {
    if (wilsonInterval(right / sample, sample).low >= required) chance += Math.exp(logTerm);
    logTerm += Math.log((sample - right) / (right + 1)) + Math.log(expected / (1 - expected));
  }
  return chance;
}

it("is enough for the engine's word: the interval clears the requirement about as often as was asked", () => {
  for (const [required, expected] of [
    [0.92, 0.94],
    [0.9, 0.95],
    [0.8, 0.85],
    [0.95, 0.97],
  ] as const) {
    const sample = oneShareSample({ required, expected }) ?? 0;
    expect(chanceToProve(sample, expected, required), `${required} by ${expected}`).toBeGreaterThan(0.77);
    expect(chanceToProve(sample, expected, required)).toBeLessThan(0.84);
  }
});

it("grows with the sureness asked for, and shrinks with the distance", () => {
  const share = fc.double({ min: 0.05, max: 0.9, noNaN: true });
  fc.assert(
    fc.property(share, fc.double({ min: 0.01, max: 0.04, noNaN: true }), (required, distance) => {
      const near = oneShareSample({ required, expected: required + distance }) ?? 0;
      expect(oneShareSample({ required, expected: required + 2 * distance }) ?? 0).toBeLessThanOrEqual(near);
      expect(oneShareSample({ required, expected: required + distance }, { power: 0.95 }) ?? 0).toBeGreaterThanOrEqual(
        near,
      );
    }),
  );
});

it("knows how often two options disagree that err independently", () => {
  expect(discordantIfIndependent(0.9, 0.8)).toBeCloseTo(0.26, 12);
});
