import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatCount,
  formatCountShort,
  formatDay,
  formatDayShort,
  formatMeasuredShare,
  formatMoney,
  formatMoneyRange,
  formatMoneyRangeLong,
  formatMonth,
  formatNumber,
  formatPoints,
  formatRange,
  formatShare,
  formatTokens,
  numberWord,
  numberWordFirst,
} from "./index";

const cases = <T extends readonly unknown[]>(
  rows: readonly (readonly [string, ...T])[],
  read: (...given: T) => string,
) =>
  it.each(rows.map(([expected, ...given]) => ({ expected, given: given as unknown as T })))(
    "$expected",
    ({ expected, given }) => expect(read(...given)).toBe(expected),
  );

describe("formatMoney", () => {
  cases(
    [
      ["$182,400", "182412.37", "USD", {}],
      ["$7,298", "7298.4", "USD", {}],
      ["$1,235,000", 1234567, "USD", {}],
      ["$0.42", "0.42", "USD", {}],
      ["$12", "12", "USD", {}],
      ["−$3,100", "-3100", "USD", {}],
      ["$0", "0", "USD", {}],
      ["$39,862.18", "39862.184", "USD", { style: "exact" }],
      ["$0", "-0.2", "USD", { style: "whole" }],
      ["$40,413", "40412.5", "USD", { style: "whole" }],
      ["$40.4k", "40412.5", "USD", { style: "thousands" }],
      ["$1.0k", "999.5", "USD", { style: "thousands" }],
      ["$999", "999.4", "USD", { style: "thousands" }],
      ["$1.0M", "999950", "USD", { style: "thousands" }],
      ["+$7.1k", "7100", "USD", { style: "thousands", signed: true }],
      ["$0", "0", "USD", { style: "thousands", signed: true }],
      ["€1,234.50", "1234.5", "EUR", { style: "exact" }],
      ["CHF\u00a05,000", "5000", "CHF", {}],
      ["¥1,235", "1234.5", "JPY", { style: "exact" }],
    ] as const,
    formatMoney,
  );

  it("keeps every digit of an amount that no double can hold", () =>
    expect(formatMoney("9007199254740993.01", "USD", { style: "exact" })).toBe("$9,007,199,254,740,993.01"));
});

describe("formatMoneyRange", () => {
  cases(
    [
      ["$28–90k", "28000", "90210", "USD"],
      ["$28–90k", "90210", "28000", "USD"],
      ["$1–2k", "1200", "2400", "USD"],
      ["$28.2–28.4k", "28200", "28400", "USD"],
      ["$28k", "28000", "28000", "USD"],
      ["$400–900", "400", "900", "USD"],
      ["$0.4–2.3k", "400", "2300", "USD"],
      ["$1.2–3.4M", "1200000", "3400000", "USD"],
      ["−$5k to −$3k", "-3000", "-5000", "USD"],
      ["−$3k to $5k", "-3000", "5000", "USD"],
      ["$0–5k", "0", "5000", "USD"],
      ["€21–28k", "21000", "28000", "EUR"],
    ] as const,
    formatMoneyRange,
  );
  it("reads in a sentence", () => {
    expect(formatMoneyRangeLong("71000", "152000", "USD")).toBe("$71,000 to $152,000");
    expect(formatMoneyRangeLong("71000", "71000", "USD")).toBe("$71,000");
  });
});

describe("numbers", () => {
  it("groups, signs and rounds", () => {
    expect(formatNumber(-1234.55, { digits: 1 })).toBe("−1,234.6");
    expect(formatNumber(3, { signed: true })).toBe("+3");
    expect(formatCount(8638000)).toBe("8,638,000");
    expect(formatCountShort(8638000)).toBe("8.6M");
    expect(formatCountShort(24000)).toBe("24k");
    expect(formatCountShort(9400)).toBe("9,400");
    expect(formatTokens(23_612_000_000)).toBe("23.6\u202fB tokens");
    expect(formatTokens(1)).toBe("1 token");
    expect(numberWord(0)).toBe("no");
    expect(numberWord(12)).toBe("twelve");
    expect(numberWord(1300)).toBe("1,300");
    expect(numberWordFirst(6)).toBe("Six");
  });
  it("reads shares with a space that does not break", () => {
    expect(formatShare(0.12)).toBe("12\u202f%");
    expect(formatShare("0.9943", 1)).toBe("99.4\u202f%");
    expect(formatShare(-0.005)).toBe("−1\u202f%");
    expect(formatShare(-0.0049)).toBe("0\u202f%");
    expect(formatShare(0.214, 0, { signed: true })).toBe("+21\u202f%");
    expect(formatMeasuredShare(0.91)).toBe("91\u202f%");
    expect(formatMeasuredShare(0.9412)).toBe("94.1\u202f%");
    expect(formatPoints(-0.026)).toBe("−2.6 points");
  });
  it("never writes a hyphen for a minus, nor a minus before nothing", () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (value) => {
        for (const text of [
          formatNumber(value),
          formatShare(value),
          formatMoney(value, "USD", { style: "thousands" }),
        ]) {
          expect(text).not.toContain("-");
          if (text.startsWith("−")) expect(text).toMatch(/[1-9]/);
        }
      }),
    ));
});

describe("days", () => {
  it("names days, months and half-open ranges", () => {
    expect(formatDay("2027-01-14")).toBe("14 January 2027");
    expect(formatDayShort("2026-10-06")).toBe("6 Oct");
    expect(formatMonth("2026-09")).toBe("September 2026");
    expect(formatRange("2026-07-01", "2026-10-01")).toBe("1 July – 30 September 2026");
    expect(formatRange("2026-09-01", "2026-09-16")).toBe("1 – 15 September 2026");
    expect(formatRange("2025-10-01", "2026-04-01")).toBe("1 October 2025 – 31 March 2026");
    expect(formatRange("2026-09-01", "2026-09-02")).toBe("1 September 2026");
  });
});
