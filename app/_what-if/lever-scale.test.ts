import { expect, test } from "vitest";
import { fineTune, inputOf, option } from "../../server/engine/testing/input-of";
import { leversOf } from "@/server/what-if";
import { placeOf, readTyped, SLIDER, typedOf, valueOf } from "./lever-scale";

const levers = leversOf(inputOf([option("api", { price: { inputPerMTok: 2, outputPerMTok: 8 } }), fineTune("tuned")]));

test("a slider goes from end to end, and its places stay where they are", () => {
  for (const lever of levers.filter(({ unit }) => unit !== "yes-or-no")) {
    expect(placeOf(lever, lever.min), lever.path).toBe(0);
    expect(placeOf(lever, lever.max), lever.path).toBe(SLIDER);
    for (const place of [0, 50, 100, 150, SLIDER]) {
      const again = placeOf(lever, valueOf(lever, place));
      expect(Math.abs(again - place), `${lever.path} at ${place}`).toBeLessThanOrEqual(SLIDER / 10);
    }
  }
});

test("what is typed is read as it is shown; shares in percent", () => {
  expect(typedOf("share", 0.065)).toBe("6.5");
  expect(readTyped("share", "6.5 %")).toBe(0.065);
  expect(readTyped("count", "1,200,000")).toBe(1_200_000);
  expect(readTyped("money", "$0.15")).toBe(0.15);
  expect(readTyped("count", " ")).toBeNull();
  expect(readTyped("count", "many")).toBeNaN();
  for (const { unit, now } of levers)
    if (typeof now === "number") expect(readTyped(unit, typedOf(unit, now))).toBeCloseTo(now, 8);
});
