import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "@/server/kernel/decimal";
import type { Action } from "@/server/engine";
import { agenda, agendaTotals, decideBy, type AskedWorkload } from "./agenda";
import { allowedVerdicts } from "./allowed-verdicts";
import { daysInProduction, isKept, promisedFor } from "./promised";

const asked = (
  name: string,
  action: Action | null,
  low?: string,
  high?: string,
  upfront: string | null = null,
): AskedWorkload => ({
  id: name,
  name,
  action,
  saving: low === undefined || high === undefined ? null : { low, high },
  upfront,
});

/** The six decisions of the reference review. */
const six = [
  asked("Contract clauses", "trial", "-5000", "-3000", "9000"),
  asked("Customs tariff codes", "step-down", "9000", "13000", "4000"),
  asked("Support triage", "trial", "28000", "90000", "18000"),
  asked("Invoice lines", "keep"),
  asked("Returns fraud notes", "step-down", "1000", "2000"),
  asked("Sales e-mails", "switch", "21000", "28000"),
  asked("Product tagging", "step-down", "17000", "21000"),
  asked("Not placed", null),
];

describe("agenda", () => {
  it("asks for every action but keep, the largest expected saving first", () =>
    expect(agenda(six).map(({ name }) => name)).toEqual([
      "Support triage",
      "Sales e-mails",
      "Product tagging",
      "Customs tariff codes",
      "Returns fraud notes",
      "Contract clauses",
    ]));
  it("puts what cannot be compared last, and orders equals by the adverse case and the name", () =>
    expect(
      agenda([
        asked("d", "unmet"),
        asked("c", "adopt"),
        asked("b", "switch", "1", "5"),
        asked("a", "trial", "1", "5"),
        asked("z", "trial", "2", "5.0"),
      ]).map(({ name }) => name),
    ).toEqual(["z", "a", "b", "c", "d"]));
  it("adds up what is on the table, costs included", () =>
    expect(agendaTotals(agenda(six))).toEqual({
      count: 6,
      saving: { low: "71000", high: "151000" },
      upfront: "31000",
    }));
  it("adds up exactly in any order", () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (cents) => {
        const items = cents.map((amount, index) =>
          asked(String(index), "trial", String(amount / 100), String(amount / 100)),
        );
        const total = new Decimal(cents.reduce((sum, amount) => sum + amount, 0)).div(100);
        expect(agendaTotals(agenda(items)).saving.high).toBe(total.toFixed());
        expect(agendaTotals([...items].reverse()).saving.low).toBe(total.toFixed());
      }),
    ));
  it("gives fourteen days after the quarter, and never more than the option has", () => {
    const quarter = { to: "2026-10-01" };
    expect(decideBy(quarter, null)).toBe("2026-10-14");
    expect(decideBy(quarter, "2027-01-14")).toBe("2026-10-14");
    expect(decideBy(quarter, "2026-10-09")).toBe("2026-10-09");
  });
  it("leaves nothing to accept where nothing meets the requirements", () => {
    expect(allowedVerdicts("unmet")).toEqual(["defer", "reject"]);
    expect(allowedVerdicts("trial")).toEqual(["accept", "defer", "reject"]);
  });
});

describe("what was promised", () => {
  const quarter = { from: "2026-07-01", to: "2026-10-01" };
  it("counts the days in production, first and last included", () => {
    expect(daysInProduction(quarter, "2026-01-01", null)).toBe(92);
    expect(daysInProduction(quarter, "2026-09-30", null)).toBe(1);
    expect(daysInProduction(quarter, "2026-01-01", "2026-07-01")).toBe(1);
    expect(daysInProduction(quarter, "2026-07-02", "2026-09-29")).toBe(90);
    expect(daysInProduction(quarter, "2026-10-01", null)).toBe(0);
    expect(daysInProduction(quarter, "2026-01-01", "2026-06-30")).toBe(0);
    expect(daysInProduction(quarter, "2026-01-01", "2026-12-31")).toBe(92);
  });
  it("takes a year's promise by its days, and is kept from the lower end on", () => {
    expect(promisedFor({ low: "36500", high: "73000" }, 92)).toEqual({ low: "9200", high: "18400" });
    const promised = { low: "100", high: "200" };
    expect(isKept({ promised, realised: "100.00" })).toBe(true);
    expect(isKept({ promised, realised: "99.99" })).toBe(false);
  });
});
