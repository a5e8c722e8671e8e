import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/server/kernel/day";
import type { ReviewStatus } from "@/server/review/schema";
import { DEFAULT_SCHEDULE, type ReviewSchedule } from "../schema";
import { reviewMoments } from "./review-moments";
import { nextMoment, stepsDue } from "./steps-due";

const schedule: ReviewSchedule = { ...DEFAULT_SCHEDULE, timeZone: "UTC" };
const moments = reviewMoments(schedule, { to: "2026-10-01" });
const due = (status: ReviewStatus | null, now: string, done: readonly string[] = []) =>
  stepsDue(schedule, moments, { status, done: new Set(done) }, new Date(now));
const next = (status: ReviewStatus | null, now: string) =>
  nextMoment(schedule, moments, { status }, new Date(now))?.toISOString().slice(0, 16) ?? null;

describe("what the schedule owes a quarter", () => {
  it("is a draft from its moment on, where there is none", () => {
    expect(due(null, "2026-10-01T08:59:59Z")).toEqual([]);
    expect(due(null, "2026-10-01T09:00:00Z")).toEqual(["draft"]);
    expect(due(null, "2026-11-20T00:00:00Z")).toEqual(["draft"]);
    expect(due("draft", "2026-10-01T09:00:00Z")).toEqual([]);
  });

  it("is one reminder before the mail, and one a business day from then on", () => {
    expect(due("draft", "2026-10-09T08:59:59Z")).toEqual([]);
    expect(due("in-review", "2026-10-09T09:00:00Z")).toEqual(["remind:first"]);
    expect(due("in-review", "2026-10-12T09:00:00Z", ["remind:first"])).toEqual([]);
    expect(due("in-review", "2026-10-14T09:00:00Z", ["remind:first"])).toEqual(["remind:2026-10-14"]);
    expect(due("in-review", "2026-10-15T08:00:00Z", ["remind:2026-10-14"])).toEqual([]);
    expect(due("in-review", "2026-10-17T09:00:00Z")).toEqual([]);
    expect(due("in-review", "2026-10-19T09:00:00Z")).toEqual(["remind:2026-10-19"]);
  });

  it("is the letters at their moment, once the review is signed", () => {
    expect(due("signed", "2026-10-14T08:59:59Z")).toEqual([]);
    expect(due("signed", "2026-10-14T09:00:00Z")).toEqual(["send"]);
    expect(due("signed", "2026-10-14T09:00:00Z", ["send"])).toEqual([]);
    expect(due("sent", "2026-10-20T09:00:00Z")).toEqual([]);
  });
});

describe("when it must be looked at again", () => {
  it("is the next moment at which something may be owed", () => {
    expect(next(null, "2026-09-30T00:00:00Z")).toBe("2026-10-01T09:00");
    expect(next("draft", "2026-10-01T09:00:00Z")).toBe("2026-10-09T09:00");
    expect(next("in-review", "2026-10-09T09:00:00Z")).toBe("2026-10-14T09:00");
    expect(next("in-review", "2026-10-16T09:00:00Z")).toBe("2026-10-19T09:00");
    expect(next("sent", "2026-10-16T09:00:00Z")).toBeNull();
  });
});

/** Runs the calendar over random moments, as workers that look when they happen to: every step as it is owed. */
function run(looks: readonly Date[], signedAt: Date, zoned: ReviewSchedule): string[] {
  const at = reviewMoments(zoned, { to: "2026-10-01" });
  const taken: string[] = [];
  let status: ReviewStatus | null = null;
  for (const now of looks) {
    if (status !== null && status !== "signed" && now >= signedAt) status = "signed";
    for (const step of stepsDue(zoned, at, { status, done: new Set(taken) }, now)) {
      taken.push(step);
      if (step === "draft") status = "draft";
    }
  }
  return taken;
}

describe("a calendar that is looked at whenever somebody does", () => {
  it("takes every step once, whatever the clock does", () => {
    const look = fc
      .integer({ min: 0, max: 60 * 24 * 60 })
      .map((minutes) => new Date(Date.UTC(2026, 8, 25, 0, minutes)));
    const zone = fc.constantFrom("UTC", "Europe/Zurich", "America/New_York", "Pacific/Chatham", "Pacific/Kiritimati");
    fc.assert(
      fc.property(fc.array(look, { maxLength: 60 }), look, zone, (looks, signedAt, timeZone) => {
        const taken = run(looks, signedAt, { ...schedule, timeZone });
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });

  it("leaves nothing out when it is looked at in time", () => {
    const hours = Array.from({ length: 24 * 40 }, (_, hour) => new Date(Date.UTC(2026, 8, 28, hour)));
    const taken = run(hours, new Date(`${addDays("2026-10-01", 15)}T12:00:00Z`), schedule);
    expect(taken).toEqual([
      "draft",
      "remind:first",
      "remind:2026-10-14",
      "remind:2026-10-15",
      "remind:2026-10-16",
      "send",
    ]);
  });
});
