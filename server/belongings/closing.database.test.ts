import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { deliverLetters } from "../mail";
import { writeLetter } from "../mail/outbox/write-letter";
import { keepCalendar } from "../schedule";
import { inTenant } from "../tenancy/tenant-database";
import { enterToken } from "../tenancy/tokens/enter-token";
import { furnishedPair, type FurnishedPair } from "../testing/furnished-pair";
import { rowsOf } from "../testing/tenant-rows";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { eraseDue, FOLDERS } from "./index";

const database = useTestDatabase();
const DAY = 86_400_000;
let pair: FurnishedPair;
let token: string;
beforeAll(async () => {
  pair = await furnishedPair(database);
  const { tenancy } = pair.acme.as("owner");
  ({ token } = await tenancy.createToken({
    ...{ name: "gateway", abilities: ["usage:import"], expiresInDays: 30, requestsPerMinute: 60 },
  }));
}, 240_000);

const countsOf = async (id: string) =>
  Object.fromEntries(
    Object.entries(await rowsOf(database.adminUrl, id)).map(([name, rows]) => [name, rows.length] as const),
  );
const sentBy = async (id: string): Promise<string[]> => {
  const sent: string[] = [];
  await deliverLetters(id, {
    name: "smtp",
    send: async ({ to }) => {
      sent.push(to.address);
      return { kind: "sent" };
    },
  });
  return sent;
};
const foldersOf = (id: string) =>
  FOLDERS.map((name) => path.join(database.folder, name, id)).filter((folder) => existsSync(folder));

describe("an organization whose deletion was asked for", () => {
  it("is asked for by an owner alone, who types its name", async () => {
    const { acme } = pair;
    for (const role of ["admin", "analyst", "reviewer", "viewer"] as const)
      await expect(acme.as(role).tenancy.close({ name: "acme", reason: "we merge" })).rejects.toThrow(
        /may not do this/,
      );
    await expect(acme.as("owner").tenancy.close({ name: "Acme", reason: "we merge" })).rejects.toThrow(/Type the name/);
    expect(await acme.as("owner").tenancy.closing()).toBeNull();
  });

  it("lets in owners alone, sends nothing, and is as it was when it is taken back", async () => {
    const { acme } = pair;
    const now = new Date();
    await acme.run("owner", (ctx) =>
      writeLetter(ctx, {
        ...{ key: "waits", kind: "review", reviewId: null, to: "waits@acme.example", toName: "Lena", subject: "Q3" },
        ...{ html: "<p>Q3</p>", text: "Q3", attachments: [] },
      }),
    );
    const before = await countsOf(acme.id);
    const { eraseAfter } = await acme.as("owner").tenancy.close({ name: "acme", reason: "we merge" });
    expect(Math.round((eraseAfter.getTime() - now.getTime()) / DAY)).toBe(30);
    for (const role of ["admin", "analyst", "reviewer", "viewer"] as const)
      await expect(acme.as(role).tenancy.members()).rejects.toThrow(/closed and will be deleted on \d{4}-\d\d-\d\d/);
    expect(await acme.as("owner").tenancy.members()).not.toHaveLength(0);
    expect(await enterToken(token, new Date())).toBeNull();
    await keepCalendar(acme.id, new Date("2026-10-20T12:00:00Z"));
    expect(await sentBy(acme.id)).toEqual([]);
    expect(await eraseDue(new Date(now.getTime() + 29 * DAY))).toBe(0);
    await expect(acme.as("owner").tenancy.close({ name: "acme", reason: "again" })).rejects.toThrow(/closed already/);

    await acme.as("owner").tenancy.reopen();
    expect(await acme.as("viewer").tenancy.members()).not.toHaveLength(0);
    expect(await enterToken(token, new Date())).not.toBeNull();
    expect(await sentBy(acme.id)).toContain("waits@acme.example");
    expect(await eraseDue(new Date(now.getTime() + 31 * DAY))).toBe(0);
    const after = await countsOf(acme.id);
    expect({ ...after, AuditEntry: 0 }).toEqual({ ...before, AuditEntry: 0 });
    const { entries } = await acme.as("owner").tenancy.auditLog({});
    expect(entries.filter(({ action }) => /close|reopen/.test(action)).map(({ action }) => action)).toEqual([
      "organization.reopen",
      "organization.close",
    ]);
  });

  it("is erased to the last row and file once its time is over, and nobody else is touched", async () => {
    const { acme, borealis } = pair;
    for (const { id } of [acme, borealis])
      for (const name of FOLDERS) {
        mkdirSync(path.join(database.folder, name, id), { recursive: true });
        writeFileSync(path.join(database.folder, name, id, "something"), "of theirs");
      }
    const rows = await rowsOf(database.adminUrl, acme.id);
    for (const name of ["Signature", "Decision", "ReviewDocument", "UsageRollup", "AuditEntry", "Letter"])
      expect(rows[name]?.length, name).toBeGreaterThan(0);
    const theirs = await rowsOf(database.adminUrl, borealis.id);
    await acme.as("owner").tenancy.close({ name: "acme", reason: "we merge" });
    // The database looks at its own clock: who only says that the time is over is not believed.
    await expect(eraseDue(new Date(Date.now() + 31 * DAY))).rejects.toThrow(/not due to be erased/);
    await inTenant(acme.id, (db) => db.organization.updateMany({ data: { eraseAfter: new Date(Date.now() - 1000) } }));
    expect(await eraseDue(new Date())).toBe(1);
    expect(Object.values(await countsOf(acme.id)).every((count) => count === 0)).toBe(true);
    const named = await asAdmin(database.adminUrl, (client) =>
      client.query(
        `SELECT 1 FROM "OrganizationAddress" WHERE "organizationId" = $1 UNION ALL SELECT 1 FROM "DueMoment" WHERE "organizationId" = $1`,
        [acme.id],
      ),
    );
    expect(named.rows).toEqual([]);
    expect(foldersOf(acme.id)).toEqual([]);
    expect(await rowsOf(database.adminUrl, borealis.id)).toEqual(theirs);
    expect(foldersOf(borealis.id)).toHaveLength(FOLDERS.length);
    expect(readdirSync(path.join(database.folder, "canonical", borealis.id)).length).toBeGreaterThan(1);
    await expect(acme.as("owner").tenancy.members()).rejects.toThrow(/no such organization/);
    expect(await eraseDue(new Date())).toBe(0);
  });
});
