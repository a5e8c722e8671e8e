import { readdirSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { inspectReport } from "../schema";
import { readPath, readText, readyReader, sharedData } from "../testing/read-text";
import { readUsageFile } from "./read-file";

beforeAll(readyReader, 60_000);

const HEADER = "day,provider,model,api_key,uncached_input,output";
const ROW = "2026-08-01,openai,gpt-5,schlüssel,10,2";
const FILE = `${HEADER}\n${ROW}\n${ROW}\n`;
const refusal = async (text: string | Buffer): Promise<string | undefined> =>
  (await readText(text)).report.refused?.code;

function utf16(text: string, isBigEndian: boolean, hasMark: boolean): Buffer {
  const bytes = Buffer.from((hasMark ? "\ufeff" : "") + text, "utf16le");
  return isBigEndian ? bytes.swap16() : bytes;
}

describe("files as they come", () => {
  it.each([
    ["UTF-8", Buffer.from(FILE), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${FILE}`), "utf-8"],
    ["UTF-16LE", utf16(FILE, false, true), "utf-16le"],
    ["UTF-16BE", utf16(FILE, true, true), "utf-16be"],
    ["UTF-16LE without a mark", utf16(FILE, false, false), "utf-16le"],
    ["Latin-1", Buffer.from(FILE, "latin1"), "latin-1"],
  ])("reads %s", async (_, bytes, encoding) => {
    const { report, rollups } = await readText(bytes);
    expect(report).toMatchObject({ encoding, rows: 2, accepted: 2, totals: { uncachedInput: 20 } });
    expect(rollups).toMatchObject([{ api_key: "schlüssel" }]);
    expect(report.warnings.map(({ code }) => code)).toEqual(encoding === "utf-8" ? [] : ["transcoded"]);
    expect(() => inspectReport.parse(report)).not.toThrow();
  });

  it("refuses counts that add up to more than can be counted", async () => {
    const most = `2026-08-01,openai,gpt-5,a,${Number.MAX_SAFE_INTEGER},2`;
    expect((await readText(`${HEADER}\n${most}\n`)).report).toMatchObject({ accepted: 1, rejected: 0 });
    const { report } = await readText(`${HEADER}\n${most}\n${most}\n`);
    expect(report.refused).toMatchObject({
      code: "sum-too-large",
      message: expect.stringContaining("9,007,199,254,740,991 (uncached input)"),
    });
    expect(() => inspectReport.parse(report)).not.toThrow();
  });

  it("inflates gzip, hashes the bytes that came, and refuses what is cut short or damaged", async () => {
    const packed = gzipSync(FILE);
    const { report } = await readText(packed);
    expect(report).toMatchObject({ compression: "gzip", accepted: 2, bytes: packed.length });
    const { createHash } = await import("node:crypto");
    expect(report.sha256).toBe(createHash("sha256").update(packed).digest("hex"));
    const long = gzipSync(`${HEADER}\n${`${ROW}\n`.repeat(3_000)}`);
    expect(await refusal(long.subarray(0, long.length - 20))).toBe("truncated-gzip");
    const damaged = Buffer.from(long);
    damaged[damaged.length - 6] = (damaged[damaged.length - 6] ?? 0) ^ 0xff;
    expect(await refusal(damaged)).toBe("broken-gzip");
    expect(await refusal(gzipSync(`${HEADER}\n${ROW}\n${"\n".repeat(20_000_000)}`))).toBe("decompression-bomb");
    expect((await readText(Buffer.concat([gzipSync(FILE), gzipSync(`${ROW}\n`)]))).report.accepted).toBe(3);
  });

  it.each([
    ["nothing", "", "empty-file"],
    ["blank lines alone", "\n \n\n", "empty-file"],
    ["a NUL", `${HEADER}\n2026-08-01,openai,a\0b,k,1,1\n`, "nul-byte"],
    ["UTF-8 with a broken byte", Buffer.concat([Buffer.from(FILE), Buffer.from([0xff, 0x0a])]), "undecodable"],
    [
      "513 columns",
      `${HEADER},${Array.from({ length: 507 }, (_, index) => `x${index}`).join(",")}\n`,
      "too-many-columns",
    ],
    ["a name of 257 bytes", `${HEADER},${"x".repeat(257)}\n`, "header-name-too-long"],
    ["two columns of one name", `${HEADER},Model\n`, "duplicate-header"],
    ["an open quote", `${HEADER}\n2026-08-01,openai,"gpt,k,1,1\n`, "unterminated-quote"],
    ["an open quote in the header", `${HEADER},"x\n${ROW},1\n`, "unterminated-quote"],
    ["a ZIP archive", Buffer.from("504b030414000000", "hex"), "unknown-container"],
    ["other columns", "when,who,what\n1,2,3\n", "unknown-format"],
  ])("refuses %s", async (_, bytes, code) => {
    const { report } = await readText(bytes);
    expect(report.refused?.code).toBe(code);
    expect(report).toMatchObject({ rows: 0, accepted: 0, rejected: 0 });
    expect(() => inspectReport.parse(report)).not.toThrow();
  });

  it("names the header and the nearest format where it knows neither", async () => {
    const { report } = await readText("day,model,uncached_input,out\n2026-08-01,m,1,2\n");
    expect(report.refused?.message).toContain("day, model, uncached_input, out");
    expect(report.refused?.message).toContain("canonical");
    expect(report.refused?.message).toContain("provider, output");
  });

  it("repeats nothing of a first line in which people wrote", async () => {
    const line = `2026-09-30T23:59:59.123000+00:00 stream {"input":"my secret"}, then ${"more of it ".repeat(8)}`;
    const { report } = await readText(`${line}
${line}
`);
    expect(report.refused).toMatchObject({ code: "unknown-format" });
    expect(report.refused?.message).not.toMatch(/secret|more of it/);
  });

  it("says that a file has a header and no rows", async () => {
    const { report } = await readText(`${HEADER}\n`);
    expect(report).toMatchObject({ rows: 0, accepted: 0, period: null, warnings: [{ code: "no-rows" }] });
  });

  it("rejects an overlong line and reads the others", async () => {
    const { report } = await readText(`${HEADER}\n${ROW}\n2026-08-01,openai,${"m".repeat(1_100_000)},k,1,1\n${ROW}\n`);
    expect(report).toMatchObject({ rows: 3, accepted: 2, rejects: [{ code: "line-too-long", count: 1, lines: [3] }] });
  });

  it.each([
    ["small", {}],
    ["large enough to be read in place", { inPlaceFromBytes: 1 }],
  ])("leaves out the blanks around cells of a file that is %s", async (_, limits) => {
    const padded = FILE.replaceAll(",", " , ");
    const { report, rollups } = await readText(padded, { limits });
    expect(report).toMatchObject({ format: "canonical", accepted: 2, rejected: 0, warnings: [] });
    expect(rollups).toMatchObject([{ provider: "openai", model: "gpt-5", api_key: "schlüssel", output: "4" }]);
    const bill = "usage_date_utc, model, token_type, cost_usd, cost_type\n2026-08-01, --, --, 0.03, web_search\n";
    expect((await readText(bill, { limits })).report.models).toMatchObject([{ model: "web_search" }]);
  });

  it("leaves nothing behind but keys, rollups and rejects", async () => {
    const jobDirectory = await mkdtemp(path.join(tmpdir(), "quarterdeck-job-"));
    const file = path.join(jobDirectory, "..", `${path.basename(jobDirectory)}.csv`);
    await writeFile(file, FILE);
    await readUsageFile({ path: file, name: "x", jobDirectory, today: "2026-10-02", salt: "s" });
    expect((await readdir(jobDirectory)).sort()).toEqual(["keys.csv", "rejects.csv", "rollups.csv"]);
    await Promise.all([rm(jobDirectory, { recursive: true }), rm(file)]);
  });

  it("stops a reading that takes too long", async () => {
    const { report } = await readText(FILE, { limits: { seconds: 0.001 }, inOwnProcess: true });
    expect(report.refused?.code).toBe("reader-timeout");
  });
});

const csv = sharedData("csv");
describe.skipIf(csv === null)("hard CSV files that others wrote", () => {
  it("refuses every one of them with a reason", async () => {
    const files = readdirSync(csv ?? "", { recursive: true, withFileTypes: true }).filter((found) => found.isFile());
    expect(files.length).toBeGreaterThan(200);
    for (const found of files) {
      const { report } = await readPath(path.join(found.parentPath, found.name));
      expect(report.refused?.message, found.name).toMatch(/^[A-Z].*\.$/s);
    }
  }, 120_000);
});
