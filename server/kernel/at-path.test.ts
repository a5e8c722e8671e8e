import { expect, test } from "vitest";
import { atPath, withAtPath } from "./at-path";

test("a place is found, set and emptied by its path, and what held it stays as it was", () => {
  const held = { minSample: 200, adverse: { costFactor: 1.5 } };
  expect(atPath(held, "adverse.costFactor")).toBe(1.5);
  expect(atPath(held, "minUpfront.3")).toBeUndefined();
  expect(atPath(held, "minSample.inner")).toBeUndefined();
  expect(withAtPath(held, "minUpfront.3", 6000)).toEqual({ ...held, minUpfront: { 3: 6000 } });
  expect(withAtPath(held, "adverse.costFactor", undefined)).toEqual({ minSample: 200 });
  expect(withAtPath({}, "minSample", undefined)).toEqual({});
  expect(held).toEqual({ minSample: 200, adverse: { costFactor: 1.5 } });
});
