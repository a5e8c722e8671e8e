import { describe, expect, it } from "vitest";
import { suggestGrowth } from "./suggest-growth";

const quarter = (
  key: string,
  tokens: number,
  requests: number | null,
  countedTokens = requests === null ? 0 : tokens,
) => ({
  ...{ key, tokens, requests, countedTokens },
});

describe("suggested growth", () => {
  it("leads from one quarter to the next in three months, by requests", () => {
    const made = suggestGrowth([quarter("2026-Q1", 9, 1), quarter("2026-Q2", 100, 500), quarter("2026-Q3", 900, 1000)]);
    expect(made).toMatchObject({ from: "2026-Q2", to: "2026-Q3", basis: "requests" });
    expect((1 + (made?.value ?? 0)) ** 3).toBeCloseTo(2, 4);
  });

  it("goes by tokens where requests are counted for less than 95 % of them", () => {
    const made = suggestGrowth([quarter("2026-Q2", 100, 10), quarter("2026-Q3", 800, 5, 700)]);
    expect(made).toEqual({ value: 1, from: "2026-Q2", to: "2026-Q3", basis: "tokens" });
  });

  it("is not made of a quarter without usage", () => {
    expect(suggestGrowth([quarter("2026-Q2", 0, null), quarter("2026-Q3", 800, 5)])).toBeNull();
    expect(suggestGrowth([quarter("2026-Q3", 800, 5)])).toBeNull();
  });
});
