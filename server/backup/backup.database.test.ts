import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { goOn } from "../../cli/restore";
import { APP_ROLE } from "../database/app-role";
import { migrate, migrationFiles } from "../database/migrate";
import { createDatabase } from "../database/open-database";
import { canonicalFolder } from "../intake/canonical/canonical-place";
import { deliverLetters } from "../mail";
import { writeLetter } from "../mail/outbox/write-letter";
import { keepCalendar } from "../schedule";
import { asPerson, closeConnections } from "../tenancy/tenant-database";
import { furnishedPair, type FurnishedPair } from "../testing/furnished-pair";
import { rowsOf, tenantTables } from "../testing/tenant-rows";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { LEFT_OUT, restoreBackup, writeBackup } from "./index";

const database = useTestDatabase();
const { adminUrl: serverUrl, appPassword, root } = inject("testServer");
let pair: FurnishedPair;
let archive: string;
const made: string[] = [];
const folders: string[] = [];

async function emptyTarget(name: string, only?: ReadonlySet<string>) {
  const called = `restored_${name}_${process.pid}`;
  made.push(called);
  await createDatabase(serverUrl, called);
  const adminUrl = Object.assign(new URL(serverUrl), { pathname: `/${called}` }).href;
  if (only) await migrate(adminUrl, root, { only });
  const folder = await mkdtemp(path.join(tmpdir(), "restored-"));
  folders.push(folder);
  const url = Object.assign(new URL(adminUrl), { username: APP_ROLE, password: appPassword }).href;
  return { adminUrl, folder, root, url };
}

/** The application looks at another installation until `work` is done. */
async function at<Result>(target: { url: string; folder: string }, work: () => Promise<Result>): Promise<Result> {
  const before = { DATABASE_URL: process.env.DATABASE_URL, DATA_DIR: process.env.DATA_DIR };
  await closeConnections();
  Object.assign(process.env, { DATABASE_URL: target.url, DATA_DIR: target.folder });
  try {
    return await work();
  } finally {
    await closeConnections();
    Object.assign(process.env, before);
  }
}

