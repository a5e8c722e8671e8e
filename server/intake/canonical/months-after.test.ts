import { expect, it } from "vitest";
import { monthsAfter } from "./months-after";

it("is the same day so many months later, or the last of a shorter month", () => {
  expect(monthsAfter("2026-11-23", 25)).toBe("2028-12-23");
  expect(monthsAfter("2026-01-31", 1)).toBe("2026-02-28");
});
