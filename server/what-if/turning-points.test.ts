import { describe, expect, test } from "vitest";
import { recommend } from "@/server/engine";
import { fineTune, inputOf, measured, option } from "../engine/testing/input-of";
import { isOtherAnswer } from "./answer-of";
import { applyChanges } from "./apply-changes";
import { turningPoints } from "./turning-points";

describe("what would have to be true", () => {
  test("worked out: a fine-tune pays back $6,000 in 12 months from $1,000 a month on", () => {
    // At R requests: saving 0.001·R − 500 a month; 6,000 within 12 months needs R ≥ 1,000,000.
    const below = inputOf([option("api"), fineTune("tuned")], { usage: { requestsPerMonth: 800_000 } });
    const [point] = turningPoints(below, ["usage.requestsPerMonth"]);
    expect(point).toMatchObject({ direction: "above", now: 800_000, then: { option: "tuned", action: "step-up" } });
    expect(point?.value).toBeCloseTo(1_000_000, -3);
    const above = inputOf([option("api"), fineTune("tuned")], { usage: { requestsPerMonth: 1_200_000 } });
    const [back] = turningPoints(above, ["usage.requestsPerMonth"]);
    expect(back).toMatchObject({ direction: "below", then: { option: "api", action: "keep" } });
    expect(Number(back?.value)).toBeLessThan(1_000_000);
    expect(Number(back?.value)).toBeGreaterThan(998_000);
  });

  test("examples are counted: at exactly the threshold a blocked fine-tune opens", () => {
    const untried = fineTune("tuned", { evidence: null });
    const input = inputOf([option("api"), untried], {
      usage: { requestsPerMonth: 3_000_000 },
      workload: { labelledExamples: 900 },
    });
    const [point] = turningPoints(input, ["workload.labelledExamples"]);
    expect(point).toMatchObject({ direction: "above", value: 1000, then: { action: "trial", option: "tuned" } });
  });

  test("a yes that becomes a no", () => {
    const input = inputOf([option("api", { evidence: measured(0.99) }), option("rag", { level: 2 })], {
      workload: { dataMustStayInNetwork: false },
    });
    expect(turningPoints(input, ["workload.dataMustStayInNetwork"])).toMatchObject([
      { direction: "becomes", now: false, value: true, then: { action: "unmet" } },
    ]);
  });

  test("every point is one: there the engine answers otherwise; the nearest first", () => {
    const input = inputOf([option("api"), fineTune("tuned"), option("small", { price: { perRequest: 0.0009 } })], {
      usage: { requestsPerMonth: 700_000 },
    });
    const now = recommend(input);
    const points = turningPoints(input);
    expect(points.length).toBeGreaterThan(3);
    for (const { path, value, then } of points) {
      const other = recommend(applyChanges(input, [{ path, value }]));
      expect(isOtherAnswer(other, now), path).toBe(true);
      expect(then, path).toMatchObject({ action: other.action, option: other.option, level: other.level });
    }
    const distances = points.map(({ distance }) => distance);
    expect([...distances].sort((one, other) => one - other)).toEqual(distances);
  });

  test("a question with faults has none", () => {
    expect(turningPoints({ ...inputOf([option("api")]), current: "gone" })).toEqual([]);
  });
});
