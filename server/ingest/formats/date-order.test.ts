import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

describe("dates whose order a person said", () => {
  const file =
    "day,provider,model,uncached_input,output\n02/01/2026,openai,m,1,2\n3/1/26 10:00,openai,m,1,2\n2026-01-04,openai,m,1,2\n";
  it.each([
    ["day-first", ["2026-01-02", "2026-01-03", "2026-01-04"]],
    ["month-first", ["2026-01-04", "2026-02-01", "2026-03-01"]],
  ] as const)("are read %s in a format that is recognised", async (dates, days) => {
    const { report, rollups } = await readText(file, { dates });
    expect(report.rejected).toBe(0);
    expect(rollups.map(({ day }) => day).sort()).toEqual(days);
  });

  it("are asked about where nobody said it", async () => {
    const { report } = await readText(file);
    expect(report.rejects).toEqual([{ code: "ambiguous-date", count: 2, lines: [2, 3] }]);
    const only = await readText(file.split("\n").slice(0, 3).join("\n"));
    expect(only.report.refused).toMatchObject({ code: "ambiguous-date", message: expect.stringContaining("--dates") });
  });

  it("need not be said where a date can be read in one way only", async () => {
    const days = ["13/01/2026", "1/13/2026", "13.01.2026", "13-1-2026", "13/01/2026 10:00:00", "13/01/2026T10:00"];
    const text = (...lines: string[]) =>
      `day,provider,model,uncached_input,output\n${lines.map((day) => `${day},openai,m,1,2\n`).join("")}`;
    const { report, rollups } = await readText(text(...days, "05/05/2026"));
    expect(report).toMatchObject({ accepted: 7, rejected: 0 });
    expect(rollups.map(({ day, rows }) => [day, rows])).toEqual([
      ["2026-01-13", "6"],
      ["2026-05-05", "1"],
    ]);
    const inPlace = await readText(text(...days), { limits: { inPlaceFromBytes: 1 } });
    expect(inPlace.report).toMatchObject({ accepted: 6, rejected: 0 });
    // Two digits may be the year or the day, and the 31st of February is no day.
    const none = await readText(text("2026-01-01", "13/01/26", "25/02/24", "31/02/2026", "13/13/2026"));
    expect(none.report).toMatchObject({ accepted: 1, rejected: 4 });
  });

  it("are asked about beside those that can be read in one way only, and nothing of the file is taken until then", async () => {
    const text = "day,provider,model,uncached_input,output\n31/01/2026,openai,m,1,2\n02/01/2026,openai,m,1,2\n";
    expect((await readText(text)).report.refused).toMatchObject({ code: "ambiguous-date" });
    const told = await readText(text, { dates: "day-first" });
    expect(told.rollups.map(({ day }) => day)).toEqual(["2026-01-02", "2026-01-31"]);
    const wrong = await readText(text, { dates: "month-first" });
    expect(wrong.report.rejects).toEqual([{ code: "bad-date", count: 1, lines: [2] }]);
  });
});
