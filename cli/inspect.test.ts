import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readyReader } from "../server/ingest/testing/read-text";
import { zipOf } from "../server/ingest/testing/zip-of";
import { inspect } from "./inspect";

beforeAll(readyReader, 60_000);

describe("inspect", () => {
  let folder = "";
  let printed: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-inspect-test-"));
    printed = [];
    vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const reports = (): unknown[] =>
    printed
      .join("")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);

  it("prints an object a file and reads on after a refused one", async () => {
    const bad = await file("bad.csv", "x,y\n1,2\n");
    const good = await file("good.csv", "day,provider,model,uncached_input,output\n2026-08-01,openai,m,1,2\n");
    expect(await inspect([bad, good, path.join(folder, "none.csv")])).toBe(3);
    expect(reports()).toMatchObject([
      { file: bad, refused: { code: "unknown-format" } },
      { file: good, format: "canonical", rows: 1, accepted: 1, period: { from: "2026-08-01", to: "2026-08-02" } },
      { refused: { code: "not-readable" } },
    ]);
  });

  it("reads a file as a mapping says, and names every fault of one by its path", async () => {
    const usage = await file("odd.csv", "Tag;Modell;Ein;Aus\n02.01.2026;gpt-5;1.000;5\n");
    const written = {
      day: { column: "Tag", format: "DD.MM.YYYY" },
      provider: { constant: "openai" },
      model: { column: "Modell" },
      numbers: "1.234,56",
      tokens: { input: "Ein", output: "Aus" },
    };
    const mapping = await file("mapping.json", JSON.stringify(written));
    expect(await inspect([usage, "--mapping", mapping])).toBe(0);
    expect(reports()).toMatchObject([
      { format: "mapped", accepted: 1, period: { from: "2026-01-02" }, totals: { uncachedInput: 1000, output: 5 } },
    ]);

    const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const tokens = { input: "Ein", cacheRead: "Ein", unit: "dozens" };
    const wrong = await file("wrong.json", JSON.stringify({ ...written, day: { column: "Tag" }, tokens, colour: 1 }));
    expect(await inspect([usage, "--mapping", wrong])).toBe(2);
    const said = String(error.mock.calls[0]?.[0]);
    for (const path of ["day.format: is missing", "tokens.unit:", "colour: is not a key"]) expect(said).toContain(path);
    const unanswered = await file(
      "open.json",
      JSON.stringify({ ...written, tokens: { input: "Ein", cacheRead: "Aus" } }),
    );
    expect(await inspect([usage, "--mapping", unanswered])).toBe(2);
    expect(String(error.mock.calls[1]?.[0])).toContain("tokens.inputContainsCacheReads: ");
  });

  it("reads dates in the order it is told", async () => {
    const usage = await file("order.csv", "day,provider,model,uncached_input,output\n02/01/2026,openai,m,1,2\n");
    expect(await inspect([usage])).toBe(3);
    expect(await inspect([usage, "--dates", "day-first"])).toBe(0);
    expect(reports()).toMatchObject([
      { refused: { code: "ambiguous-date" } },
      { period: { from: "2026-01-02", to: "2026-01-03" } },
    ]);
  });

  it("prints an object for each file of an archive, refused ones too", async () => {
    const csv = "day,provider,model,uncached_input,output\n2026-08-01,openai,m,1,2\n";
    const archive = path.join(folder, "month.zip");
    const members = [
      { name: "a.csv", bytes: csv },
      { name: "b.csv", bytes: csv, isEncrypted: true },
      { name: "c/d.csv", bytes: csv },
    ];
    await writeFile(archive, zipOf(members));
    expect(await inspect([archive])).toBe(3);
    expect(reports()).toMatchObject([
      { file: `${archive}/a.csv`, format: "canonical", accepted: 1 },
      { file: `${archive}/b.csv`, refused: { code: "encrypted-member" } },
      { file: `${archive}/c/d.csv`, accepted: 1 },
    ]);
  });

  it("tells the reader what a trace does not", async () => {
    const trace = await file(
      "trace.csv",
      "TIMESTAMP,ContextTokens,GeneratedTokens\n2024-05-10 00:00:00.009930,2162,5\n",
    );
    expect(await inspect([trace, "--model", "gpt-4o", "--provider=azure", "--source", "lab"])).toBe(0);
    expect(reports()).toMatchObject([
      { source: "lab", models: [{ provider: "azure", model: "gpt-4o" }], warnings: [] },
    ]);
  });

  it.each([
    [],
    ["--format", "excel", "x"],
    ["--start", "July", "x"],
    ["--mapping", "no-such-file", "x"],
    ["--dates", "x", "x"],
    ["--what", "x"],
  ])("answers 2 to %j", async (...args) => {
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await inspect(args)).toBe(2);
    expect(error).toHaveBeenCalledOnce();
  });
});
