import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { Decimal } from "../../kernel/decimal";
import { setUpQueue } from "../../queue";
import { bringing } from "../../testing/stocked-workloads";
import { asAdmin, useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import {
  askForCopy,
  commitImport,
  importFile,
  inspectImport,
  makeCopy,
  receiveUpload,
  sweepCopies,
  sweepUploads,
} from "..";
import { uploadPlace } from "../uploads-folder";
import { canonicalFolder, canonicalPlace } from "./canonical-place";

const database = useTestDatabase();
beforeAll(async () => setUpQueue(database.adminUrl), 60_000);

const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const HEADER = "day,provider,model,project,user,requests,uncached_input,cache_read,output";
const ROWS = [
  "2026-08-01,openai,gpt-4o-mini,web,olga,1,1000,0,500",
  "2026-08-01,openai,gpt-4o-mini,web,olga,1,333,10,7",
  "2026-08-01,openai,gpt-4o-mini,shop,,1,20,0,10",
  "2026-08-02,openai,gpt-4o-mini,web,,1,40,0,20",
  "2026-08-02,nobody,made-up,web,,1,40,0,20",
];

let files = 0;
async function take(organization: WorldOrganization, rows: readonly string[], inPlace = false) {
  const file = path.join(database.folder, `usage-${++files}.csv`);
  writeFileSync(file, `${[HEADER, ...rows].join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: {}, overlap: "replace", confirmRejects: true, isDryRun: false },
    ...(inPlace ? { limits: { inPlaceFromBytes: 1 } } : {}),
  });
  return { id: done.import ?? "", file, hasCopy: done.hasCopy };
}

const sum = (costs: readonly (string | null)[]) =>
  costs.reduce((all, cost) => all.plus(cost ?? 0), new Decimal(0)).toString();

describe("the rows behind an amount", () => {
  it("are a ledger's, with the part of their tokens that detail says a workload used", async () => {
    const { parted } = await world("parted");
    const api = parted.as("analyst");
    const { id: workloadId } = await api.workloads.create({ name: "Triage", profile: { task: "classification" } });
    const matchers = [{ field: "promptName" as const, kind: "glob" as const, pattern: "triage" }];
    await api.workloads.createRule({ workloadId, matchers });
    const header = "day,provider,model,prompt_name,uncached_input,output";
    const use = bringing(database);
    const ledger = [
      "2026-08-01,openai,gpt-4o-mini,,800,100",
      "2026-08-01,openai,gpt-4o-mini,,200,0",
      "2026-08-02,openai,gpt-4o-mini,,70,7",
    ];
    await use(parted, "ledger", ledger, header);
    await use(parted, "gateway", ["2026-08-01,openai,gpt-4o-mini,triage,600,50"], header);
    const { id: gateway } = (await api.imports.sources()).find(({ name }) => name === "gateway")!;
    await api.imports.setSourceDetail({ id: gateway, isDetail: true, reason: "it is the same traffic" });
    const { id } = (await api.imports.list({})).imports.find(({ fileName }) => fileName.includes("ledger"))!;
    const behind = await api.imports.rows({ id, workloadId });
    expect(behind.parted).toEqual({ tokens: 650, of: 1100, sources: ["gateway"] });
    expect(behind.rows.map(({ line, tokens }) => [line, tokens.uncachedInput])).toEqual([
      [2, 800],
      [3, 200],
    ]);
    // 600 × $0.15 and 50 × $0.60 a million.
    expect(behind).toMatchObject({ count: 2, amount: { rows: 2, valued: "0.00012" } });
    const rest = await api.imports.rows({ id, workloadId: null });
    expect(rest).toMatchObject({ count: 3, parted: { tokens: 527, of: 1177 } });
    expect(await api.imports.rows({ id })).toMatchObject({ count: 3, parted: null, amount: { rows: 3 } });
    expect((await api.imports.rows({ id, promptName: "triage" })).rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  it("add up to it, with the price of their day and the rule that found it", async () => {
    const { acme } = await world("acme");
    const { id, hasCopy } = await take(acme, ROWS);
    expect(hasCopy).toBe(true);
    const api = acme.as("reviewer").imports;
    const all = await api.rows({ id });
    expect(all).toMatchObject({ hasCopy: true, count: 5, next: null, amount: { rows: 5, currency: "USD" } });
    expect(all.rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
    expect(sum(all.rows.map(({ cost }) => cost))).toBe(all.amount.valued);

    const cell = await api.rows({ id, day: "2026-08-01", model: "gpt-4o-mini", project: "web" });
    expect(cell.rows.map(({ line, tokens }) => [line, tokens.uncachedInput])).toEqual([
      [2, 1000],
      [3, 333],
    ]);
    expect(sum(cell.rows.map(({ cost }) => cost))).toBe(cell.amount.valued);
    // 1,000 × $0.15 and 500 × $0.60 a million.
    expect(cell.rows[0]).toMatchObject({
      cost: "0.00045",
      price: { provider: "openai", model: "gpt-4o-mini", rule: "exact", unpriced: [] },
    });
    expect(cell.rows[0]?.labels.userKey).toMatch(/^[0-9a-f]{64}$/);
    const unpriced = await api.rows({ id, model: "made-up" });
    expect(unpriced).toMatchObject({ amount: { valued: null }, rows: [{ cost: null, price: null }] });

    const first = await api.rows({ id, limit: 2 });
    expect(first.next).toBe(3);
    expect((await api.rows({ id, limit: 2, after: first.next ?? 0 })).rows.map(({ line }) => line)).toEqual([4, 5]);
    await expect(acme.as("viewer").imports.rows({ id })).rejects.toThrow("may not do this");
  });

  it("are those that count: not of days that a later import replaced", async () => {
    const { later } = await world("later");
    const { id } = await take(later, ROWS);
    await take(later, ["2026-08-02,openai,gpt-4o-mini,web,,1,1,0,1"]);
    const left = await later.as("analyst").imports.rows({ id });
    expect(left.days).toEqual(["2026-08-01"]);
    expect(left.rows.map(({ day }) => day)).toEqual(["2026-08-01", "2026-08-01", "2026-08-01"]);
    expect(sum(left.rows.map(({ cost }) => cost))).toBe(left.amount.valued);
  });

  it("are nobody else's", async () => {
    const { mine, theirs } = await world("mine", "theirs");
    const { id } = await take(mine, ROWS);
    await expect(theirs.as("owner").imports.rows({ id })).rejects.toThrow("no such import");
  });
});

describe("the copy of the rows", () => {
  it("of a large clean file is made afterwards, from the very bytes that were imported", async () => {
    const { large } = await world("large");
    const { id, file, hasCopy } = await take(large, ROWS, true);
    expect(hasCopy).toBe(false);
    const api = large.as("analyst").imports;
    expect(await api.rows({ id })).toMatchObject({ hasCopy: false, rows: [], amount: { rows: 5 } });
    await askForCopy(large.id, id, file);
    await sweepUploads();
    expect(existsSync(uploadPlace(large.id, id).source)).toBe(true);
    await makeCopy(large.id, id);
    expect(await api.rows({ id })).toMatchObject({ hasCopy: true, count: 5 });
    expect(existsSync(uploadPlace(large.id, id).folder)).toBe(false);
    expect(existsSync(file)).toBe(true);
    const left = readdirSync(canonicalFolder(large.id));
    expect(left).toEqual([`${id}.parquet`]);
  });

  it("of an upload is there once it is committed, and the upload is gone", async () => {
    const { sent } = await world("sent");
    const body = Buffer.from(`${[HEADER, ...ROWS].join("\n")}\n`);
    const id = await receiveUpload(
      sent.id,
      { kind: "person", id: "ana", name: "Ana", role: "analyst" },
      { fileName: "sent.csv", body: Readable.from([body]), contentLength: body.length, hints: {} },
    );
    await inspectImport(sent.id, id);
    expect(existsSync(canonicalPlace(sent.id, id))).toBe(false);
    await sent.as("analyst").imports.commit({ id, confirmRejects: true });
    await commitImport(sent.id, id);
    expect(await sent.as("analyst").imports.rows({ id })).toMatchObject({ hasCopy: true, count: 5 });
    expect(existsSync(uploadPlace(sent.id, id).folder)).toBe(false);
  });

  it("is not made of other bytes", async () => {
    const { other } = await world("other");
    const { id } = await take(other, ROWS, true);
    const { folder, source } = uploadPlace(other.id, id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(source, `${[HEADER, ...ROWS.slice(1)].join("\n")}\n`);
    await makeCopy(other.id, id);
    expect(existsSync(canonicalPlace(other.id, id))).toBe(false);
    expect(existsSync(folder)).toBe(false);
  });

  it("is there until the day that its page names, at the end of a long month too", async () => {
    const { month } = await world("month");
    const { id } = await take(month, ROWS);
    await month.as("owner").imports.setRetention({ months: 1, reason: "no longer" });
    await asAdmin(database.adminUrl, (client) =>
      client.query(`UPDATE "Import" SET "committedAt" = '2026-03-01T10:00:00Z' WHERE id = $1`, [id]),
    );
    expect(await month.as("analyst").imports.kept({ id })).toMatchObject({ until: "2026-04-01" });
    await sweepCopies(new Date("2026-03-31T03:41:00Z"));
    expect(existsSync(canonicalPlace(month.id, id))).toBe(true);
    await sweepCopies(new Date("2026-04-01T03:41:00Z"));
    expect(existsSync(canonicalPlace(month.id, id))).toBe(false);
  });

  it("stays when its import is reverted, and goes when the organization's time for it is over", async () => {
    const { gone } = await world("gone");
    const first = await take(gone, ROWS.slice(0, 3));
    const second = await take(gone, ROWS.slice(3));
    await gone.as("analyst").imports.revert({ id: first.id, reason: "wrong account" });
    await sweepCopies(new Date());
    for (const { id } of [first, second]) expect(existsSync(canonicalPlace(gone.id, id))).toBe(true);
    await expect(gone.as("analyst").imports.setRetention({ months: 30, reason: "auditors ask" })).rejects.toThrow(
      "may not do this",
    );
    await gone.as("owner").imports.setRetention({ months: 30, reason: "auditors ask for more" });
    await asAdmin(database.adminUrl, (client) =>
      client.query(`UPDATE "Import" SET "committedAt" = now() - interval '26 months' WHERE id = $1`, [second.id]),
    );
    await sweepCopies(new Date());
    expect(existsSync(canonicalPlace(gone.id, second.id))).toBe(true);
    await gone.as("admin").imports.setRetention({ months: 25, reason: "as it was" });
    await sweepCopies(new Date());
    expect(existsSync(canonicalPlace(gone.id, second.id))).toBe(false);
    expect(await gone.as("reviewer").imports.retention()).toMatchObject({ months: 25, imports: 1 });
    const changes = await gone.run("owner", ({ db, organization: { id: organizationId } }) =>
      db.auditEntry.findMany({
        where: { organizationId, action: "organization.set-retention" },
        orderBy: { at: "asc" },
      }),
    );
    expect(changes.map(({ actor, reason, facts }) => [actor, reason, facts])).toEqual([
      ["Olga Owner", "auditors ask for more", { from: 25, to: 30 }],
      ["Ada Admin", "as it was", { from: 30, to: 25 }],
    ]);
    expect((await gone.as("analyst").imports.rows({ id: second.id })).amount.rows).toBe(2);
  });
});
