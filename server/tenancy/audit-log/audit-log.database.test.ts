import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { callTenant } from "../../api/root";
import { asAdmin, useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import { audit } from "../audit";
import { inTenant } from "../tenant-database";
import { auditFilter } from "./audit-filter";
import { downloadAudit } from "./audit-file";

const database = useTestDatabase();
const wrote = (at: WorldOrganization, subject: string) =>
  at.run("owner", (ctx) => audit(ctx, { action: "test.write", subject, reason: "=1+1", facts: { from: 1, to: 2 } }));

describe("the audit log", () => {
  it("takes rows and changes none, whoever asks", async () => {
    const { kept } = await world("kept");
    await wrote(kept, "one");
    const tries = [
      `UPDATE "AuditEntry" SET actor = 'Nobody'`,
      `DELETE FROM "AuditEntry"`,
      `TRUNCATE "AuditEntry"`,
      `DELETE FROM "Organization" WHERE id = '${kept.id}'`,
    ];
    const before = await rowsIn(kept);
    for (const sql of tries)
      await expect(
        inTenant(kept.id, (db) => db.$executeRawUnsafe(sql)),
        sql,
      ).rejects.toThrow(/permission denied/);
    for (const sql of tries.slice(0, 3))
      await expect(
        asAdmin(database.adminUrl, (client) => client.query(sql)),
        sql,
      ).rejects.toThrow(/never changed/);
    await expect(inTenant(kept.id, (db) => db.$executeRaw`SELECT erase_organization(${kept.id})`)).rejects.toThrow(
      /not due/,
    );
    expect(await rowsIn(kept)).toEqual(before);
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    const { rows } = await client.query<{ may: boolean }>(
      `SELECT has_table_privilege('"AuditEntry"', 'UPDATE, DELETE, TRUNCATE') AS may`,
    );
    await client.end();
    expect(rows).toEqual([{ may: false }]);
  });

  it("says who did it in which role, from where, and what was before and after", async () => {
    const { acme } = await world("acme");
    const visitor = { address: "203.0.113.9", userAgent: "Firefox" };
    const context = { person: acme.people.owner, slug: acme.slug, now: new Date("2026-10-05T12:00:00Z"), visitor };
    await callTenant(context).tenancy.changeRole({ userId: acme.people.viewer.userId, role: "reviewer" });
    const { entries } = await acme.as("admin").tenancy.auditLog({ action: "member.change-role" });
    expect(entries).toMatchObject([
      {
        ...{ actor: "Olga Owner", actorId: acme.people.owner.userId, kind: "person", role: "owner" },
        ...{ origin: "203.0.113.9", agent: "Firefox", before: '"viewer"', after: '"reviewer"' },
      },
    ]);
    await expect(acme.as("viewer").tenancy.auditLog({})).resolves.toBeDefined();
    const { shut } = await world("shut");
    await expect(shut.as("viewer").tenancy.auditLog({})).rejects.toThrow(/may not do this/);
  });

  it("is filtered by person, action, subject and days, and paged without losing a row of one instant", async () => {
    const { many, others } = await world("many", "others");
    await wrote(others, "not of many");
    await many.run("analyst", async (ctx) => {
      for (let n = 0; n < 230; n += 1) await audit(ctx, { action: "test.count", subject: `Row ${n} %_` });
    });
    const api = many.as("owner").tenancy;
    const seen: string[] = [];
    let after: string | null | undefined;
    for (let page = 0; page < 5 && after !== null; page += 1) {
      const read: { entries: readonly { subject: string }[]; next: string | null } = await api.auditLog({
        ...{ person: "Ana Analyst", ...(after && { after }) },
      });
      seen.push(...read.entries.map(({ subject }) => subject));
      after = read.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([230, 230]);
    expect((await api.auditLog({ subject: "row 22 %_" })).entries.map(({ subject }) => subject)).toEqual(["Row 22 %_"]);
    expect((await api.auditLog({ action: "organization.found" })).entries).toHaveLength(1);
    const today = new Date().toISOString().slice(0, 10);
    expect((await api.auditLog({ from: today, until: today })).entries).toHaveLength(100);
    expect((await api.auditLog({ until: "2020-01-01" })).entries).toEqual([]);
    await expect(api.auditLog({ after: "yesterday" })).rejects.toThrow(/no place in the log/);
    expect(await api.auditChoices()).toEqual({
      people: ["Ana Analyst", "Olga Owner"],
      actions: ["organization.found", "test.count"],
    });
  });

  it("is taken along as a CSV that runs no formula, and as JSON", async () => {
    const { taken } = await world("taken");
    await wrote(taken, "@SUM(1)");
    const who = { kind: "person", id: "x", name: "Olga", role: "owner" } as const;
    const file = (form: "csv" | "json") =>
      downloadAudit({ organizationId: taken.id, actor: who, now: new Date() }, auditFilter.parse({}), form);
    const csv = await file("csv");
    expect(csv.split("\r\n")).toHaveLength(4);
    expect(csv).toContain("test.write,'@SUM(1),'=1+1,1,2,");
    const json = JSON.parse(await file("json")) as { action: string; before: unknown; facts: unknown }[];
    expect(json.map(({ action }) => action)).toEqual(["test.write", "organization.found"]);
    expect(json[0]).toMatchObject({ before: 1, after: 2, facts: { from: 1, to: 2 } });
  });
});

const rowsIn = (at: WorldOrganization) => inTenant(at.id, (db) => db.auditEntry.findMany({ orderBy: { id: "asc" } }));
