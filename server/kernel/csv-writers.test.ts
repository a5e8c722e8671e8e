import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText } from "./csv";

const root = path.join(import.meta.dirname, "../..");

/** Every source file that the product runs, but for tests and what Prisma makes. */
const sources = ["server", "app", "cli"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|generated|testing/.test(file))
    .map((file) => path.join(folder, file).replaceAll("\\", "/")),
);
const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** Cells joined by hand, in a file that has to do with CSV and does not ask the one writer. */
const joinsByHand = (file: string): boolean => {
  const text = textOf(file);
  return /csv/i.test(text + file) && /\.join\((["'`])[,;\t]\1\)/.test(text) && !/csvText|csvCell/.test(text);
};

describe("files for spreadsheets", () => {
  it("write every cell in the one place that disarms formulas", () => {
    const reads = /^server\/(ingest|intake|kernel\/csv\.ts|api\/v1\/usage\/canonical-rows)/;
    expect(sources.filter((file) => !reads.test(file) && joinsByHand(file))).toEqual([]);
    const writers = sources.filter((file) => /csvText\(/.test(textOf(file)));
    expect(writers.length).toBeGreaterThan(3);
  });

  it("never begin a cell with what a spreadsheet would run", () => {
    const sign = fc.constantFrom("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%");
    const blank = fc.constantFrom("", " ", "\n", "\u00a0", "\u3000", "\ufeff", "  \t");
    fc.assert(
      fc.property(blank, sign, fc.string(), (before, first, rest) => {
        const cell = csvText([[`${before}${first}${rest}x`]])
          .replace(/\r\n$/, "")
          .replace(/^"/, "");
        expect(cell.startsWith("'")).toBe(true);
      }),
    );
    for (const first of ["\t", "\r", "\n"]) expect(csvText([[`${first}x`]]), JSON.stringify(first)).toMatch(/^"?'/);
  });
});
