import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, inject, it } from "vitest";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { reconcile } from "./reconcile";
import { revertImport } from "./revert-import";
import { importFile, type FileToImport } from ".";

const database = useTestDatabase();
const shared = path.join(inject("testServer").root, "../shared/data");
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const HEADER = "day,provider,model,project,requests,uncached_input,cache_read,output,reported_cost,currency";
const LATER = new Date("2030-01-01T00:00:00Z");

function csv(name: string, ...rows: string[]): string {
  const file = path.join(database.folder, name);
  writeFileSync(file, `${[HEADER, ...rows].join("\n")}\n`);
  return file;
}

/** One row of gpt-4o-mini: `input` and half as much output. */
const row = (day: string, input: number, project = "web") =>
  `${day},openai,gpt-4o-mini,${project},10,${input},0,${input / 2},,`;

const take = (organization: WorldOrganization, file: string, more: Partial<FileToImport> = {}) =>
  importFile(organization.id, OPERATOR, {
    path: file,
    name: path.basename(file),
    hints: {},
    overlap: null,
    confirmRejects: false,
    isDryRun: false,
    ...more,
  });

const SUMS = `count(*)::int AS n, coalesce(sum("uncachedInput"), 0)::text AS input, coalesce(sum(output), 0)::text AS output,
  trim_scale(sum("reportedCost"))::text AS reported`;
const COST = `(SELECT trim_scale(sum("valuedCost"))::text FROM "UsageMonth" WHERE "organizationId" = $1) AS cost`;

const rowsOf = <Row = Record<string, string>>(sql: string, ...values: string[]): Promise<Row[]> =>
  asAdmin(database.adminUrl, async (client) => (await client.query(sql, values)).rows as Row[]);

const sums = async (organization: WorldOrganization, table = "UsageRollup") =>
  (await rowsOf(`SELECT ${SUMS}, ${COST} FROM "${table}" WHERE "organizationId" = $1`, organization.id))[0];
const everything = async (organization: WorldOrganization) => ({
  rollups: await rowsOf(
    `SELECT * FROM "UsageRollup" WHERE "organizationId" = $1 ORDER BY "importId", day, "keyId"`,
    organization.id,
  ),
  months: await rowsOf(
    `SELECT * FROM "UsageMonth" WHERE "organizationId" = $1 ORDER BY "importId", month, "keyId"`,
    organization.id,
  ),
  keys: await rowsOf(`SELECT * FROM "UsageKey" WHERE "organizationId" = $1 ORDER BY id`, organization.id),
});

describe("committing a file", () => {
  it("values each day, adds up to the token and the last decimal, and is in the audit log", async () => {
    const { acme } = await world("acme");
    const file = csv(
      "plain.csv",
      "2026-08-01,openai,gpt-4o-mini,web,10,1000,0,500,0.1,USD",
      "2026-09-01,openai,gpt-4o-mini,web,5,2000,0,100,0.20000000000000000003,USD",
    );
    const done = await take(acme, file);
    expect(done.status).toBe("committed");
    // 3,000 × $0.15 and 600 × $0.60 a million.
    const expected = { n: 2, input: "3000", output: "600", cost: "0.00081", reported: "0.30000000000000000003" };
    expect(await sums(acme)).toEqual(expected);
    expect(await sums(acme, "UsageMonth")).toEqual(expected);
    const [entry] = await rowsOf(
      `SELECT actor, subject, facts FROM "AuditEntry" WHERE "organizationId" = $1 AND action = 'import.commit'`,
      acme.id,
    );
    expect(entry).toMatchObject({
      actor: "operator:test",
      subject: "plain.csv",
      facts: { import: done.import, rows: 2, accepted: 2 },
    });
  });

  it("counts rows that are alike in every key twice", async () => {
    const { alike } = await world("alike");
    await take(alike, csv("alike.csv", row("2026-08-01", 100), row("2026-08-01", 100)));
    expect(await sums(alike)).toMatchObject({ n: 1, input: "200" });
    expect((await rowsOf(`SELECT rows::text FROM "UsageRollup" WHERE "organizationId" = $1`, alike.id))[0]).toEqual({
      rows: "2",
    });
  });

  it("leaves a model without a price unpriced, never free", async () => {
    const { odd } = await world("odd");
    const done = await take(odd, csv("odd.csv", "2026-08-01,nobody,made-up-model,web,1,100,0,10,,"));
    expect(await sums(odd)).toMatchObject({ cost: null, input: "100" });
    expect(done.report?.dryRun?.effects[0]?.unpricedModels).toEqual([
      { provider: "nobody", model: "made-up-model", tokens: "110" },
    ]);
  });

  it("leaves nothing behind of a file that is refused", async () => {
    const { neat } = await world("neat");
    const file = path.join(database.folder, "empty.csv");
    writeFileSync(file, "");
    expect(await take(neat, file)).toMatchObject({ status: "refused", import: null });
    expect(readdirSync(path.join(database.folder, "uploads", neat.id))).toEqual([]);
    expect(await rowsOf(`SELECT 1 FROM "Import" WHERE "organizationId" = $1`, neat.id)).toEqual([]);
  });
});

