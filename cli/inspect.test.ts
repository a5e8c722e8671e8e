import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readyReader } from "../server/ingest/testing/read-text";
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

  it.each([[], ["--format", "excel", "x"], ["--start", "July", "x"], ["--mapping", "m", "x"], ["--what", "x"]])(
    "answers 2 to %j",
    async (...args) => {
      const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
      expect(await inspect(args)).toBe(2);
      expect(error).toHaveBeenCalledOnce();
    },
  );
});
