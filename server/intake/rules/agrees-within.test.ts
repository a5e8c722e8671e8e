import { expect, test } from "vitest";
import { agreesWithin } from "./agrees-within";

test("a bill agrees up to the tolerance, on either side, and not beyond", () => {
  const of = (billed: string, difference: string, tolerance = 0.01) => agreesWithin({ billed, difference }, tolerance);
  expect([of("100", "1"), of("100", "-1"), of("100", "1.01"), of("-100", "-1"), of("0", "0")]).toEqual([
    ...[true, true, false, true, true],
  ]);
  expect([of("0", "0.01"), of("100", "0.01", 0), of("100", "0", 0)]).toEqual([false, false, true]);
});
