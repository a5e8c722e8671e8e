import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeFiscalYear } from "./change-fiscal-year";
import { addDays, daysBetween, isWithin } from "./day";
import { addQuarters, isTransition, parseQuarter, quarterLabel, quarterOf, type FiscalYearStart } from "./quarter";

const month = fc.integer({ min: 1, max: 12 });
const day = fc.integer({ min: 0, max: 6_000 }).map((days) => addDays("2018-01-01", days));
/** A calendar that was changed up to four times, each time with the quarters up to some day signed. */
const calendar = fc
  .tuple(month, fc.array(fc.tuple(month, day), { maxLength: 4 }))
  .map(([first, changes]) =>
    changes
      .sort(([, one], [, other]) => (one < other ? -1 : 1))
      .reduce<FiscalYearStart>((now, [start, held]) => changeFiscalYear(now, start, quarterOf(held, now).to), first),
  );

describe("a day, whatever the fiscal year starts with and however often that was changed", () => {
  it("belongs to one quarter, which has a name of its own and is read again from it", () => {
    fc.assert(
      fc.property(calendar, day, (start, one) => {
        const quarter = quarterOf(one, start);
        expect(isWithin(one, quarter)).toBe(true);
        expect(parseQuarter(quarter.key, start)).toEqual(quarter);
        expect(quarterOf(quarter.from, start)).toEqual(quarter);
        expect(quarterOf(addDays(quarter.to, -1), start)).toEqual(quarter);
        expect(daysBetween(quarter.from, quarter.to)).toBeLessThanOrEqual(92);
      }),
    );
  });

  it("is followed by quarters that join without a gap, under different names and labels, there and back", () => {
    fc.assert(
      fc.property(calendar, day, (start, one) => {
        const first = quarterOf(one, start);
        const all = Array.from({ length: 24 }, (_, at) => addQuarters(first, at, start));
        for (const [at, quarter] of all.entries()) {
          expect(all[at + 1]?.from ?? quarter.to).toBe(quarter.to);
          expect(addQuarters(quarter, -at, start)).toEqual(first);
        }
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
        expect(new Set(all.map((quarter) => quarterLabel(quarter, start))).size).toBe(all.length);
      }),
    );
  });

  it("keeps its quarter when the year is changed after it was signed", () => {
    fc.assert(
      fc.property(calendar, month, day, fc.nat(2_000), (before, start, signed, back) => {
        const last = quarterOf(signed, before);
        const after = changeFiscalYear(before, start, last.to);
        const earlier = quarterOf(addDays(signed, -back), before);
        expect(quarterOf(earlier.from, after)).toEqual(earlier);
        // From the new year on every quarter is whole again.
        const beyond = quarterOf(addDays(last.to, 400), after);
        expect([isTransition(beyond), (Number(beyond.from.slice(5, 7)) - start + 12) % 3]).toEqual([false, 0]);
      }),
    );
  });

  it("keeps a short quarter that was signed, where the change that cut it is taken back", () => {
    const cut = changeFiscalYear(1, 2, "2025-01-01");
    const signed = quarterOf("2025-01-15", cut);
    expect(signed).toMatchObject({ from: "2025-01-01", to: "2025-02-01" });
    const back = changeFiscalYear(cut, 1, signed.to);
    expect(quarterOf("2025-01-15", back)).toEqual(signed);
    expect(quarterOf("2026-02-15", back)).toMatchObject({ key: "2026-Q1b", from: "2026-01-01", to: "2026-04-01" });
    // Where it cuts nothing that is signed, it is as if it had never been.
    expect(changeFiscalYear(changeFiscalYear(1, 4, "2025-04-01"), 1, "2025-04-01")).toBe(1);
  });

  it("is in a quarter cut short only just before a change, and at most once for each", () => {
    fc.assert(
      fc.property(month, month, day, (first, start, signed) => {
        const last = quarterOf(signed, first);
        const after = changeFiscalYear(first, start, last.to);
        const next = Array.from({ length: 8 }, (_, at) => addQuarters(last, at + 1, after));
        expect(next.filter(isTransition).length).toBeLessThanOrEqual(1);
        const cut = next.find(isTransition);
        if (cut) expect(Number(cut.to.slice(5, 7))).toBe(start);
      }),
    );
  });
});