beforeAll(async () => {
  pair = await furnishedPair(database);
  const letter = (key: string, to: string) =>
    pair.acme.run("owner", (ctx) =>
      writeLetter(ctx, {
        ...{ key, kind: "review", reviewId: null, to, toName: "Lena", subject: "Q3", html: "<p>Q3</p>", text: "Q3" },
        attachments: [],
      }),
    );
  await letter("waits", "waits@acme.example");
  await letter("on-its-way", "way@acme.example");
  await asAdmin(database.adminUrl, (client) =>
    client.query(`UPDATE "Letter" SET status = 'sending' WHERE key = 'on-its-way'`),
  );
  archive = path.join(database.folder, "backups", "all.zip");
  await writeBackup(database.adminUrl, database.folder, archive);
}, 240_000);
afterAll(async () => {
  for (const name of made)
    await asAdmin(serverUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** Everything but what is held on purpose. */
const settled = async (adminUrl: string, id: string) => {
  const { Letter, Import, AuditEntry, ScheduledStep, ...rest } = await rowsOf(adminUrl, id);
  const isSettled = (row: string) => !/"status": "(due|sending|uncertain|uploaded|refused)"/.test(row);
  const isBefore = (row: string) => !row.includes("installation.restore");
  return {
    rest,
    letters: Letter?.filter(isSettled),
    imports: Import?.filter(isSettled),
    audit: AuditEntry?.filter(isBefore),
    steps: ScheduledStep?.filter((row) => !row.includes("restored from a backup")),
  };
};

describe("a backup, restored into an empty installation", () => {
  it("is the same rows, files and bytes, and sends nothing again", async () => {
    const target = await emptyTarget("whole");
    const manifest = await restoreBackup(target, archive);
    await at(target, () => goOn(target, manifest));
    for (const { id } of [pair.acme, pair.borealis]) {
      const [was, is] = [await settled(database.adminUrl, id), await settled(target.adminUrl, id)];
      expect(is).toEqual(was);
      expect(is.rest.Signature?.length).toBeGreaterThan(0);
      expect(is.rest.ReviewDocument?.length).toBeGreaterThan(5);
      expect(is.audit?.length).toBeGreaterThan(20);
      const copies = readdirSync(canonicalFolder(id));
      expect(copies.length).toBeGreaterThan(0);
      for (const name of copies)
        expect(
          readFileSync(path.join(target.folder, "canonical", id, name)).equals(
            readFileSync(path.join(canonicalFolder(id), name)),
          ),
        ).toBe(true);
    }
    await at(target, async () => {
      const sent: string[] = [];
      const now = new Date("2026-10-20T12:00:00Z");
      for (const { id } of [pair.acme, pair.borealis]) {
        await keepCalendar(id, now);
        await deliverLetters(id, {
          name: "smtp",
          send: async ({ to }) => {
            sent.push(to.address);
            return { kind: "sent" };
          },
        });
      }
      expect(sent.filter((to) => /^(waits|way)@/.test(to))).toEqual([]);
      const letters = await pair.acme.as("owner").outbox.list();
      expect(
        letters.filter(({ to }) => /^(waits|way)@/.test(to)).map(({ status, lastError }) => [status, lastError]),
      ).toEqual(Array.from({ length: 2 }, () => ["uncertain", expect.stringMatching(/may have been sent since/)]));
      const open = await pair.acme.as("analyst").imports.read({ id: pair.own.openImport });
      expect(open).toMatchObject({ status: "refused", message: expect.stringMatching(/send it again/) });
      // Numbers of new rows go on behind the restored ones.
      await pair.acme.as("analyst").workloads.create({
        ...{ name: "After the restore", ownerName: "Lena" },
        profile: { task: "classification", narrow: true, requirements: { accuracy: 0.9 } },
      });
      const [entry] = (await pair.acme.as("owner").tenancy.auditLog({})).entries.filter(
        ({ action }) => action === "installation.restore",
      );
      expect(entry?.actor).toMatch(/^operator:/);
    });
    const sequence = await asAdmin(target.adminUrl, (client) =>
      client.query<{ ahead: boolean }>(
        `SELECT nextval(pg_get_serial_sequence('"UsageKey"', 'id')) > max(id) AS ahead FROM "UsageKey"`,
      ),
    );
    expect(sequence.rows[0]?.ahead).toBe(true);
  });

  it("leaves out what is over by then, and every other table is in it", async () => {
    const target = await emptyTarget("tables", new Set(migrationFiles(root).map(({ name }) => name)));
    const { tables } = await restoreBackup(target, archive);
    const all = await asAdmin(database.adminUrl, (client) =>
      client.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`),
    );
    expect(tables.map(({ name }) => name).sort()).toEqual(
      all.rows
        .map(({ name }) => name)
        .filter((name) => !LEFT_OUT.includes(name))
        .sort(),
    );
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(await tenantTables(database.adminUrl)));
  });

  it("that an older version took is brought up to date, and every upgrade may take one before", async () => {
    const names = migrationFiles(root).map(({ name }) => name);
    const old = await emptyTarget("old", new Set(names.slice(0, 3)));
    await asAdmin(old.adminUrl, (client) =>
      client.query(`INSERT INTO "User" (id, email, name, "passwordHash") VALUES ('u', 'u@old.example', 'Uma', 'none')`),
    );
    const file = path.join(old.folder, "old.zip");
    const asked: string[] = [];
    await migrate(old.adminUrl, root, {
      beforeUpgrade: async (first) => {
        asked.push(first);
        await writeBackup(old.adminUrl, old.folder, file);
      },
    });
    expect(asked).toEqual([names[3]]);
    const target = await emptyTarget("upgraded");
    const { migrations } = await restoreBackup(target, file);
    expect(migrations).toHaveLength(3);
    const found = await asAdmin(target.adminUrl, (client) =>
      client.query(`SELECT u.name, (SELECT count(*)::int FROM _prisma_migrations) AS migrations FROM "User" u`),
    );
    expect(found.rows).toEqual([{ name: "Uma", migrations: names.length }]);
  });

  it("is refused where somebody lives, where it is damaged, and where it is no backup", async () => {
    await closeConnections();
    const here = { adminUrl: database.adminUrl, folder: database.folder, root };
    await expect(restoreBackup(here, archive)).rejects.toMatchObject({ code: "not-empty" });
    await expect(writeBackup(database.adminUrl, database.folder, archive)).rejects.toThrow(/there already/);
    const target = await emptyTarget("damaged");
    const bytes = readFileSync(archive);
    for (const [name, broken] of [
      ["cut.zip", bytes.subarray(0, bytes.length - 2000)],
      ["flipped.zip", flipped(bytes)],
      ["text.zip", Buffer.from("day,provider")],
    ] as const) {
      const file = path.join(target.folder, name);
      writeFileSync(file, broken);
      await expect(restoreBackup(target, file), name).rejects.toThrow();
    }
    await at(target, async () => expect(await asPerson(null, (db) => db.user.count()).catch(() => 0)).toBe(0));
    await closeConnections();
    await restoreBackup(target, archive);
  });
});

/** One bit of the content of an entry in the middle. */
function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(bytes.length / 2);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}