describe("the same bytes again", () => {
  it("are already imported, and nothing is written", async () => {
    const { again } = await world("again");
    const file = csv("again.csv", row("2026-08-01", 100));
    const first = await take(again, file);
    const before = await everything(again);
    expect(await take(again, file)).toMatchObject({ status: "already-imported", import: first.import });
    expect(await everything(again)).toEqual(before);
    expect(await rowsOf(`SELECT 1 FROM "Import" WHERE "organizationId" = $1`, again.id)).toHaveLength(1);
  });

  it("twenty times at once give one import", async () => {
    const { crowd } = await world("crowd");
    const file = csv("crowd.csv", row("2026-08-01", 100), row("2026-08-02", 300));
    const all = await Promise.all(Array.from({ length: 20 }, () => take(crowd, file)));
    expect(all.filter(({ status }) => status === "committed")).toHaveLength(1);
    expect(all.filter(({ status }) => status === "already-imported")).toHaveLength(19);
    expect(new Set(all.map((one) => one.import)).size).toBe(1);
    expect(await sums(crowd)).toMatchObject({ n: 2, input: "400" });
  });

  it("may come again once their import was reverted", async () => {
    const { redo } = await world("redo");
    const file = csv("redo.csv", row("2026-08-01", 100));
    const first = await take(redo, file);
    await redo.run("analyst", (ctx) => revertImport(ctx, { id: first.import!, reason: "wrong account" }));
    expect((await take(redo, file)).status).toBe("committed");
    expect(await sums(redo)).toMatchObject({ n: 1, input: "100" });
  });
});

