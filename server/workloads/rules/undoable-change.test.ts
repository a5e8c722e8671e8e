import { describe, expect, it } from "vitest";
import { isUndoable } from "./undoable-change";

const standing = new Map([
  ["a", 1],
  ["b", 2],
]);
const change = { rule: "a", from: null, to: null } as const;

describe("a change of the rules", () => {
  it.each([
    ["made, and there", { ...change, action: "rule.create" as const, to: 1 }, true],
    ["made, and gone", { ...change, action: "rule.create" as const, rule: "c", to: 1 }, false],
    ["deleted, and gone", { ...change, action: "rule.delete" as const, rule: "c", from: 1 }, true],
    ["deleted, and back", { ...change, action: "rule.delete" as const, from: 1 }, false],
    ["moved, and still there", { ...change, action: "rule.move" as const, from: 2, to: 1 }, true],
    ["moved, and moved again", { ...change, action: "rule.move" as const, from: 2, to: 3 }, false],
    ["moved nowhere", { ...change, action: "rule.move" as const, from: 1, to: 1 }, false],
    ["moved, and gone", { ...change, action: "rule.move" as const, rule: "c", from: 2, to: 1 }, false],
  ])("%s", (_name, made, expected) => {
    expect(isUndoable(made, standing)).toBe(expected);
  });
});
