import { describe, expect, it } from "vitest";
import { askedQuarter, quarterQuery, type Reader } from "./asked-quarter";

const analyst: Reader = {
  today: "2026-10-02",
  abilities: ["portfolio:read", "review:read"],
  organization: { fiscalYearStart: 1 },
};
const viewer: Reader = { ...analyst, abilities: ["portfolio:read"] };

describe("the quarter that an address asks for", () => {
  it("is the last one that has ended where none is asked for, or none that exists", () => {
    for (const quarter of [undefined, "", "2026-Q5", "2027-Q1", "yesterday"])
      expect(askedQuarter({ quarter }, analyst)).toMatchObject({ label: "Q3 2026", isDefault: true, prices: "then" });
  });

  it("may be the running one, but not for those who read published reviews alone", () => {
    expect(askedQuarter({ quarter: "2026-Q4" }, analyst)).toMatchObject({ label: "Q4 2026", next: null });
    expect(askedQuarter({ quarter: "2026-Q4" }, viewer)).toMatchObject({ label: "Q3 2026", next: null });
    expect(askedQuarter({}, analyst).next?.key).toBe("2026-Q4");
  });

  it("takes the first of several, and prices of now only where they are asked for", () => {
    const asked = askedQuarter({ quarter: ["2025-Q1", "2026-Q1"], prices: "now" }, analyst);
    expect(asked).toMatchObject({ prices: "now", previous: { key: "2024-Q4" }, next: { key: "2025-Q2" } });
    expect(quarterQuery(asked)).toBe("?quarter=2025-Q1&prices=now");
    expect(askedQuarter({ prices: "later" }, analyst).prices).toBe("then");
  });

  it("follows the fiscal year", () => {
    const october: Reader = { ...analyst, organization: { fiscalYearStart: 4 } };
    const changed: Reader = {
      ...analyst,
      organization: { fiscalYearStart: { start: 1, changes: [{ from: "2026-09-01", start: 9 }] } },
    };
    expect(askedQuarter({}, changed)).toMatchObject({ label: "Q3 2026 (transition)", quarter: { to: "2026-09-01" } });
    expect(askedQuarter({}, october)).toMatchObject({ label: "Q2 FY2027", quarter: { from: "2026-07-01" } });
  });
});
