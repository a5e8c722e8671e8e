import { describe, expect, it } from "vitest";
import { changeWords, movedWords, routeWords } from "./moved-words";
import { startOf } from "./rule-search";

const usage = { keys: 2, rows: 40, tokens: 1_200_000, pricedTokens: 1_200_000, cost: "2812.4" };

describe("a change of the rules in words", () => {
  it("says what was done, and from where to where", () => {
    const change = { from: 3, to: 1, isUndo: false } as const;
    expect(changeWords({ ...change, action: "rule.move" })).toBe("Moved from number 3 to 1");
    expect(changeWords({ ...change, action: "rule.create", from: null })).toBe("Made, tried as number 1");
    expect(changeWords({ ...change, action: "rule.create", isUndo: true })).toBe("Brought back, tried as number 1");
    expect(changeWords({ ...change, action: "rule.delete" })).toBe("Deleted, was number 3");
    expect(changeWords({ action: "rule.move", from: null, to: null, isUndo: false })).toBe("Moved");
  });

  it("says what moved: cost, rows and tokens", () => {
    expect(movedWords({ usage, routes: [] }, "USD")).toBe("Moved: $2,812 in 40 rows, 1.2\u202fM tokens.");
    expect(movedWords({ usage: { ...usage, keys: 0 }, routes: [] }, "USD")).toBe("No usage moved.");
    expect(movedWords(null, "USD")).toBe("What moved was not kept.");
    expect(routeWords({ from: null, to: "Drafts", usage }, "USD")).toMatch(/^from unassigned to Drafts \$2,812/);
  });
});

describe("the address of a rule to be made", () => {
  const workloads = [{ value: "w1" }];
  it("fills the form where it names what there is", () => {
    expect(startOf({ workload: "w1", field: "project", pattern: "a*" }, workloads)).toEqual({
      workloadId: "w1",
      matcher: { field: "project", kind: "glob", pattern: "a*" },
    });
    for (const wrong of [{ workload: "w2" }, { field: "colour" }, { pattern: "" }])
      expect(startOf({ workload: "w1", field: "project", pattern: "a", ...wrong }, workloads)).toBeNull();
  });
});
