import { describe, expect, it } from "vitest";
import type { VarianceSummary } from "@/server/review/schema";
import { changeTitle, columnsTitle, spendHeadline, tokensNote } from "./spend-words";

const period = (label: string, one: number, two: number, unassigned = 0) => ({
  label,
  byLevel: { 1: one, 2: two },
  unassigned,
});

describe("the titles of spend", () => {
  const grown = [period("Q3 2025", 60_000, 40_000), period("Q3 2026", 100_000, 46_000, 4_000)];
  it("say how much it grew in a year and where it stands", () => {
    expect(spendHeadline(grown)).toBe(
      "Spend grew 50\u202f% in a year; 67\u202f% of it stands on level 1, API + prompting",
    );
    expect(columnsTitle(grown, "USD")).toBe("A year ago $100.0k, now $150.0k");
  });

  it("claim no growth where there was nothing, or as much", () => {
    expect(spendHeadline([period("a", 0, 0), period("b", 1, 3)])).toBe(
      "Spend by quarter; 75\u202f% of it stands on level 2, Retrieval",
    );
    expect(spendHeadline([period("a", 100, 0), period("b", 101, 0)])).toMatch(/^Spend is what it was a year ago; /);
    expect(spendHeadline([period("a", 100, 0), period("b", 0, 0, 90)])).toBe(
      "Spend fell 10\u202f% in a year; none of it stands on a level yet",
    );
    expect(spendHeadline([])).toBe("Spend by quarter");
  });
});

describe("the title of a change", () => {
  const variance = (change: string, price: string, volume: string, mix: string): VarianceSummary => ({
    ...{ before: "0", after: change, change, price, volume, mix, volumeByWorkload: [] },
  });
  it("names the part that weighs most", () => {
    expect(changeTitle(variance("19500", "-3100", "17600", "5000"), "USD")).toBe("Of $19,500 more, $17,600 is volume");
    expect(changeTitle(variance("-500", "-400", "-200", "100"), "USD")).toBe("Of $500 less, $400 is price");
  });
  it("does not take more out of a change than there is in it", () => {
    expect(changeTitle(variance("13880", "4100", "13890", "-4110"), "USD")).toBe(
      "$13,880 more; volume alone added $13,890",
    );
    expect(changeTitle(variance("-100", "-150", "20", "30"), "USD")).toBe("$100 less; price alone took off $150");
  });
  it("says so where that part went the other way", () => {
    expect(changeTitle(variance("500", "-2000", "1500", "1000"), "USD")).toBe(
      "$500 more, although price took off $2,000",
    );
    expect(changeTitle(variance("-500", "2000", "-1500", "-1000"), "USD")).toBe(
      "$500 less, although price added $2,000",
    );
    expect(changeTitle(variance("0", "-1", "1", "0"), "USD")).toBe("Nothing changed on the quarter before");
  });
  it("tells tokens apart from money", () => {
    expect(tokensNote({ now: 23.6e9, before: 21.3e9 })).toBe("21.3\u202fB tokens → 23.6\u202fB tokens, +10.8\u202f%");
    expect(tokensNote({ now: 1, before: null })).toBeUndefined();
  });
});
