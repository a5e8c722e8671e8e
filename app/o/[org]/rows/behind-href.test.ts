import { describe, expect, it } from "vitest";
import { amountOf, behindHref } from "./behind-href";

describe("an amount in an address", () => {
  it("comes back as it was", () => {
    const asked = {
      ...({ period: "2026-07", of: "spend", prices: "now", by: "day", workload: null } as const),
      ...{ importId: "imp", provider: "a b", model: "x&y=z/1" },
    };
    const url = new URL(behindHref("acme", asked), "http://x");
    expect(url.pathname).toBe("/o/acme/rows");
    expect(amountOf(Object.fromEntries(url.searchParams))).toEqual(asked);
  });

  it("takes what is usual where nothing is said, and no period that is none", () => {
    expect(behindHref("acme", { period: "2026-Q3", workload: "w1" })).toBe("/o/acme/rows?period=2026-Q3&workload=w1");
    expect(amountOf({ period: "2026-Q3", of: "everything", model: "m".repeat(301) })).toEqual({
      ...{ period: "2026-Q3", of: "usage", prices: "then", by: "month" },
    });
    for (const period of [undefined, "", "2026-Q5", "2026-13", "2026"]) expect(amountOf({ period })).toBeNull();
  });
});
