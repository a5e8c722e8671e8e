import { describe, expect, test } from "vitest";
import { recommend } from "@/server/engine";
import { fineTune, inputOf, option } from "../engine/testing/input-of";
import { applyChanges } from "./apply-changes";
import { tornado } from "./tornado";

const priced = option("api", { price: { inputPerMTok: 1, outputPerMTok: 10 } });

describe("tornado", () => {
  const drawn = tornado(inputOf([priced, fineTune("tuned")]), "tuned");
  const bar = (input: string) => drawn?.bars.find((one) => one.input === input);

  test("worked out: volume, prices and costs about $1,000 a month against $500 and $6,000", () => {
    expect(drawn?.horizonSaving).toBe(6000);
    // 24 × (750 − 500) − 6,000 and 24 × (1,250 − 500) − 6,000
    expect([bar("volume")?.low.horizonSaving, bar("volume")?.high.horizonSaving]).toEqual([0, 12_000]);
    expect(bar("volume")).toMatchObject({ now: 1_000_000, low: { value: 750_000 }, high: { value: 1_250_000 } });
    // 24 × (500 − 500) − 6,000, and as listed
    expect([bar("api-prices")?.low.horizonSaving, bar("api-prices")?.high.horizonSaving]).toEqual([-6000, 6000]);
    // 24 × (1,000 − 400) − 4,800 and 24 × (1,000 − 625) − 7,500
    expect([bar("own-costs")?.low.horizonSaving, bar("own-costs")?.high.horizonSaving]).toEqual([9600, 1500]);
  });

  test("the widest comes first, and what moves nothing is left out", () => {
    const swings = drawn?.bars.map(({ swing }) => swing) ?? [];
    expect(swings.length).toBeGreaterThan(3);
    expect([...swings].sort((one, other) => other - one)).toEqual(swings);
    expect(bar("cache-hits")).toBeUndefined();
    expect(bar("peak")).toBeUndefined();
  });

  test("says where something else would be advised", () => {
    const input = inputOf([priced, fineTune("tuned")], { policy: { maxPaybackMonths: 12 } });
    const answer = recommend(input);
    for (const { path, low, high } of tornado(input, "tuned")?.bars ?? [])
      for (const end of [low, high]) {
        const other = recommend(applyChanges(input, [{ path, value: end.value }]));
        expect(end.isOther, path).toBe(other.option !== answer.option || other.action !== answer.action);
        expect(end.answer).toMatchObject({ action: other.action, level: other.level, option: other.option });
      }
    expect(bar("volume")?.low.isOther).toBe(true);
  });

  test("every range names the threshold that it comes from", () => {
    for (const one of drawn?.bars ?? []) expect(one.range.source).toBeTruthy();
  });

  test("where up-front costs are a rule of thumb, five to ten times the training", () => {
    const guessed = inputOf([priced, fineTune("tuned", { upfront: { training: 2000 } })]);
    const own = tornado(guessed, "tuned")?.bars.find(({ input }) => input === "surroundings");
    expect(own).toMatchObject({
      now: 7.5,
      low: { value: 5, horizonSaving: 2000 },
      high: { value: 10, horizonSaving: -8000 },
    });
    expect(bar("surroundings")).toBeUndefined();
  });

  test("nothing to compare, no chart", () => {
    expect(tornado(inputOf([priced, fineTune("tuned")], { current: null }), "tuned")).toBeNull();
    expect(tornado(inputOf([priced, fineTune("tuned")]), "api")).toBeNull();
    expect(tornado(inputOf([priced, fineTune("tuned")]), "gone")).toBeNull();
  });
});
