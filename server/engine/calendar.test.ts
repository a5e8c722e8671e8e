import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween as byDate, isDay } from "@/server/kernel/day";
import { dayNumber, daysBetween } from "./calendar";
import { manyRuns } from "@/server/testing/many-runs";

test("counts as the calendar does, from the year 0 to 9999", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -700_000, max: 2_900_000 }),
      fc.integer({ min: -700_000, max: 2_900_000 }),
      (a, b) => {
        const [from, to] = [addDays("2000-01-01", a), addDays("2000-01-01", b)];
        fc.pre(isDay(from) && isDay(to));
        expect(daysBetween(from, to)).toBe(byDate(from, to));
      },
    ),
  );
});

test("knows the days that exist as the kernel does", () => {
  const part = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, "0"));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), part(14), part(33), (year, month, date) => {
      const day = `${String(year).padStart(4, "0")}-${month}-${date}`;
      expect(Number.isNaN(dayNumber(day))).toBe(!isDay(day));
    }),
    manyRuns(2000),
  );
  for (const text of ["", "2026-2-3", "2026-02-30", "2026-02-03T00:00:00Z", " 2026-02-03", "2100-02-29"])
    expect(dayNumber(text)).toBeNaN();
});
