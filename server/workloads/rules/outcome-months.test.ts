import { describe, expect, it } from "vitest";
import { outcomeMonths, outcomeTrend, type CostedMonth } from "./outcome-months";

const month = (name: string, given: Partial<CostedMonth> = {}): CostedMonth => ({
  ...{ month: name, isWhole: true, spend: "100", tokens: 1000, pricedTokens: 1000, requests: 500, countedTokens: 1000 },
  ...given,
});
const unit = { name: "ticket solved", perRequest: 0.5 };

describe("cost of one successful outcome", () => {
  it("is spend over requests, results a request and the share that succeeds", () => {
    const [one] = outcomeMonths(unit, [], [month("2026-07")]);
    expect(one).toMatchObject({ outcomes: 250, cost: "0.4", success: null, unknown: null });
    const measured = { measuredOn: "2026-07-15", share: 0.8 };
    const [two] = outcomeMonths({ ...unit, successFrom: "typed" }, [measured], [month("2026-07")]);
    expect(two).toMatchObject({ outcomes: 200, cost: "0.5", success: measured });
  });

  it("takes a share from the month of its measurement until a newer one, and knows nothing before the first", () => {
    const successes = [
      { measuredOn: "2026-08-31", share: 0.8 },
      { measuredOn: "2026-05-01", share: 0.5 },
    ];
    const months = ["2026-04", "2026-05", "2026-07", "2026-08", "2026-09"].map((name) => month(name));
    expect(
      outcomeMonths({ ...unit, successFrom: "accuracy" }, successes, months).map(
        ({ success, unknown }) => success?.share ?? unknown,
      ),
    ).toEqual(["success-not-measured", 0.5, 0.5, 0.8, 0.8]);
  });

  it("stays unknown where requests, prices or usage are missing", () => {
    const months = [
      month("2026-06", { requests: null, countedTokens: 0 }),
      month("2026-07", { countedTokens: 949 }),
      month("2026-08", { pricedTokens: 949 }),
      month("2026-09", { tokens: 0, requests: null }),
    ];
    expect(outcomeMonths(unit, [], months).map(({ cost, unknown }) => [cost, unknown])).toEqual([
      [null, "requests-not-counted"],
      [null, "requests-not-counted"],
      [null, "unpriced"],
      [null, "no-usage"],
    ]);
    const none = [{ measuredOn: "2026-01-01", share: 0 }];
    expect(outcomeMonths({ ...unit, successFrom: "typed" }, none, [month("2026-09")])[0]).toMatchObject({
      cost: null,
      unknown: "success-not-measured",
    });
  });
});

describe("its trend", () => {
  const falling = ["2026-06", "2026-07", "2026-08", "2026-09"].map((name, at) =>
    month(name, { spend: String(1000 * 0.9 ** at) }),
  );
  it("is the monthly change that fits, over gaps and without the month that runs", () => {
    const costs = outcomeMonths(
      unit,
      [],
      [
        ...falling.toSpliced(1, 1, month("2026-07", { requests: null })),
        month("2026-10", { isWhole: false, spend: "99999" }),
      ],
    );
    expect(outcomeTrend(costs)).toEqual({ monthlyChange: -0.1, from: "2026-06", to: "2026-09", months: 3 });
  });

  it("needs three months", () => {
    expect(outcomeTrend(outcomeMonths(unit, [], falling.slice(0, 2)))).toBeNull();
  });
});
