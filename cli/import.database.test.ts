import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { useTestDatabase } from "../server/testing/test-database";
import { world } from "../server/testing/world";
import { importVerb } from "./import";

const database = useTestDatabase();
beforeAll(async () => {
  process.env.DATABASE_ADMIN_URL = database.adminUrl;
  await world("acme");
});

const HEADER = "day,provider,model,requests,uncached_input,output";
function file(name: string, ...rows: string[]): string {
  const full = path.join(database.folder, name);
  writeFileSync(full, `${[HEADER, ...rows].join("\n")}\n`);
  return full;
}

/** What the verb printed on standard output, line by line, and its exit code. */
async function run(...args: string[]) {
  const printed: string[] = [];
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  const said: string[] = [];
  const err = vi.spyOn(console, "error").mockImplementation((text) => void said.push(String(text)));
  try {
    const exit = await importVerb(args);
    return {
      exit,
      said,
      lines: printed
        .join("")
        .trim()
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

describe("import on the command line", () => {
  it("commits, says what is here already, asks about overlap, and goes on after a refused file", async () => {
    const first = file("first.csv", "2026-08-01,openai,gpt-4o-mini,1,1000,500", "2026-08-02,openai,gpt-4o-mini,1,10,5");
    const done = await run(first, "--org", "acme");
    expect(done).toMatchObject({
      exit: 0,
      lines: [{ status: "committed", format: "canonical", rows: 2, accepted: 2 }],
    });
    expect(await run(first, "--org", "acme")).toMatchObject({
      exit: 0,
      lines: [{ status: "already-imported", import: done.lines[0]!.import }],
    });

    const second = file("second.csv", "2026-08-02,openai,gpt-4o-mini,1,20,5", "2026-08-03,openai,gpt-4o-mini,1,30,5");
    expect(await run(second, "--org", "acme")).toMatchObject({
      exit: 4,
      lines: [{ status: "answer-needed", import: null }],
    });
    expect(await run(second, "--org", "acme", "--keep", "--dry-run")).toMatchObject({
      exit: 0,
      lines: [{ status: "dry-run", import: null }],
    });

    const empty = path.join(database.folder, "empty.csv");
    writeFileSync(empty, "");
    const both = await run(empty, second, "--org", "acme", "--replace");
    expect(both).toMatchObject({ exit: 3, lines: [{ status: "refused" }, { status: "committed" }] });
  });

  it("never counts the log of a gateway beside the export of the same traffic, unless told that it is other traffic", async () => {
    await world("gated");
    const log = path.join(database.folder, "gateway.jsonl");
    const call = { model: "gpt-4o-mini", custom_llm_provider: "openai", call_type: "acompletion", spend: 0.1 };
    const tokens = { prompt_tokens: 1000, completion_tokens: 500, total_tokens: 1500 };
    writeFileSync(
      log,
      `${JSON.stringify({ request_id: "r1", startTime: "2026-08-01T10:00:00Z", api_key: "k", metadata: "{}", ...call, ...tokens })}\n`,
    );
    await run(file("gated.csv", "2026-08-01,openai,gpt-4o-mini,1,1000,500"), "--org", "gated");
    const dryRunOf = async (...more: string[]) =>
      (await run(log, "--org", "gated", "--dry-run", ...more)).lines[0] as Record<"dryRun" | "warnings", object>;
    expect(await dryRunOf()).toMatchObject({ dryRun: { source: { isDetail: true } }, warnings: [] });
    expect(await dryRunOf("--ledger")).toMatchObject({
      dryRun: { source: { isDetail: false } },
      warnings: [{ code: "same-traffic-elsewhere", source: "canonical", days: 1 }],
    });
    expect(await run(log, "--org", "gated", "--ledger", "--detail")).toMatchObject({ exit: 2 });
  });

  it("asks before it takes a file with many rejected rows", async () => {
    const loose = file("loose.csv", "2026-09-01,openai,gpt-4o-mini,1,1000,500", "2026-09-02,openai,gpt-4o-mini,1,-1,5");
    expect(await run(loose, "--org", "acme")).toMatchObject({
      exit: 4,
      lines: [{ status: "answer-needed", rejected: 1 }],
    });
    expect(await run(loose, "--org", "acme", "--yes")).toMatchObject({ exit: 0, lines: [{ status: "committed" }] });
  });

  it("says in a sentence what is wrong with its arguments", async () => {
    expect(await run("x.csv")).toMatchObject({ exit: 2, said: [expect.stringContaining("Say which organization")] });
    expect(await run("x.csv", "--org", "acme", "--keep", "--replace")).toMatchObject({ exit: 2 });
    expect(await run("x.csv", "--org", "nobody")).toMatchObject({
      exit: 2,
      said: [expect.stringContaining("no organization at /o/nobody")],
    });
    expect(await run("not-there.csv", "--org", "acme")).toMatchObject({ exit: 3, lines: [{ status: "refused" }] });
  });
});
