import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitLine, type Dialect } from "../rules/detect-dialect";
import { CELL_SEPARATOR } from "../rules/read-rows-sql";
import { sharedData } from "../testing/read-text";
import { CsvNormaliser } from "./normalise-csv";
import { RowSink } from "./row-sink";
import { manyRuns } from "@/server/testing/many-runs";

const COMMA: Dialect = { delimiter: ",", quote: '"' };

interface Rows {
  readonly lines: readonly (readonly [line: number, ...cells: string[]])[];
  readonly rejects: readonly string[];
  readonly blank: number;
  readonly repeatedHeaders: number;
}

/** Normalises a text that comes in pieces of so many bytes. */
async function normalise(
  text: string,
  columnCount: number,
  pieceBytes = 1 << 16,
  mostRowBytes = 1 << 20,
): Promise<Rows> {
  const folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-normalise-"));
  try {
    const [rowsPath, rejectsPath] = [path.join(folder, "rows"), path.join(folder, "rejects")];
    const shape = {
      ...{ dialect: COMMA, headerLine: 1, columnCount, shortRowCells: null, mostRowBytes },
      leftOut: new Set<number>(),
    };
    const normaliser = new CsvNormaliser(shape, new RowSink(rowsPath, rejectsPath));
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += pieceBytes) await normaliser.push(bytes.subarray(at, at + pieceBytes));
    const { blank, repeatedHeaders, rows } = await normaliser.finish();
    const lines = readFileSync(rowsPath, "utf8")
      .split("\n")
      .slice(0, -1)
      .map((row) => {
        const [line, ...cells] = row.split(CELL_SEPARATOR);
        return [Number(line), ...cells] as const;
      });
    expect(lines).toHaveLength(rows);
    const rejects = existsSync(rejectsPath) ? readFileSync(rejectsPath, "utf8").split("\n").slice(0, -1) : [];
    return { lines, rejects, blank, repeatedHeaders };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("the CSV normaliser", () => {
  it("leaves blanks around cells out, but not those inside quotes", async () => {
    const { lines, rejects } = await normalise('a, b ,c\n1 , "x, y" , z z \n\t2,"  q ",\n 3 ,"a" "b",\n', 3, 3);
    expect(lines).toEqual([
      [2, "1", "x, y", "z z"],
      [3, "2", "  q ", ""],
    ]);
    expect(rejects).toEqual(['4,"","3,a""""b"",","bad-quotes"']);
  });

  it("numbers rows by the physical line they begin in", async () => {
    const { lines, blank, repeatedHeaders } = await normalise('a,b\r\n1,"x\r\ny"\n\n \na,b\n2,"say ""hi"""\r3,z', 2);
    expect(lines).toEqual([
      [2, "1", "x y"],
      [7, "2", 'say "hi"'],
      [8, "3", "z"],
    ]);
    expect({ blank, repeatedHeaders }).toEqual({ blank: 2, repeatedHeaders: 1 });
  });

  it("rejects rows of a wrong shape and goes on after them", async () => {
    const { lines, rejects } = await normalise('a,b\n1\n2,3,4\n"x"y,5\n6,7\n', 2);
    expect(lines).toEqual([[5, "6", "7"]]);
    expect(rejects).toEqual(['2,"","1","column-count"', '3,"","2,3,4","column-count"', '4,"","x""y,5","bad-quotes"']);
  });

  it("rejects a row that is too long, keeps its beginning, and reads the next", async () => {
    const { lines, rejects } = await normalise(`a,b\n1,${"x".repeat(5_000)}\n2,3\n`, 2, 100, 1_000);
    expect(lines).toEqual([[3, "2", "3"]]);
    expect(rejects).toHaveLength(1);
    expect(rejects[0]).toMatch(/^2,"","1,x{198}","line-too-long"$/);
  });

  it("refuses a quote that never closes, and names its line", async () => {
    await expect(normalise('a,b\n1,2\n3,"4\n5,6\n', 2)).rejects.toThrow("opens in line 3");
  });

  it("gives back any cells, wherever the pieces are cut", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", "≤", '"', ",", " ", ";", "\n", "\r\n"), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, piece) => {
          const text = [
            "h1,h2",
            ...rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")),
          ].join("\n");
          const { lines, rejects } = await normalise(text, 2, piece);
          expect(rejects).toEqual([]);
          expect(lines.map(([, ...cells]) => cells)).toEqual(
            rows.map((row) => row.map((value) => value.replace(/\r\n|\n/g, " "))),
          );
        },
      ),
      manyRuns(60),
    );
  });
});

const spectrum = sharedData("csv", "csv_spectrum");
describe.skipIf(spectrum === null)("the CSV spectrum", () => {
  // The answer of location_coordinates.csv tells another telephone number than the file.
  const files = spectrum ? readdirSync(path.join(spectrum, "csvs")).filter((file) => !file.startsWith("location")) : [];
  it.each(files)("reads %s as its answer says", async (file) => {
    const text = readFileSync(path.join(spectrum ?? "", "csvs", file), "utf8");
    const answer = JSON.parse(
      readFileSync(path.join(spectrum ?? "", "json", file.replace(".csv", ".json")), "utf8"),
    ) as Record<string, string>[];
    const names = splitLine(text.split(/\r?\n/)[0] ?? "", COMMA).cells;
    const { lines } = await normalise(text, names.length);
    const plain = answer.map((row) => names.map((name) => (row[name] ?? "").replace(/\r?\n/g, " ")));
    expect(lines.map(([, ...cells]) => cells)).toEqual(plain);
  });
});
