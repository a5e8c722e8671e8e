import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { recommend as adviseOn } from "@/server/engine";
import { inputOf, option } from "@/server/engine/testing/input-of";
import { recommend } from "./recommend";

const folder = mkdtempSync(path.join(tmpdir(), "recommend-"));
afterAll(() => rmSync(folder, { recursive: true }));

let printed = "";
let complained = "";
beforeEach(() => {
  printed = complained = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    complained += String(text);
    return true;
  });
});
afterEach(() => void vi.restoreAllMocks());

const run = (text: string, ...flags: readonly string[]): Promise<number> => {
  const file = path.join(folder, "cases.json");
  writeFileSync(file, text);
  return recommend([...flags, file]);
};

const api = inputOf([option("api")]);
const other = inputOf([option("other")]);
const bad = { ...api, asOf: "soon", extra: 1 };
const answer = (input: typeof api): unknown => JSON.parse(JSON.stringify(adviseOn(input)));

describe("answers come in the form of the question", () => {
  test("one", async () => {
    expect(await run(JSON.stringify(api))).toBe(0);
    expect(JSON.parse(printed)).toEqual(answer(api));
    expect(complained).toBe("");
  });
  test("an array, in order, also an empty one", async () => {
    expect(await run(JSON.stringify([api, other]))).toBe(0);
    expect(JSON.parse(printed)).toEqual([answer(api), answer(other)]);
    printed = "";
    expect(await run("[]")).toBe(0);
    expect(JSON.parse(printed)).toEqual([]);
  });
  test("lines, blank ones aside, with any line ends", async () => {
    const lines = `\uFEFF${JSON.stringify(api)}\r\n\n${JSON.stringify(other)}`;
    expect(await run(lines, "--jsonl")).toBe(0);
    expect(printed.endsWith("}\n")).toBe(true);
    expect(
      printed
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([answer(api), answer(other)]);
  });
});

describe("where anything is wrong, all of it is said and nothing is answered", () => {
  const fails = async (text: string, ...flags: readonly string[]): Promise<string[]> => {
    expect(await run(text, ...flags)).toBe(2);
    expect(printed).toBe("");
    return complained.trimEnd().split("\n");
  };
  const asOf = "asOf: must be a day that exists, written YYYY-MM-DD";
  const extra = expect.stringContaining("extra: is not known here") as unknown;

  test("one", async () => expect(await fails(JSON.stringify(bad))).toEqual([asOf, extra]));
  test("an array", async () => {
    expect(await fails(JSON.stringify([api, bad, 7]))).toEqual([
      `[1].${asOf}`,
      expect.stringMatching(/^\[1\]\.extra: /),
      "[2].input: must be an object",
    ]);
  });
  test("lines", async () => {
    const lines = `${JSON.stringify(api)}\n\n${JSON.stringify(bad)}\n{"a": }\n`;
    expect(await fails(lines, "--jsonl")).toEqual([
      `line 3: ${asOf}`,
      expect.stringMatching(/^line 3: extra: /),
      "line 4: is not JSON: column 7: a value is missing or not valid here.",
    ]);
  });
  test("no JSON at all", async () => {
    expect(await fails('{\n  "asOf": 1,\n}')).toEqual([expect.stringMatching(/ is not JSON: line 3, column 1: /)]);
    complained = "";
    expect(await fails("")).toEqual([expect.stringMatching(/ is not JSON: line 1, column 1: the text ends too early/)]);
  });
  test("no such file, a folder, too many arguments, an unknown flag", async () => {
    expect(await recommend([path.join(folder, "nowhere.json")])).toBe(2);
    expect(await recommend([folder])).toBe(2);
    expect(await recommend(["a.json", "b.json"])).toBe(2);
    expect(await recommend(["--yaml", "a.json"])).toBe(2);
    const said = complained.trimEnd().split("\n");
    expect(said[0]).toMatch(/^There is no file .*nowhere\.json\.$/);
    expect(said[1]).toMatch(/is a folder; name a file\.$/);
    expect(said[2]).toBe(said[3]);
    expect(printed).toBe("");
  });
});
