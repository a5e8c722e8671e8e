import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bundledBook } from "@/server/pricing";
import { cost } from "./cost";

let folder: string;
let out: string;
let errors: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "cost-"));
  out = "";
  errors = [];
  vi.stubEnv("INIT_CWD", folder);
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(console, "error").mockImplementation((text) => void errors.push(String(text)));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const file = (name: string, content: string | Buffer): string => {
  writeFileSync(path.join(folder, name), content);
  return name;
};
const rows = (...lines: unknown[]): string =>
  file("rows.jsonl", lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join(""));
const answers = () =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const usage = (at: string, changes: object = {}) => ({
  model: "gpt-x",
  at,
  tokens: { uncachedInput: 1_000_000 },
  ...changes,
});
const feed = (price: number) =>
  JSON.stringify({ "gpt-x": { input_cost_per_token: price, litellm_provider: "openai" } });

describe("cost", () => {
  it("values each line in order with the bundled book", async () => {
    const lines = rows(
      {
        model: "gpt-4o-mini",
        at: "2026-08-15",
        requests: 10,
        tokens: { uncachedInput: 10_000, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 400, reasoning: 0 },
      },
      { model: "claude-haiku-4-5", provider: "anthropic", at: "2026-08-15T23:59:59Z", tokens: { output: 100 } },
      { model: "nobody-knows", at: "2026-08-15", tokens: { cacheRead: 5 } },
    );
    expect(await cost([lines])).toBe(0);
    expect(answers()).toMatchObject([
      {
        cost: "0.00174",
        currency: "USD",
        priced: "full",
        unpriced: [],
        price: { provider: "openai", model: "gpt-4o-mini", from: "2024-07-18", to: null, rule: "exact" },
      },
      { cost: "0.0005", priced: "full" },
      { cost: null, priced: "none", unpriced: ["cacheRead"], price: null },
    ]);
  });

  it("values usage of an unknown provider by its model alone", async () => {
    const tokens = { uncachedInput: 1_000_000 };
    const models = ["gpt-4o", "nobody-knows"];
    const lines = rows(...models.map((model) => ({ model, provider: "unknown", at: "2026-08-15", tokens })));
    expect(await cost([lines])).toBe(0);
    expect(answers()).toMatchObject([
      { cost: "2.5", price: { provider: "openai" } },
      { cost: null, priced: "none" },
    ]);
  });

  it("takes an instant's UTC day", async () => {
    const at = (at: string) => ({ model: "claude-sonnet-5", at, tokens: { output: 1_000_000 } });
    expect(await cost([rows(at("2026-09-01T00:30:00+01:00"), at("2026-08-31T23:30:00-01:00"))])).toBe(0);
    expect(answers().map((answer) => answer.cost)).toEqual(["10", "15"]);
  });

  it("knows the context of a single request, not that of many", async () => {
    const line = (requests?: number) => ({
      model: "gpt-5.5",
      at: "2026-08-01",
      requests,
      tokens: { uncachedInput: 300_000 },
    });
    expect(await cost([rows(line(1), line(2), line())])).toBe(0);
    expect(answers().map(({ cost: amount, upperBound }) => [amount, upperBound])).toEqual([
      ["3", undefined],
      ["1.5", "3"],
      ["1.5", "3"],
    ]);
  });

  it("makes a book of dated snapshots, gzip read too", async () => {
    const first = file("first.json.gz", gzipSync(feed(1e-6)));
    const second = file("second.json", feed(2e-6));
    const lines = rows(usage("2025-06-01"), usage("2026-03-31"), usage("2026-04-01"));
    expect(await cost([lines, "--feed", `litellm=${second}@2026-04-01`, `--feed=litellm=${first}@2026-01-01`])).toBe(0);
    expect(answers().map(({ cost: amount, price }) => [amount, (price as { rule: string }).rule])).toEqual([
      ["1", "before-first-snapshot"],
      ["1", "exact"],
      ["2", "exact"],
    ]);
  });

  it("reads a book of its own", async () => {
    const book = file(
      "book.json",
      JSON.stringify({
        ...bundledBook,
        entries: [{ ...bundledBook.entries[0], model: "gpt-x", perMTok: { input: "7" } }],
      }),
    );
    expect(await cost([rows(usage("2026-01-01")), "--book", book])).toBe(0);
    expect(answers()[0]?.cost).toBe("7");
  });

  it("prints nothing but the faults where a line is bad, each with its place", async () => {
    const lines = rows(
      usage("2026-01-01"),
      "{ not json",
      usage("2026-02-30", { tokens: { input: 5, output: -1 }, batch: "yes" }),
      { at: "2026-01-01", tokens: { output: 1.5 }, units: { page: -1 } },
      { model: "x", at: "2026-01-01T10:00:00" },
      [],
    );
    expect(await cost([lines])).toBe(2);
    expect(out).toBe("");
    const text = errors.join("\n");
    for (const fault of [
      /line 2: this is not JSON/,
      /line 3: at is a day/,
      /line 3: tokens.input is not a bucket/,
      /line 3: tokens.output is a whole number/,
      /line 3: batch is true or false/,
      /line 4: model is a text/,
      /line 4: units.page/,
      /line 5: at is a day/,
      /line 5: tokens is an object/,
      /line 6: an object/,
    ])
      expect(text).toMatch(fault);
    expect(text).not.toContain("line 1:");
  });

  it("refuses a feed or book that cannot be trusted", async () => {
    const lines = rows(usage("2026-01-01"));
    const twice = file("twice.json", '{"a": {"input_cost_per_token": 1}, "a": {"input_cost_per_token": 2}}');
    const cut = file("cut.json.gz", gzipSync(feed(1)).subarray(0, 30));
    const book = file("bad-book.json", JSON.stringify({ version: "x", entries: [{ model: "y" }] }));
    expect(await cost([lines, "--feed", `litellm=${twice}@2026-01-01`])).toBe(3);
    expect(await cost([lines, "--feed", `litellm=${cut}@2026-01-01`])).toBe(3);
    expect(await cost([lines, "--book", book])).toBe(3);
    expect(errors[0]).toContain('"a" stands twice');
    expect(errors[1]).toContain("cut short");
    expect(errors[2]).toContain("is not a price book: entries › 0 › provider");
    expect(out).toBe("");
  });

  it("says how it is called where the arguments are wrong", async () => {
    const lines = rows(usage("2026-01-01"));
    for (const args of [
      ["--what"],
      [lines, "more"],
      ["--book"],
      ["--feed", "litellm"],
      ["--feed", "nobody=x@2026-01-01"],
      ["--feed", `litellm=${lines}@2026-13-01`],
      ["missing.jsonl"],
      ["--book", "a", "--feed", "litellm=b@2026-01-01"],
    ])
      expect([args, await cost(args)]).toEqual([args, 2]);
    expect(errors[4]).toContain("there are litellm, genai-prices");
  });

  it("says which file cannot be opened, and where a line stops being JSON", async () => {
    const lines = rows(usage("2026-01-01"));
    for (const args of [
      ["missing.jsonl"],
      ["."],
      [lines, "--book", "no-book.json"],
      [lines, "--feed", "litellm=.@2026-01-01"],
    ])
      expect([args, await cost(args)]).toEqual([args, 2]);
    expect(errors).toEqual([
      "There is no file missing.jsonl.",
      ". is a folder; name a file.",
      "There is no file no-book.json.",
      ". is a folder; name a file.",
    ]);
    expect(await cost([rows(usage("2026-01-01"), '{"model": "x",}')])).toBe(2);
    expect(errors[4]).toBe(
      'line 2: this is not JSON: column 15: a key in double quotes is missing here (a comma may not stand before "}").',
    );
  });
});
