import { expect, test } from "vitest";
import { remembering } from "./remembering";

test("the same question is worked out once, as long as it is among the latest", () => {
  const worked: number[] = [];
  const square = remembering(2, String, (number: number) => {
    worked.push(number);
    return { squared: number * number };
  });
  expect([square(2), square(3), square(2)]).toEqual([{ squared: 4 }, { squared: 9 }, { squared: 4 }]);
  expect(worked).toEqual([2, 3]);
  square(4);
  expect(square(2)).toEqual({ squared: 4 });
  expect(worked).toEqual([2, 3, 4]);
  expect(square(3)).toEqual({ squared: 9 });
  expect(worked).toEqual([2, 3, 4, 3]);
});
