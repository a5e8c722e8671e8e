import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bundledBook } from "@/server/pricing";
import { DEMO_SEED, demoUsage } from "../company";
import { demoFiles, usageDays, type DemoFile, type UsageDay } from ".";
import { addDays, daysOf, type Day } from "@/server/kernel/day";
import { weekdayOf } from "./calendar";

const rows = usageDays(DEMO_SEED, demoUsage);
const files = demoFiles(rows, demoUsage, bundledBook);
const digestOf = (made: readonly DemoFile[]) =>
  made.map(({ name, text }) => `${name} ${createHash("sha256").update(text).digest("hex")}`);
const linesOf = (file: DemoFile) => file.text.split("\n");

describe("the demo company's exports", () => {
  it("are the same bytes from the same seed", () => {
    expect(digestOf(demoFiles(usageDays(DEMO_SEED, demoUsage), demoUsage, bundledBook))).toEqual(digestOf(files));
  });

  it("are other bytes from another seed", () => {
    const others = digestOf(demoFiles(usageDays("another seed", demoUsage), demoUsage, bundledBook));
    expect(others.filter((line) => digestOf(files).includes(line))).toEqual([]);
  });

  it("tell a workload the same story when another one is added", () => {
    const [first] = demoUsage.traffic;
    const alone = usageDays(DEMO_SEED, { ...demoUsage, traffic: first ? [first] : [] });
    expect(alone.length).toBeGreaterThan(900);
    expect(alone).toEqual(rows.filter((row) => row.project === first?.project));
  });

  it("make four files a period and stay small", () => {
    expect(files.map(({ name }) => name)).toEqual(
      ["2025-07-01_2026-06-30", "2026-07-01_2026-09-30"].flatMap((days) => [
        `completions_usage_${days}.csv`,
        `claude_api_tokens_${days}.csv`,
        `claude_api_cost_${days}.csv`,
        `model_gateway_${days}.csv`,
      ]),
    );
    expect(files.reduce((bytes, { text }) => bytes + text.length, 0)).toBeLessThan(5_000_000);
  });

  it("hold every day of their period in every file", () => {
    for (const [at, period] of demoUsage.periods.entries())
      for (const file of files.slice(at * 4, at * 4 + 4)) {
        const days = new Set(linesOf(file).flatMap((line) => /\d{4}-\d\d-\d\d/.exec(line)?.[0] ?? []));
        const written = [...days].sort().filter((day) => file.format !== "openai-usage" || day < period.to);
        expect(written, file.name).toEqual(daysOf(period));
      }
  });

  it("write whole, positive counts, and never more cached than sent but where a row is broken on purpose", () => {
    const countsOf = ({ requests, uncachedInput, cacheRead, cacheWrite5m, output, gpuHours }: UsageDay) => [
      ...[requests, uncachedInput, cacheRead, cacheWrite5m, output, gpuHours],
    ];
    const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0;
    expect(rows.filter((row) => row.requests === 0 || !countsOf(row).every(isCount))).toEqual([]);
    const broken = files.flatMap(({ format, text }) => (format === "openai-usage" ? brokenRowsOf(text) : []));
    expect(broken).toEqual(["cached-above-input", "bad-number", "cached-above-input", "cached-above-input"]);
  });

  it("have the header of the OpenAI dashboard, 24 columns in every row, counts as floats", () => {
    const [file] = files;
    const [header, first] = file ? linesOf(file) : [];
    expect(header?.split(",")).toHaveLength(24);
    expect(first).toMatch(
      /^1751328000,1751414400,2025-07-01T00:00:00\+00:00,2025-07-02T00:00:00\+00:00,proj_\w{24},\d+\.0,,key_\w{16},gpt-4\.1-2025-04-14,FALSE,default,/,
    );
    const others = (file ? linesOf(file) : []).filter((line) => line !== "" && line.split(",").length !== 24);
    expect(others).toEqual([]);
  });

  it("reject under one row in a thousand", () => {
    for (const { totals, name } of files) expect(totals.rejected / totals.rows, name).toBeLessThan(0.001);
    expect(files.reduce((sum, { totals }) => sum + totals.rejected, 0)).toBe(4);
  });

  it("cost what the tokens cost, but for the cents of each row", () => {
    for (const cost of files.filter(({ format }) => format === "anthropic-cost")) {
      const amounts = linesOf(cost)
        .slice(1, -1)
        .map((line) => line.split(",")[7] ?? "");
      expect(amounts.length).toBeGreaterThan(1500);
      expect(amounts.filter((amount) => !/^\d+\.\d\d$/.test(amount))).toEqual([]);
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
    const from = (first: Day) =>
      rows.reduce((sum, row) => (first <= row.day && row.day < addDays(first, 92) ? sum + row.requests : sum), 0);
    expect(from("2026-07-01")).toBeGreaterThan(from("2025-07-01") * 1.2);
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