describe("names", () => {
  it("that stand three times are told apart", () => {
    const twice = {
      start: 2,
      changes: [
        { from: "2020-05-01", start: 5 },
        { from: "2020-08-01", start: 8 },
      ],
    };
    const labels = ["2020-02-01", "2020-05-01", "2020-08-01"].map((day) => quarterLabel(quarterOf(day, twice), twice));
    expect(labels).toEqual(["Q1 FY2021", "Q1 FY2021 (second)", "Q1 FY2021 (third)"]);
  });

  it("are those of the calendar year in which the fiscal year ends", () => {
    expect(quarterOf("2026-09-30", 1)).toMatchObject({ key: "2026-Q3", from: "2026-07-01", to: "2026-10-01" });
    expect(quarterOf("2026-09-30", 10)).toMatchObject({ key: "2026-Q4", from: "2026-07-01" });
    expect(quarterOf("2026-10-01", 10)).toMatchObject({ key: "2027-Q1", to: "2027-01-01" });
    expect(quarterOf("2028-02-29", 12)).toMatchObject({ key: "2028-Q1", from: "2027-12-01", to: "2028-03-01" });
    expect(quarterLabel(quarterOf("2026-09-30", 1), 1)).toBe("Q3 2026");
    expect(quarterLabel(quarterOf("2026-09-30", 4), 4)).toBe("Q2 FY2027");
    for (const wrong of ["2026-Q5", "2026-Q0", "26-Q3", "2026-q3", "2026-Q3 ", "2026-Q3b"])
      expect(parseQuarter(wrong, 1), wrong).toBeNull();
  });

  it("of a year from March, decided with Q3 2026 signed: a quarter of two months, then FY2028", () => {
    const after = changeFiscalYear(1, 3, "2026-10-01");
    expect(after).toEqual({ start: 1, changes: [{ from: "2027-03-01", start: 3 }] });
    const line = (at: string) => {
      const quarter = quarterOf(at, after);
      return `${quarterLabel(quarter, after)} ${quarter.key} ${quarter.from} ${quarter.to}`;
    };
    expect(line("2026-12-31")).toBe("Q4 2026 2026-Q4 2026-10-01 2027-01-01");
    expect(line("2027-02-28")).toBe("Q1 2027 (transition) 2027-Q1 2027-01-01 2027-03-01");
    expect(line("2027-03-01")).toBe("Q1 FY2028 2028-Q1 2027-03-01 2027-06-01");
    expect(parseQuarter("2027-Q2", after)).toBeNull();
  });

  it("of a year from January after one from April are those of 2027 a second time", () => {
    const after = changeFiscalYear(4, 1, "2026-10-01");
    const second = quarterOf("2027-02-01", after);
    expect([second.key, quarterLabel(second, after)]).toEqual(["2027-Q1b", "Q1 2027 (second)"]);
    expect(parseQuarter("2027-Q1", after)).toMatchObject({ from: "2026-04-01" });
    expect(parseQuarter("2027-Q1b", after)).toEqual(second);
    expect(quarterOf("2028-02-01", after).key).toBe("2028-Q1");
  });

  it("change back, or a second time before the first change holds, as if it had never been", () => {
    const once = changeFiscalYear(1, 3, "2026-10-01");
    expect(changeFiscalYear(once, 1, "2026-10-01")).toBe(1);
    expect(changeFiscalYear(once, 12, "2026-10-01")).toEqual(changeFiscalYear(1, 12, "2026-10-01"));
    expect(changeFiscalYear(once, 7, null)).toBe(7);
  });
});
