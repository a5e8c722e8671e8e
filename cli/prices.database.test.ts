import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { useTestDatabase } from "../server/testing/test-database";
import { world } from "../server/testing/world";
import { pricesVerb } from "./prices";

const database = useTestDatabase();
beforeAll(async () => {
  process.env.DATABASE_ADMIN_URL = database.adminUrl;
  await world("acme");
});

const file = (name: string, content: string): string => {
  const full = path.join(database.folder, name);
  writeFileSync(full, content);
  return full;
};
const feed = (input: number) =>
  JSON.stringify({
    "house-1": { litellm_provider: "openai", input_cost_per_token: input, output_cost_per_token: 4e-6 },
  });

/** What the verb printed, and its exit code. */
async function run(...args: string[]) {
  let out = "";
  const said: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const error = vi.spyOn(console, "error").mockImplementation((text) => void said.push(String(text)));
  try {
    return { exit: await pricesVerb(args), out, said: said.join("\n") };
  } finally {
    write.mockRestore();
    error.mockRestore();
  }
}
const sync = (name: string, content: string, day: string) =>
  run("sync", "--feed", "litellm", "--file", file(name, content), "--as-of", day, "--global");
const firstLine = (out: string) =>
  JSON.parse(out.split("\n")[0] ?? "") as { id: string; why: string[]; verdict: string };

describe("prices on the command line", () => {
  it("takes a feed, asks about what is suspicious, and shows it", async () => {
    expect((await sync("first.json", feed(2e-6), "2026-08-01")).exit).toBe(0);
    expect((await sync("second.json", feed(2e-3), "2026-09-01")).exit).toBe(0);
    const asked = await run("dispute");
    expect([asked.exit, firstLine(asked.out).verdict]).toEqual([0, "quarantined"]);
    expect(firstLine(asked.out).why.join()).toContain("most likely another unit");
    const shown = await run("show", "house-1");
    expect([shown.exit, shown.out.includes('"2000"')]).toEqual([0, false]);
    expect((await run("list", "--search", "house-1", "--day", "2026-09-02")).out).toContain('"input":"2"');
  });

  it("settles a question with a reason, once, and tells the history", async () => {
    const { id } = firstLine((await run("dispute")).out);
    expect(await run("accept", id)).toMatchObject({ exit: 2, said: expect.stringContaining("--reason") });
    expect((await run("dispute", id, "--reason", "a thousand times too much")).exit).toBe(0);
    expect(await run("accept", id, "--reason", "changed my mind")).toMatchObject({
      exit: 2,
      said: expect.stringContaining("declined already"),
    });
    await sync("third.json", feed(7e-6), "2026-09-02");
    const next = firstLine((await run("dispute")).out);
    expect((await run("accept", next.id, "--reason", "our contract", "--org", "acme")).out).toContain("override");
    expect((await run("show", "house-1", "--org", "acme")).out).toContain('"7"');
    expect((await run("accept", next.id, "--reason", "read on the page")).exit).toBe(0);
    const history = await run("history", "house-1");
    expect(history.out).toContain("a thousand times too much");
    const all = (await run("history")).out;
    for (const said of ["prices.sync", "prices.decline", "prices.accept", "read on the page", "litellm-2026-09-02"])
      expect(all).toContain(said);
  });

  it("marks a price in force as doubtful", async () => {
    expect(
      (await run("dispute", "gpt-4o-mini", "--provider", "openai", "--reason", "the page says otherwise")).exit,
    ).toBe(0);
    expect((await run("dispute")).out).toContain("doubted by hand: the page says otherwise");
    expect(await run("dispute", "nobody-knows", "--reason", "the page says otherwise")).toMatchObject({ exit: 2 });
  });

  it("answers what it does not understand with 2, and a broken file with 3, and nothing changes", async () => {
    for (const args of [
      [],
      ["sell"],
      ["show"],
      ["accept"],
      ["list", "more"],
      ["sync"],
      ["sync", "--global", "--file", "x.json"],
      ["sync", "--global", "--feed", "nosuch", "--file", "x.json", "--as-of", "2026-08-01"],
      ["sync", "--global", "--feed", "litellm", "--file", "nowhere.json", "--as-of", "2026-08-01"],
      ["sync", "--global", "--feed", "litellm", "--file", file("ok.json", feed(2e-6)), "--as-of", "01/08/2026"],
      ["sync", "--org", "acme", "--feed", "litellm"],
      ["show", "nobody-knows"],
      ["accept", "no-such-question", "--reason", "because"],
    ])
      expect([args.join(" "), (await run(...args)).exit]).toEqual([args.join(" "), 2]);
    const before = (await run("show", "house-1")).out;
    expect(await sync("broken.json", '{ "house-1": { } ', "2026-10-01")).toMatchObject({
      exit: 3,
      said: expect.stringContaining("Nothing of it was taken"),
    });
    expect((await run("show", "house-1")).out).toBe(before);
  });
});
