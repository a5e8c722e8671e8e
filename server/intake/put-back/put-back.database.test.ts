import { randomUUID } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { setUpQueue } from "../../queue";
import { asAdmin, useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import { importFile, putBackImport } from "..";
import { canonicalPlace } from "../canonical/canonical-place";
import { uploadPlace } from "../uploads-folder";

const database = useTestDatabase();
beforeAll(async () => setUpQueue(database.adminUrl), 60_000);

const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const HEADER =
  "day,provider,model,project,user,requests,uncached_input,cache_read,output,reported_cost,currency,units.web_search";
const row = (day: string, project: string, input: number, more = ",,") =>
  `${day}T10:00:00Z,openai,gpt-4o-mini,${project},olga,2,${input},7,${input / 2},${more}`;
const AUGUST = [
  row("2026-08-01", "triage", 1000, "0.1234567890123456789012345678,USD,3"),
  row("2026-08-02", "triage", 2000),
  row("2026-08-02", "triage", 2000),
  row("2026-08-03", "loose", 40),
  "2026-08-03T10:00:00Z,openai,gpt-4o-mini,triage,,1,-5,0,1,,,",
];

async function take(organization: WorldOrganization, name: string, rows: readonly string[]): Promise<string> {
  const file = path.join(database.folder, `${name}.csv`);
  writeFileSync(file, `${[HEADER, ...rows].join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: { source: "gateway" } },
    ...{ overlap: "replace", confirmRejects: true, isDryRun: false },
  });
  expect(done.status, done.message).toBe("committed");
  return done.import ?? "";
}

/** Everything that an import brought, under the names of its labels: keys may be others after it was put back. */
const broughtBy = (id: string) =>
  asAdmin(database.adminUrl, async (client) => {
    const rows = async (table: string, order: string) =>
      (
        await client.query<Record<string, unknown>>(
          `SELECT to_jsonb(t) - 'keyId' AS row, k.digest, k."workloadId" FROM "${table}" t
          JOIN "UsageKey" k ON k."organizationId" = t."organizationId" AND k.id = t."keyId" WHERE t."importId" = $1 ORDER BY ${order}`,
          [id],
        )
      ).rows;
    return {
      days: await rows("UsageRollup", "t.day, k.digest, t.currency"),
      months: await rows("UsageMonth", "t.month, k.digest, t.currency"),
      rejects: (await client.query(`SELECT * FROM "ImportReject" WHERE "importId" = $1 ORDER BY number`, [id])).rows,
    };
  });
const REASON = "it was right after all";

describe("an import that was reverted", () => {
  it("comes back whole: every day, label, unit, amount, reject and assignment", async () => {
    const { acme } = await world("acme");
    const { workloads, imports } = acme.as("analyst");
    const { id: workloadId } = await workloads.create({
      ...{ name: "Triage", profile: { task: "classification", narrow: true, requirements: { accuracy: 0.9 } } },
    });
    await workloads.createRule({ workloadId, matchers: [{ field: "project", kind: "glob", pattern: "triage" }] });
    const id = await take(acme, "august", AUGUST);
    const before = await broughtBy(id);
    expect([before.days.length, before.rejects.length]).toEqual([3, 1]);
    await imports.revert({ id, reason: "wrong account" });
    expect((await broughtBy(id)).days).toEqual([]);
    expect(await imports.kept({ id })).toMatchObject({
      ...{ hasCopy: true, isComingBack: false },
      missingDays: ["2026-08-01", "2026-08-02", "2026-08-03"],
    });
    await expect(acme.as("reviewer").imports.putBack({ id, reason: REASON })).rejects.toThrow("may not do this");
    await imports.putBack({ id, reason: REASON });
    expect(await imports.kept({ id })).toMatchObject({ isComingBack: true });
    await putBackImport(acme.id, id);
    // A job that runs again finds it done.
    await putBackImport(acme.id, id);
    expect(await broughtBy(id)).toEqual(before);
    expect(await imports.read({ id })).toMatchObject({
      status: "committed",
      revertedBy: null,
      committedBy: "Ana Analyst",
    });
    expect(await imports.kept({ id })).toMatchObject({ hasCopy: true, missingDays: [], isComingBack: false });
    expect((await imports.rows({ id })).count).toBe(4);
    expect(existsSync(uploadPlace(acme.id, id).folder)).toBe(false);
    const { entries } = await acme.as("owner").tenancy.auditLog({});
    const acts = entries
      .filter(({ action }) => action.startsWith("import."))
      .map(({ action, reason }) => [action, reason]);
    expect(acts).toEqual([
      ["import.put-back", ""],
      ["import.ask-back", REASON],
      ["import.revert", "wrong account"],
      ["import.commit", ""],
    ]);
  });

  it("stays out where the same bytes have come in again since, and says so", async () => {
    const { twice } = await world("twice");
    const { imports } = twice.as("analyst");
    const id = await take(twice, "once", AUGUST);
    await imports.revert({ id, reason: "wrong account" });
    const again = await take(twice, "again", AUGUST);
    await imports.putBack({ id, reason: REASON, overlap: "replace" });
    await putBackImport(twice.id, id);
    expect(await imports.read({ id })).toMatchObject({
      status: "reverted",
      message: expect.stringMatching(/^It was not put back\. Already imported on .* as again\.csv\./),
    });
    expect((await broughtBy(again)).days).toHaveLength(3);
    expect((await broughtBy(id)).days).toHaveLength(0);
  });

  it("does not come back once its rows are gone, by age or because somebody let go of them", async () => {
    const { gone } = await world("gone");
    const { imports } = gone.as("analyst");
    const id = await take(gone, "gone", AUGUST);
    await expect(imports.dropCopy({ id, reason: "not ours" })).rejects.toThrow("Revert this import first");
    await imports.revert({ id, reason: "another company's" });
    await imports.dropCopy({ id, reason: "another company's" });
    expect(existsSync(canonicalPlace(gone.id, id))).toBe(false);
    expect(await imports.kept({ id })).toMatchObject({ hasCopy: false, until: null });
    await expect(imports.putBack({ id, reason: REASON })).rejects.toThrow("are not kept any more: send its file again");
  });
});

describe("an import of which another replaced days", () => {
  it(
    "gets them back: from nobody, once the other is reverted, or from the other, by choice",
    // Eight readings, each in a process of its own.
    { timeout: 180_000 },
    async () => {
      const slug = `later-${randomUUID()}`;
      const later = (await world(slug))[slug]!;
      const { imports } = later.as("analyst");
      const first = await take(later, "first", AUGUST);
      const whole = await broughtBy(first);
      const second = await take(later, "second", [row("2026-08-02", "triage", 8), row("2026-08-09", "triage", 8)]);
      expect((await broughtBy(first)).days).toHaveLength(2);
      expect(await imports.kept({ id: first })).toMatchObject({ missingDays: ["2026-08-02"] });

      await expect(imports.putBack({ id: first, reason: REASON })).rejects.toThrow(
        "A day of its period came from the same",
      );
      await imports.putBack({ id: first, reason: REASON, overlap: "keep" });
      await putBackImport(later.id, first);
      expect((await broughtBy(first)).days).toHaveLength(2);
      expect((await broughtBy(second)).days).toHaveLength(2);

      await imports.putBack({ id: first, reason: REASON, overlap: "replace" });
      await putBackImport(later.id, first);
      expect(await broughtBy(first)).toEqual(whole);
      expect((await broughtBy(second)).days.map(({ row: day }) => (day as { day: string }).day)).toEqual([
        "2026-08-09",
      ]);

      await imports.putBack({ id: second, reason: REASON, overlap: "replace" });
      await putBackImport(later.id, second);
      await imports.revert({ id: second, reason: "it was wrong" });
      await imports.putBack({ id: first, reason: REASON });
      await putBackImport(later.id, first);
      expect(await broughtBy(first)).toEqual(whole);
    },
  );
});

describe("an import between whose days others lie", () => {
  it("comes back without a question, because none of its days is another's", async () => {
    const { between } = await world("between");
    const { imports } = between.as("analyst");
    const around = await take(between, "around", [row("2026-08-01", "a", 8), row("2026-08-03", "a", 8)]);
    const inside = await take(between, "inside", [row("2026-08-02", "a", 8)]);
    await imports.revert({ id: around, reason: "wrong account" });
    await imports.putBack({ id: around, reason: REASON });
    await putBackImport(between.id, around);
    expect((await broughtBy(around)).days).toHaveLength(2);
    expect((await broughtBy(inside)).days).toHaveLength(1);
  });
});
