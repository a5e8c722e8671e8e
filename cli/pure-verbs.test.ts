import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { roi } from "./roi";
import { varianceVerb } from "./variance";

const deployment = (change: object = {}) => ({
  startedOn: "2026-01-01",
  asOf: "2026-01-31",
  investment: [{ kind: "training", amount: 1000 }],
  baseline: { prices: [{ from: "2026-01-01", perRequest: 0.01 }] },
  months: [{ month: "2026-01", requests: 100_000, costs: { hosting: 400 } }],
  ...change,
});
const quarters = { before: [{ workload: "a", model: "m", tokens: 10, cost: 1 }], after: [] };

let folder = "";
let [printed, complained] = ["", ""];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "verbs-"));
  [printed, complained] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => Boolean((printed += String(text))));
  vi.spyOn(process.stderr, "write").mockImplementation((text) => Boolean((complained += String(text))));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});
const file = (text: string): string => {
  const name = path.join(folder, "input.json");
  writeFileSync(name, text);
  return name;
};

describe("roi", () => {
  it("answers one, an array and JSON Lines in the form it was asked in", async () => {
    const one = JSON.stringify(deployment());
    expect(await roi([file(one)])).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ cumulative: -400, status: "too-early", rows: [{ saving: 600 }] });
    printed = "";
    expect(await roi([file(`[${one},${one}]`)])).toBe(0);
    expect(JSON.parse(printed)).toHaveLength(2);
    printed = "";
    expect(await roi(["--jsonl", file(`${one}\n${one}\n`)])).toBe(0);
    expect(
      printed
        .trimEnd()
        .split("\n")
        .map((line) => (JSON.parse(line) as { roi: number }).roi),
    ).toEqual([-0.4, -0.4]);
  });

  it("refuses with every fault by its place and prints nothing", async () => {
    const bad = deployment({ asOf: "2026-02-28", months: [{ month: "2026-01", requests: -1 }] });
    expect(await roi([file(JSON.stringify([deployment(), bad]))])).toBe(2);
    expect(printed).toBe("");
    expect(complained).toBe(
      "[1].months[0].requests: must not be negative\n[1].months: must have no gap: 2026-02 is missing\n",
    );
    complained = "";
    expect(
      await roi(["--jsonl", file(`${JSON.stringify(deployment())}\n${JSON.stringify(deployment({ roi: 1 }))}`)]),
    ).toBe(2);
    expect(complained).toBe("line 2: roi: is not a key of this input\n");
  });
});

describe("variance", () => {
  it("answers and refuses alike", async () => {
    expect(await varianceVerb([file(JSON.stringify(quarters))])).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ change: -1, price: 0, volume: -1, mix: 0 });
    expect(await varianceVerb([file(JSON.stringify([{ ...quarters, before: [{ workload: "a" }] }]))])).toBe(2);
    expect(complained).toContain("[0].before[0].tokens: is missing\n");
  });
});
