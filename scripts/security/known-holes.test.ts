import { describe, expect, it } from "vitest";
import { knownHoles } from "./known-holes";

const hole = { name: "left", severity: "high", range: "<2.0.0", fixAvailable: { name: "left", version: "2.0.1" } };

describe("known holes", () => {
  it("are named with the version that closes them; those without one are counted", () => {
    const report = {
      vulnerabilities: {
        left: hole,
        right: { ...hole, name: "right", fixAvailable: true },
        up: { ...hole, name: "up", fixAvailable: false },
      },
    };
    expect(knownHoles(report)).toEqual({
      fixable: ["left <2.0.0 (high): take left 2.0.1.", "right <2.0.0 (high): a newer version closes it."],
      waiting: 1,
    });
    expect(knownHoles({ vulnerabilities: {} })).toEqual({ fixable: [], waiting: 0 });
  });

  it("are unknown where the registry does not answer", () => {
    expect(knownHoles({ message: "request failed" })).toBeNull();
  });
});
