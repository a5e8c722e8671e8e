import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";
import { readSample } from "./read-sample";

beforeAll(readyReader, 60_000);

const ROWS = [
  ...["day;provider;model;uncached_input;output;tag", "2026-08-01;openai;gpt-5;10;2;a,b", ""],
  ...["2026-08-02;openai;gpt-5;10;-2;c", "2026-08-03;openai;gpt-5;5;1;d"],
];
const written = (lines: readonly string[], newline = "\n"): string => lines.join(newline);
const withDelimiter = (delimiter: string): readonly string[] =>
  ROWS.map((line) => line.replace("a,b", "ab").replaceAll(";", delimiter));

describe("a CSV file whose first line names its delimiter for Excel", () => {
  it.each([
    ["a semicolon", written(["sep=;", ...ROWS]), 5],
    ["a comma", written(["sep=,", ...withDelimiter(",")]), 5],
    ["a tab", written(["sep=\t", ...withDelimiter("\t")]), 5],
    ["a bar, in capitals and quotes", written(['"SEP=|"', ...withDelimiter("|")]), 5],
    ["nothing", written(["sep=", ...ROWS]), 5],
    ["a semicolon, with carriage returns", written(["sep=;", ...ROWS], "\r\n"), 5],
    ["a semicolon, behind a mark", `\ufeff${written(["sep=;", ...ROWS])}`, 5],
    ["a semicolon, between blank lines", written(["", "sep=;", "", ...ROWS]), 7],
  ])("is read without that line, rejects in their own lines: %s", async (_, text, line) => {
    for (const inPlaceFromBytes of [1, Number.MAX_SAFE_INTEGER]) {
      const { report, rejects } = await readText(text, { limits: { inPlaceFromBytes } });
      expect(report).toMatchObject({
        ...{ format: "canonical", recognisedBy: "header", rows: 3, accepted: 2, rejected: 1, repeatedHeaders: 0 },
        ...{ totals: { uncachedInput: 15, output: 3 }, warnings: [] },
      });
      expect(rejects).toEqual([[`${line}`, "output", "-2", "negative"]]);
    }
  });

  it("comes to the same in place and anew where nothing is rejected", async () => {
    const text = written(["sep=;", ...ROWS.filter((line) => line !== "" && !line.includes(";-2;"))]);
    const [inPlace, anew] = [
      await readText(text, { limits: { inPlaceFromBytes: 1 } }),
      await readText(text, { limits: { inPlaceFromBytes: Number.MAX_SAFE_INTEGER } }),
    ];
    expect(inPlace.report).toEqual(anew.report);
    expect(inPlace.rollupText).toBe(anew.rollupText);
    expect(inPlace.report).toMatchObject({ rows: 2, accepted: 2, delimiter: ";" });
  });

  it("goes by what the line says, even where another delimiter would find more columns", async () => {
    const { report } = await readText("sep=;\na,b,c,d;e\n1;2\n");
    expect(report.refused?.message).toContain("columns in line 2: a,b,c,d, e.");
  });

  it("is refused where it names what is no delimiter, and where nothing stands under the line", async () => {
    const { report } = await readText("sep=^\nday^model\n");
    expect(report.refused?.code).toBe("unknown-delimiter");
    expect(report.refused?.message).toContain('"^"');
    expect((await readText("sep=;\n\n")).report.refused?.code).toBe("empty-file");
  });

  it("shows its columns to who maps it", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-hint-"));
    try {
      const file = path.join(folder, "usage.csv");
      await writeFile(file, "sep=;\r\nDatum;Modell, genau;Eingabe\r\n2026-08-01;gpt-5;1\r\n");
      const { columns, rows, delimiter } = await readSample(file);
      expect({ columns, rows, delimiter }).toEqual({
        ...{ columns: ["Datum", "Modell, genau", "Eingabe"], delimiter: ";" },
        rows: [["2026-08-01", "gpt-5", "1"]],
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
