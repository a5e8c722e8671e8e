import { expect, test } from "vitest";
import { versionsAsked } from "./versions-asked";

test("an address asks for two versions that there are; else the newest against the one before it", () => {
  expect(versionsAsked({ from: "0", to: "2" }, 3)).toEqual({ from: 0, to: 2 });
  expect(versionsAsked({ from: "3", to: "1" }, 3)).toEqual({ from: 3, to: 1 });
  for (const strange of [{}, { from: "4", to: "-1" }, { from: ["1", "2"], to: "two" }])
    expect(versionsAsked(strange, 3)).toEqual({ from: 2, to: 3 });
  expect(versionsAsked({}, 0)).toEqual({ from: 0, to: 0 });
});
