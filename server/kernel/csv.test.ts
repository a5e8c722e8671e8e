import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, csvText } from "./csv";

/** A reader of RFC 4180, to read back what was written. */
function read(file: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, plain, end] of file.matchAll(cells)) {
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("a CSV file", () => {
  it("reads back as it was written, but for the apostrophe before what would run", () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (rows) => {
        const back = read(csvText(rows));
        expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        back.flat().forEach((cell, index) => expect([rows.flat()[index], `'${rows.flat()[index]}`]).toContain(cell));
      }),
    ));

  it.each([
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "%0a",
    "|x",
    "\uff1d1+1",
    "\ufeff=1",
    "\u3000@x",
  ])("does not let %j run", (cell) => expect(csvCell(cell).replace(/^"/, "")).toMatch(/^'/));

  it.each(["-3.5", "+20", "1e6", "-.5"])("leaves the number %s a number", (cell) => expect(csvCell(cell)).toBe(cell));

  it("leaves the unknown empty and zero zero", () => {
    expect(
      csvText([
        ["a", "b"],
        [null, 0],
      ]),
    ).toBe("a,b\r\n,0\r\n");
    expect(csvCell(Number.NaN)).toBe("");
  });
});