describe("days that are here already", () => {
  const both = async (name: string) => {
    const made = (await world(name))[name]!;
    const first = await take(
      made,
      csv(`${name}-1.csv`, row("2026-08-30", 100), row("2026-08-31", 200), row("2026-09-01", 400)),
    );
    return { made, first, second: csv(`${name}-2.csv`, row("2026-08-31", 1_000), row("2026-09-02", 2_000)) };
  };

  it("ask for an answer, and nothing is written until there is one", async () => {
    const { made, first, second } = await both("asked");
    const before = await everything(made);
    const asked = await take(made, second);
    expect(asked).toMatchObject({ status: "answer-needed", import: null });
    expect(asked.message).toContain("1 day of this file");
    expect(await everything(made)).toEqual(before);
    const tried = await take(made, second, { isDryRun: true });
    expect(tried.report?.dryRun?.overlap).toMatchObject({ days: 1, imports: [{ id: first.import, days: 1 }] });
    expect(tried.report?.dryRun?.effects.map(({ overlap }) => overlap)).toEqual(["replace", "keep"]);
  });

  it("replace takes the days out of the earlier import, months too", async () => {
    const { made, first, second } = await both("replaced");
    const done = await take(made, second, { overlap: "replace" });
    expect(done.report?.dryRun?.effects[0]?.replaced).toEqual({ imports: 1, rollups: 1, days: 1 });
    expect(await sums(made)).toMatchObject({ n: 4, input: String(100 + 400 + 1_000 + 2_000) });
    expect(await sums(made, "UsageMonth")).toMatchObject({ input: String(100 + 400 + 1_000 + 2_000) });
    const months = await rowsOf(
      `SELECT month::text, "uncachedInput"::text AS input FROM "UsageMonth" WHERE "organizationId" = $1 AND "importId" = $2 ORDER BY 1`,
      made.id,
      first.import!,
    );
    expect(months).toEqual([
      { month: "2026-08-01", input: "100" },
      { month: "2026-09-01", input: "400" },
    ]);
  });

  it("keep takes only the other days", async () => {
    const { made, second } = await both("kept");
    const done = await take(made, second, { overlap: "keep" });
    expect(done.report?.dryRun?.effects[0]?.skippedDays).toBe(1);
    expect(await sums(made)).toMatchObject({ n: 4, input: String(100 + 200 + 400 + 2_000) });
  });

  it("are no overlap where the source is another", async () => {
    const { made, second } = await both("apart");
    expect((await take(made, second, { hints: { source: "second account" } })).status).toBe("committed");
    expect(await sums(made)).toMatchObject({ n: 5, input: String(700 + 3_000) });
  });

  it("warn where another source tells of the same traffic", async () => {
    const { twice } = await world("twice");
    await take(twice, csv("twice-1.csv", row("2026-08-01", 1_000)));
    const second = await take(twice, csv("twice-2.csv", row("2026-08-01", 1_100, "gateway")), {
      hints: { source: "gateway", isDetail: true },
    });
    expect(second.report?.dryRun?.sameTraffic).toMatchObject([{ source: "canonical", days: 1, models: 1 }]);
    // A detail source adds nothing to totals.
    expect(second.report?.dryRun?.effects[0]?.workloads).toMatchObject([
      { id: null, before: { tokens: "1500" }, after: { tokens: "1500" } },
    ]);
  });
});

describe("a dry run", () => {
  it("says exactly what the commit then does, and takes everything back", async () => {
    const { dry } = await world("dry");
    await take(dry, csv("dry-1.csv", row("2026-08-01", 100)));
    const before = await everything(dry);
    const file = csv("dry-2.csv", row("2026-08-02", 1_000), row("2026-08-03", 500, "new"));
    const tried = await take(dry, file, { isDryRun: true });
    expect(tried).toMatchObject({ status: "dry-run", import: null });
    expect(await everything(dry)).toEqual(before);
    const done = await take(dry, file);
    expect(tried.report?.dryRun).toEqual(done.report?.dryRun);
    expect(done.report?.dryRun?.effects[0]).toMatchObject({
      rollups: 2,
      newKeys: 1,
      workloads: [{ before: { tokens: "150" }, after: { tokens: "2400" } }],
    });
  });
});

describe("reverting", () => {
  it("takes out exactly what the import brought", async () => {
    const { back } = await world("back");
    await take(back, csv("back-1.csv", row("2026-08-01", 100)));
    const before = await everything(back);
    const second = await take(back, csv("back-2.csv", row("2026-08-02", 1_000), row("2026-08-03", 500, "new")));
    expect(await sums(back)).toMatchObject({ n: 3 });
    await back.run("analyst", (ctx) => revertImport(ctx, { id: second.import!, reason: "sent by mistake" }));
    expect(await everything(back)).toEqual(before);
    await expect(
      back.run("analyst", (ctx) => revertImport(ctx, { id: second.import!, reason: "again" })),
    ).rejects.toMatchObject({ code: "not-committed" });
  });
});

