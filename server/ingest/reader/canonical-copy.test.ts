import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seededChance } from "../../testing/seeded-chance";
import { readyReader } from "../testing/read-text";
import { countCopiedRows, readCopiedRows } from "./read-copied-rows";
import { readUsageFile } from "./read-file";
import type { ReadInput } from "./read-input";
import { daysOfCopy, rollUpCopy } from "./roll-up-copy";

beforeAll(readyReader, 60_000);

describe("the stripped copy", () => {
  let folder = "";
  beforeEach(async () => void (folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-copy-"))));
  afterEach(() => rm(folder, { recursive: true }));

  async function read(text: string, more: Partial<ReadInput> = {}) {
    const file = path.join(folder, "usage");
    await writeFile(file, text);
    const input = { path: file, name: "usage", jobDirectory: folder, today: "2026-10-02", salt: "salt" };
    return readUsageFile({ ...input, copy: "always", ...more });
  }
  const HEADER = "day,provider,model,project,user,requests,uncached_input,output,reported_cost,currency,units.searches";
  const ROWS = [
    "2026-08-01T10:20:30Z,openai,gpt-5,web,olga@acme.example,1,100,10,0.10,USD,2",
    "2026-08-01,openai,gpt-5,shop,,,200,20,,,",
    "2026-08-02,openai,gpt-5,web,,1,-5,30,,,",
    "2026-08-02,openai,gpt-5-mini,web,,1,400,40,,,",
  ];

  it("holds every accepted row with its line, its labels and its counts, and nobody's address", async () => {
    const { report, copyPath } = await read(`${HEADER}\n\n${ROWS.join("\n")}\n`);
    expect(report).toMatchObject({ accepted: 3, rejected: 1 });
    const days = ["2026-08-01", "2026-08-02"];
    const rows = await readCopiedRows(copyPath, { labels: {}, days, after: 0, limit: 10 });
    expect(rows.map(({ line, time, tokens }) => [line, time, tokens.uncachedInput])).toEqual([
      [3, "10:20:30", 100],
      [4, null, 200],
      [6, null, 400],
    ]);
    expect(rows[0]).toMatchObject({ requests: 1, units: { searches: 2 }, reportedCost: "0.1", currency: "USD" });
    expect(rows[0]?.labels.userKey).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[1]).toMatchObject({ requests: null, units: null, reportedCost: null });
    expect((await readFile(copyPath)).includes("olga@")).toBe(false);
    const web = { labels: { project: "web", model: "gpt-5" }, days };
    expect(await countCopiedRows(copyPath, web)).toBe(1);
    expect(await readCopiedRows(copyPath, { ...web, days: ["2026-08-02"], after: 0, limit: 10 })).toEqual([]);
    expect(await countCopiedRows(copyPath, { labels: { project: "'; DROP TABLE x; --" }, days })).toBe(0);
    const second = await readCopiedRows(copyPath, { labels: {}, days, after: 3, limit: 1 });
    expect(second.map(({ line }) => line)).toEqual([4]);
  });

  it("makes the very rollups again that its file made", async () => {
    const pick = seededChance(20_261_123);
    const day = () => `2026-08-0${1 + Math.floor(pick() * 3)}`;
    const rows = Array.from({ length: 400 }, (_, at) => {
      const time = pick() < 0.6 ? `T${String(Math.floor(pick() * 24)).padStart(2, "0")}:20:30Z` : "";
      const cost =
        pick() < 0.5 ? `${Math.floor(pick() * 9)}.${String(pick()).slice(2)}${String(pick()).slice(2, 20)},USD` : ",";
      return [
        `${day()}${time}`,
        ...[
          "openai",
          pick() < 0.5 ? "gpt-5" : "gpt-5-mini",
          `"web, ${at % 3}"`,
          pick() < 0.3 ? "" : "olga@acme.example",
        ],
        ...[pick() < 0.8 ? Math.floor(pick() * 90) : "", Math.floor(pick() * 1e9), Math.floor(pick() * 1e6), cost],
        pick() < 0.5 ? Math.floor(pick() * 5) : "",
      ].join(",");
    });
    const { report, copyPath, ...files } = await read(`${HEADER}\n${rows.join("\n")}\n`);
    expect(report).toMatchObject({ accepted: 400, rejected: 0 });
    const linesOf = async ({ keysPath, rollupsPath }: Record<"keysPath" | "rollupsPath", string>) =>
      Promise.all([keysPath, rollupsPath].map(async (file) => (await readFile(file, "utf8")).trim().split("\n")));
    const told = await linesOf(files);
    expect(told[1]?.length).toBeGreaterThan(20);
    const again = path.join(folder, "again");
    await mkdir(again);
    expect(await linesOf(await rollUpCopy(copyPath, again))).toEqual(told);
    expect(await daysOfCopy(copyPath)).toEqual(["2026-08-01", "2026-08-02", "2026-08-03"]);
  });

  it("leaves bodies out", async () => {
    const span = {
      ...{ request_id: "r1", startTime: "2026-08-01T10:00:00Z", model: "gpt-4o", custom_llm_provider: "openai" },
      ...{ prompt_tokens: 10, completion_tokens: 2, total_tokens: 12, spend: 0.1, call_type: "acompletion" },
      ...{ api_key: "k", metadata: "{}", messages: "tell nobody", response: "nothing to tell" },
    };
    const { report, copyPath } = await read(`${JSON.stringify(span)}\n`);
    expect(report).toMatchObject({ format: "litellm-spend-logs", accepted: 1 });
    const bytes = await readFile(copyPath);
    expect(bytes.includes("tell nobody") || bytes.includes("nothing to tell")).toBe(false);
  });

  it("costs a clean large file no second reading, unless it must be", async () => {
    const text = `${HEADER}\n${ROWS.slice(0, 2).join("\n")}\n`;
    const limits = { inPlaceFromBytes: 1 };
    expect(existsSync((await read(text, { copy: "cheaply", limits })).copyPath)).toBe(false);
    expect(existsSync((await read(text, { copy: "cheaply" })).copyPath)).toBe(true);
  });
});
