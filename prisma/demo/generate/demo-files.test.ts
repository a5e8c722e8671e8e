import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bundledBook } from "@/server/pricing";
import { DEMO_SEED, demoUsage, QUARTERS } from "../company";
import { demoFiles, usageDays, type DemoFile } from ".";
import { daysOf, type Day } from "@/server/kernel/day";
import { weekdayOf } from "./calendar";

const files = demoFiles(DEMO_SEED, demoUsage, bundledBook);
const rows = usageDays(DEMO_SEED, demoUsage);
const digestOf = (made: readonly DemoFile[]) =>
  made.map(({ name, text }) => `${name} ${createHash("sha256").update(text).digest("hex")}`);
const linesOf = (file: DemoFile) => file.text.split("\n");

describe("the demo company's exports", () => {
  it("are the same bytes from the same seed", () => {
    expect(digestOf(demoFiles(DEMO_SEED, demoUsage, bundledBook))).toEqual(digestOf(files));
  });

  it("are other bytes from another seed", () => {
    const others = digestOf(demoFiles("another seed", demoUsage, bundledBook));
    expect(others.filter((line) => digestOf(files).includes(line))).toEqual([]);
  });

  it("tell a workload the same story when another one is added", () => {
    const [first] = demoUsage.traffic;
    const alone = usageDays(DEMO_SEED, { ...demoUsage, traffic: first ? [first] : [] });
    expect(alone.length).toBeGreaterThan(900);
    expect(alone).toEqual(rows.filter((row) => row.project === first?.project));
  });

  it("make four files a quarter and stay small", () => {
    expect(files.map(({ name }) => name)).toEqual(
      QUARTERS.flatMap(({ key }) => [
        `completions_usage_${key}.csv`,
        `claude_api_tokens_${key}.csv`,
        `claude_api_cost_${key}.csv`,
        `model_gateway_${key}.csv`,
      ]),
    );
    expect(files.reduce((bytes, { text }) => bytes + text.length, 0)).toBeLessThan(5_000_000);
  });

  it("hold every day of every quarter in every file", () => {
    for (const [at, quarter] of QUARTERS.entries())
      for (const file of files.slice(at * 4, at * 4 + 4)) {
        const days = new Set(linesOf(file).flatMap((line) => /\d{4}-\d\d-\d\d/.exec(line)?.[0] ?? []));
        expect([...days].sort(), file.name).toEqual(daysOf(quarter));
      }
  });

  it("write whole, positive counts, and never more cached than sent but where a row is broken on purpose", () => {
    for (const row of rows) {
      for (const count of [row.requests, row.uncachedInput, row.cacheRead, row.cacheWrite5m, row.output, row.gpuHours])
        expect(Number.isSafeInteger(count) && count >= 0, JSON.stringify(row)).toBe(true);
      expect(row.requests).toBeGreaterThan(0);
    }
    const broken = files.flatMap(({ format, text }) => (format === "openai-usage" ? brokenRowsOf(text) : []));
    expect(broken).toEqual(["cached-above-input", "bad-number", "cached-above-input"]);
  });

  it("have the header of the OpenAI dashboard, 24 columns in every row, counts as floats", () => {
    const [file] = files;
    const [header, first] = file ? linesOf(file) : [];
    expect(header?.split(",")).toHaveLength(24);
    expect(first).toMatch(
      /^1751328000,1751414400,2025-07-01T00:00:00\+00:00,2025-07-02T00:00:00\+00:00,proj_\w{24},\d+\.0,,key_\w{16},gpt-4\.1-2025-04-14,FALSE,default,/,
    );
    for (const line of file ? linesOf(file).filter((text) => text !== "") : [])
      expect(line.split(",")).toHaveLength(24);
  });

  it("reject under one row in a thousand", () => {
    for (const { totals, name } of files) expect(totals.rejected / totals.rows, name).toBeLessThan(0.001);
    expect(files.reduce((sum, { totals }) => sum + totals.rejected, 0)).toBe(3);
  });

  it("cost what the tokens cost, but for the cents of each row", () => {
    for (const { key } of QUARTERS) {
      const cost = files.find(({ name }) => name === `claude_api_cost_${key}.csv`);
      const amounts = (cost ? linesOf(cost) : []).slice(1, -1).map((line) => line.split(",")[7] ?? "");
      expect(amounts.length).toBeGreaterThan(1500);
      for (const amount of amounts) expect(amount).toMatch(/^\d+\.\d\d$/);
    }
  });

  it("know weekends, holidays and Black Friday", () => {
    const office = (day: Day) => requestsOn(day, "proj_Hy2bWn7QeU5kTzD9aLx6Vs1P");
    const shop = (day: Day) => requestsOn(day, "proj_4tQmZ8sVdK1xRb7LwYc0Nf3H");
    expect(weekdayOf("2026-09-30")).toBe(2);
    expect(office("2026-09-27")).toBeLessThan(office("2026-09-29") / 10);
    expect(office("2025-12-25")).toBeLessThan(office("2025-12-11") / 5);
    expect(shop("2025-11-28")).toBeGreaterThan(shop("2025-11-21") * 1.4);
  });

  it("grow over the story and differ from month to month", () => {
    const ofQuarter = QUARTERS.map(({ from, to }) =>
      rows.reduce((sum, row) => (from <= row.day && row.day < to ? sum + row.requests : sum), 0),
    );
    expect(ofQuarter.at(-1)).toBeGreaterThan((ofQuarter[0] ?? 0) * 1.2);
  });
});

const requestsOn = (day: Day, project: string): number =>
  rows.reduce((sum, row) => (row.day === day && row.project === project ? sum + row.requests : sum), 0);

function brokenRowsOf(text: string): string[] {
  const [header = "", ...lines] = text.split("\n");
  const at = (name: string) => header.split(",").indexOf(name);
  return lines.flatMap((line) => {
    const cells = line.split(",");
    if (cells.length < 24) return [];
    if (Number.isNaN(Number(cells[at("num_model_requests")]))) return ["bad-number"];
    return Number(cells[at("input_cached_tokens")]) > Number(cells[at("input_tokens")]) ? ["cached-above-input"] : [];
  });
}