describe("rejected rows", () => {
  it("above one in a thousand need a confirmation, and can be read with line, column, value and reason", async () => {
    const { loose } = await world("loose");
    const file = csv(
      "loose.csv",
      row("2026-08-01", 100),
      "2026-08-02,openai,gpt-4o-mini,web,1,-5,0,10,,",
      "=cmd|' /C calc'!A0,openai,gpt-4o-mini,web,1,5,0,10,,",
    );
    expect(await take(loose, file)).toMatchObject({ status: "answer-needed", import: null });
    const done = await take(loose, file, { confirmRejects: true });
    expect(done.report).toMatchObject({ rows: 3, accepted: 1, rejected: 2, ignored: 0 });
    const { rejects } = await loose.as("analyst", LATER).imports.rejects({ id: done.import! });
    expect(rejects).toMatchObject([
      { number: 1, line: 3, column: "uncached_input", value: "-5", code: "negative" },
      { number: 2, line: 4, column: "day", value: "=cmd|' /C calc'!A0", code: "bad-date" },
    ]);
    const { csv: text } = await loose.run("analyst", async (ctx) =>
      (await import("./rejects-csv")).rejectsCsv(ctx, { id: done.import! }),
    );
    expect(text.split("\r\n")[2]).toBe("4,day,'=cmd|' /C calc'!A0,bad-date");
    await loose.run(
      "analyst",
      (ctx) => ctx.db.$executeRaw`
        UPDATE "Import" SET report = jsonb_set(report, '{rejected}', '100500') WHERE "organizationId" = ${loose.id}`,
    );
    const { csv: cut } = await loose.run("analyst", async (ctx) =>
      (await import("./rejects-csv")).rejectsCsv(ctx, { id: done.import! }),
    );
    expect(cut.trim().split("\r\n").at(-1)).toBe(',,"500 more were rejected; the first 100000 are kept",not-kept');
  });

  it("below one in a thousand do not", async () => {
    const { fine } = await world("fine");
    const days = Array.from({ length: 1_999 }, (_, index) => row("2026-08-01", 2 * index));
    expect((await take(fine, csv("fine.csv", ...days, row("2026-08-02", -2)))).status).toBe("committed");
  });
});

const traces = ["code", "conv"].map((name) => path.join(shared, `traces/AzureLLMInferenceTrace_${name}_2023.csv`));
const hasShared = existsSync(traces[0]!);
if (!hasShared) console.log(`skipped: the files of third parties are not at ${shared}`);

describe.skipIf(!hasShared)("files of third parties", () => {
  it("take in two traces as two sources, to the token", async () => {
    const { trace } = await world("trace");
    for (const file of traces)
      expect((await take(trace, file, { hints: { source: path.basename(file) } })).status).toBe("committed");
    const bySource = await rowsOf(
      `SELECT s.name, sum(r."uncachedInput")::text AS input, sum(r.output)::text AS output, sum(r.requests)::text AS requests
      FROM "UsageRollup" r JOIN "Import" i ON i.id = r."importId" JOIN "Source" s ON s.id = i."sourceId" WHERE r."organizationId" = $1 GROUP BY 1 ORDER BY 1`,
      trace.id,
    );
    expect(bySource).toMatchObject([
      { input: "18059974", output: "245896" },
      { input: "22361870", output: "4088665" },
    ]);
  });

  it("reconcile a token export with the bill of the same day to the cent", async () => {
    const { petro } = await world("petro");
    const folder = path.join(shared, "usage/anthropic_petroslamb");
    for (const name of readdirSync(folder))
      expect((await take(petro, path.join(folder, name))).status).toBe("committed");
    const { months } = await petro.run("analyst", (ctx) => reconcile(ctx, { from: "2026-02-01", to: "2026-03-01" }));
    expect(months).toHaveLength(1);
    expect(months[0]!.cells).toHaveLength(2);
    for (const cell of months[0]!.cells) expect([null, "rounding"]).toContain(cell.cause);
    expect(Math.abs(Number(months[0]!.difference))).toBeLessThan(0.03);
    // The bill is not added to what usage is worth.
    const [spend] = await rowsOf(
      `SELECT count(*) FILTER (WHERE i.kind = 'cost' AND m."valuedCost" IS NOT NULL)::int AS valued FROM "UsageMonth" m JOIN "Import" i ON i.id = m."importId" WHERE m."organizationId" = $1`,
      petro.id,
    );
    expect(spend).toEqual({ valued: 0 });
  });
});
