import { describe, expect, it } from "vitest";
import { DEFAULT_SCHEDULE, type ReviewSchedule } from "../schema";
import { businessDaysBefore, isBusinessDay, nthBusinessDay } from "./business-days";
import { nextBusinessMoment, reviewMoments } from "./review-moments";
import { dayIn, instantAt } from "./zoned-time";

const schedule = (more: Partial<ReviewSchedule> = {}): ReviewSchedule => ({
  ...DEFAULT_SCHEDULE,
  timeZone: "UTC",
  ...more,
});
const iso = (at: Date | null): string | null => at && at.toISOString().slice(0, 16);

describe("business days", () => {
  it("are Monday to Friday less the listed holidays", () => {
    expect(isBusinessDay("2026-10-02", [])).toBe(true);
    expect(isBusinessDay("2026-10-03", [])).toBe(false);
    expect(isBusinessDay("2026-10-04", [])).toBe(false);
    expect(isBusinessDay("2026-10-05", ["2026-10-05"])).toBe(false);
  });

  it("are counted from the first day after the quarter, which may be the first of them", () => {
    expect(nthBusinessDay("2026-10-01", 1, [])).toBe("2026-10-01");
    expect(nthBusinessDay("2026-10-01", 3, [])).toBe("2026-10-05");
    expect(nthBusinessDay("2027-01-01", 1, ["2027-01-01"])).toBe("2027-01-04");
    expect(nthBusinessDay("2026-08-01", 1, [])).toBe("2026-08-03");
    expect(nthBusinessDay("2028-02-28", 2, [])).toBe("2028-02-29");
  });

  it("are counted back the same way", () => {
    expect(businessDaysBefore("2026-10-14", 0, [])).toBe("2026-10-14");
    expect(businessDaysBefore("2026-10-14", 3, [])).toBe("2026-10-09");
    expect(businessDaysBefore("2026-10-14", 3, ["2026-10-12"])).toBe("2026-10-08");
  });
});

describe("clock times of a zone", () => {
  it("follow daylight saving", () => {
    expect(iso(instantAt("2026-10-14", "09:00", "Europe/Zurich"))).toBe("2026-10-14T07:00");
    expect(iso(instantAt("2027-01-14", "09:00", "Europe/Zurich"))).toBe("2027-01-14T08:00");
  });

  it("come after the change where it leaves them out, and are the first of two", () => {
    expect(iso(instantAt("2026-03-29", "02:30", "Europe/Zurich"))).toBe("2026-03-29T01:30");
    expect(iso(instantAt("2026-10-25", "02:30", "Europe/Zurich"))).toBe("2026-10-25T00:30");
  });

  it("know that a day begins elsewhere", () => {
    expect(dayIn(new Date("2026-09-30T12:00:00Z"), "Pacific/Chatham")).toBe("2026-10-01");
    expect(dayIn(new Date("2026-10-01T03:00:00Z"), "America/New_York")).toBe("2026-09-30");
  });
});

describe("the moments of a quarter", () => {
  it("are the day after it, business days before the mail, and the mail", () => {
    const moments = reviewMoments(schedule({ timeZone: "Europe/Zurich" }), { to: "2026-10-01" });
    expect([iso(moments.draftAt), iso(moments.remindAt), iso(moments.mailAt)]).toEqual([
      "2026-10-01T07:00",
      "2026-10-09T07:00",
      "2026-10-14T07:00",
    ]);
  });

  it("never come before the quarter has ended in UTC, at +13:45 neither", () => {
    const early = reviewMoments(schedule({ timeZone: "Pacific/Chatham", businessDay: 1, remindBefore: 2 }), {
      to: "2026-10-01",
    });
    expect([iso(early.draftAt), iso(early.remindAt), iso(early.mailAt)]).toEqual([
      "2026-10-01T00:00",
      "2026-10-01T00:00",
      "2026-10-01T00:00",
    ]);
  });

  it("have no reminder before the mail where none is wanted", () => {
    expect(reviewMoments(schedule({ remindBefore: 0 }), { to: "2026-10-01" }).remindAt).toBeNull();
  });
});

describe("the next business moment", () => {
  it("is later today, or on the next business day", () => {
    const at = (now: string) => nextBusinessMoment(schedule({ holidays: ["2026-10-05"] }), new Date(now)).day;
    expect(at("2026-10-01T08:59:59Z")).toBe("2026-10-01");
    expect(at("2026-10-01T09:00:00Z")).toBe("2026-10-02");
    expect(at("2026-10-02T09:00:00Z")).toBe("2026-10-06");
  });
});
