import { expect, test } from "vitest";
import { fineTune, inputOf, measured, option, type Story } from "./testing/input-of";
import { recommend } from "./recommend";

const trial = (story: Story) => recommend(inputOf([option("api", { evidence: null })], story)).nextExperiment;

test.each([
  [100, 1000, 1, 300],
  [999, 1000, 1, 31],
  [1000, 1000, 1, 30],
  [3000, 1000, 0.333333333333, 30],
  [100_000, 1000, 0.01, 30],
  [1_000_000, 1000, 0.01, 3],
  [2_999_999, 1000, 0.01, 2],
  [3_000_000, 1000, 0.01, 1],
  [2_999_999_999, 1_000_000, 0.01, 2],
  [7, 1, 0.142857142857, 30],
])(
  "%i requests a month, %i samples: %d of the traffic for %i days",
  (requestsPerMonth, experimentSample, share, days) => {
    expect(trial({ usage: { requestsPerMonth }, policy: { experimentSample } })).toMatchObject({
      trafficShare: share,
      days,
    });
  },
);

test("a trial for need measures all candidates of its level, one for money only itself", () => {
  const two = [
    option("api", { promptOptimised: false, evidence: measured(0.7) }),
    option("b", { evidence: null }),
    option("a", { evidence: null, price: { perRequest: 0.002 } }),
  ];
  expect(recommend(inputOf(two)).nextExperiment?.options).toEqual(["api", "b", "a"]);
  const forMoney = [
    option("api"),
    option("mini", { evidence: null, price: { perRequest: 0 } }),
    option("tiny", { evidence: null, price: { perRequest: 0.0001 } }),
  ];
  expect(recommend(inputOf(forMoney)).nextExperiment?.options).toEqual(["mini"]);
});

test("the stated requirements are measured, and always the cost", () => {
  const of = (requirements: Story["workload"]) => trial({ workload: requirements })?.measures;
  expect(of({ requirements: { p95LatencyMs: 100, accuracy: 0.9 } })).toEqual(["accuracy", "p95LatencyMs", "cost"]);
  const unstated = recommend(
    inputOf([option("api"), option("b", { price: { perRequest: 0 } })], { workload: { requirements: null } }),
  );
  expect(unstated.nextExperiment?.measures).toEqual(["state-a-requirement", "cost"]);
});

test("what is kept but retires within half a year gets a successor measured, if there is one", () => {
  const kept = (retiresOn: string) =>
    recommend(inputOf([fineTune("ft", { retiresOn }), option("prompt", { price: { perRequest: 0.01 } })], {}));
  expect(kept("2027-03-29").nextExperiment?.options).toEqual(["prompt"]);
  expect(kept("2027-03-30").nextExperiment).toBeNull();
  expect(recommend(inputOf([fineTune("ft", { retiresOn: "2027-01-01" })])).nextExperiment).toBeNull();
});
