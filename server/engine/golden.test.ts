import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { recommend, type EngineInput } from "./index";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const folder = path.join(root, "../shared/spec/golden/recommend");

interface Golden {
  readonly name: string;
  readonly why: string;
  readonly input: EngineInput;
  readonly expect: Record<string, unknown>;
}

/** Lists whose entries are found by a key; any other list must match whole. */
const KEY_OF_LIST: Readonly<Record<string, string>> = {
  steps: "level",
  economics: "option",
  reasons: "code",
  risks: "code",
};

/** Where `actual` does not hold what is expected of it: numbers to 0.1 %. */
function misses(expected: unknown, actual: unknown, at: string): string[] {
  const differs = [`${at}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
  if (typeof expected === "number" && typeof actual === "number")
    return Math.abs(expected - actual) <= 1e-3 * Math.abs(expected) ? [] : differs;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return differs;
    const key = KEY_OF_LIST[at.split(".").at(-1) ?? ""];
    if (key === undefined) return JSON.stringify(expected) === JSON.stringify(actual) ? [] : differs;
    return (expected as Record<string, unknown>[]).flatMap((entry) => {
      const held = (actual as Record<string, unknown>[]).filter((candidate) => candidate[key] === entry[key]);
      const each = held.map((candidate) => misses(entry, candidate, `${at}[${String(entry[key])}]`));
      return each.some((found) => found.length === 0) ? [] : (each[0] ?? differs);
    });
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof actual !== "object" || actual === null) return differs;
    return Object.entries(expected).flatMap(([key, value]) =>
      misses(value, (actual as Record<string, unknown>)[key], at === "" ? key : `${at}.${key}`),
    );
  }
  return expected === actual ? [] : differs;
}

const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
if (files.length === 0) console.info(`Skipped: the worked cases are not at ${path.relative(root, folder)}.`);

describe.skipIf(files.length === 0)("cases worked out from published figures", () => {
  test.each(files)("%s", (file) => {
    const golden = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Golden;
    expect(misses(golden.expect, recommend(golden.input), ""), golden.why).toEqual([]);
  });

  test("the comparison can fail", () => {
    expect(misses({ a: 1 }, { a: 1.002 }, "")).toHaveLength(1);
    expect(misses({ steps: [{ level: 1, verdict: "x" }] }, { steps: [{ level: 1, verdict: "y" }] }, "")).toHaveLength(
      1,
    );
    expect(misses({ unblock: [] }, { unblock: ["none-listed"] }, "")).toHaveLength(1);
    expect(misses({ risks: [{ code: "a" }] }, { risks: [] }, "")).toHaveLength(1);
  });
});
