import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { referenceFault } from "./reference-fault";

const root = path.join(import.meta.dirname, "../..");
const REFERENCE = /`([^`\s]+\.(?:test|story)\.tsx?)`: _([^_]+)_/g;

const rowsOf = (text: string): string[] =>
  text.split("\n").filter((line) => /^\| (?!Threat|-)/.test(line) && line.split("|").length === 5);

describe("the threat model", () => {
  const text = readFileSync(path.join(root, "docs/threat-model.md"), "utf8");

  it("names for every threat a test that is there, or says that there is none", () => {
    const rows = rowsOf(text);
    expect(rows.length).toBeGreaterThan(25);
    for (const row of rows) {
      const isShown = [...row.matchAll(REFERENCE)].length > 0;
      expect(isShown || row.includes("**no test**"), row).toBe(true);
    }
    const faults = [...text.matchAll(REFERENCE)].flatMap(
      ([, file = "", title = ""]) => referenceFault(root, file, title) ?? [],
    );
    expect(faults).toEqual([]);
  });

  it("would notice a test that is not there", () => {
    expect(referenceFault(root, "server/nowhere.test.ts", "x")).toContain("is not there");
    expect(referenceFault(root, "scripts/security/asvs.test.ts", "nothing of the kind")).toContain("has no test");
  });
});
