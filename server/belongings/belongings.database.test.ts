import { DuckDBInstance } from "@duckdb/node-api";
import { createHash } from "node:crypto";
import { createWriteStream, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readZip } from "../archive";
import { callTenant } from "../api/root";
import { deliverLetters } from "../mail";
import { furnishedPair, type FurnishedPair } from "../testing/furnished-pair";
import { bringing } from "../testing/stocked-workloads";
import { rowsOf, tenantTables, type TenantRows } from "../testing/tenant-rows";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { bringIn, exportOrganization } from "./index";
import { NOT_BROUGHT_IN, SECRET_COLUMNS } from "./left-out";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
let pair: FurnishedPair;
let file: string;
beforeAll(async () => {
  pair = await furnishedPair(database);
  await pair.acme.as("analyst").workloads.create({
    ...{ name: '=SUM(1) "quoted", ü', ownerName: "-Lena" },
    profile: { task: "classification", narrow: true, requirements: { accuracy: 0.9 } },
  });
  const use = bringing(database);
  const header = "day,provider,model,prompt_name,uncached_input,output";
  await use(pair.acme, "ledger", ["2025-02-03,openai,gpt-4.1,,1000,100"], header);
  await use(pair.acme, "gateway", ["2025-02-03,openai,gpt-4.1,triage,400,40"], header);
  const { id } = (await pair.acme.as("analyst").imports.sources()).find(({ name }) => name === "gateway")!;
  await pair.acme.as("analyst").imports.setSourceDetail({ id, isDetail: true, reason: "it is the same traffic" });
  file = path.join(database.folder, "acme.zip");
  await exportOrganization(pair.acme.id, createWriteStream(file));
}, 240_000);

/** Rows without what is another thing elsewhere: whose they are, numbers of keys, what is left out. */
const alike = (rows: TenantRows, id: string): Record<string, string[]> => {
  const secrets = Object.values(SECRET_COLUMNS).flat();
  const changed = ["id", "slug", "keyId", "partOfId", "isDemo", "clockStandsOn"];
  return Object.fromEntries(
    Object.entries(rows).map(([name, of]) => [
      name,
      of
        .map((row) => {
          const parsed = JSON.parse(row.replaceAll(id, "ours")) as Record<string, unknown>;
          const gone = [...secrets, ...(["Organization", "UsageKey"].includes(name) ? changed : ["keyId"])];
          return JSON.stringify(Object.fromEntries(Object.entries(parsed).filter(([key]) => !gone.includes(key))));
        })
        .sort(),
    ]),
  );
};

/** Keys that detail made, each with what it is part of. */
const partsOf = (organizationId: string) =>
  asAdmin(database.adminUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT k.model, k."promptName", o.model AS of, o."promptName" AS "ofPrompt", o.digest
       FROM "UsageKey" k JOIN "UsageKey" o ON o."organizationId" = k."organizationId" AND o.id = k."partOfId" WHERE k."organizationId" = $1`,
      [organizationId],
    );
    expect(rows).toMatchObject([{ promptName: "triage", of: "gpt-4.1", ofPrompt: "" }]);
    return rows;
  });

describe("everything of an organization", () => {
  it("is in the zip, table by table, and nothing of anybody else", async () => {
    const zip = await readZip(file);
    const manifest = JSON.parse(await zip.text("manifest.json", 1_000_000)) as {
      tables: { name: string; rows: number; leftOut: string[] }[];
    };
    expect(manifest.tables.map(({ name }) => name).sort()).toEqual(
      ["Organization", ...(await tenantTables(database.adminUrl))].sort(),
    );
    const rows = await rowsOf(database.adminUrl, pair.acme.id);
    for (const table of manifest.tables) {
      expect([table.name, table.rows]).toEqual([table.name, rows[table.name]?.length]);
      const lines = (await zip.text(`json/${table.name}.jsonl`, 50_000_000)).split("\n").filter(Boolean);
      expect(lines).toHaveLength(table.rows);
      for (const line of lines) for (const secret of table.leftOut) expect(JSON.parse(line)).not.toHaveProperty(secret);
    }
    for (const name of zip.names.filter((one) => /^(json|csv)/.test(one)))
      expect((await zip.text(name, 50_000_000)).includes(pair.borealis.id), name).toBe(false);
    const workloads = await zip.text("csv/Workload.csv", 1_000_000);
    expect(workloads).toContain(`"'=SUM(1) ""quoted"", ü"`);
    expect(workloads).toContain("'-Lena");
    zip.close();
  });

  it("leaves out every column that is named like a secret, unless it is known to be none", async () => {
    const HARMLESS = ["Review.numbersHash", "Review.signedHash", "Signature.numbersHash"];
    const { rows } = await asAdmin(database.adminUrl, (client) =>
      client.query<{ place: string }>(
        `SELECT table_name || '.' || column_name AS place FROM information_schema.columns c
         WHERE table_schema = 'public' AND column_name ~* '(hash|sealed|salt|secret|password)$' AND (table_name = 'Organization' OR EXISTS (
           SELECT 1 FROM information_schema.columns o WHERE o.table_schema = 'public' AND o.table_name = c.table_name AND o.column_name = 'organizationId'))`,
      ),
    );
    const out = Object.entries(SECRET_COLUMNS).flatMap(([table, columns]) => columns.map((one) => `${table}.${one}`));
    expect(rows.map(({ place }) => place).sort()).toEqual([...out, ...HARMLESS].sort());
  });

  it("has its usage as Parquet that adds up", async () => {
    const zip = await readZip(file);
    const parquet = path.join(database.folder, "usage.parquet");
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.stream("parquet/usage.parquet")) chunks.push(chunk as Buffer);
    zip.close();
    writeFileSync(parquet, Buffer.concat(chunks));
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const read = await connection.runAndReadAll(
      `SELECT count(*)::VARCHAR, sum("uncachedInput")::VARCHAR, sum(requests)::VARCHAR, min(day)::VARCHAR, max(workload) FROM '${parquet}'`,
    );
    connection.closeSync();
    const { rows } = await asAdmin(database.adminUrl, (client) =>
      client.query(
        `SELECT count(*)::text AS rows, sum("uncachedInput")::text AS input, sum(requests)::text AS requests, min(day)::text AS first, 'Triage acme' AS workload FROM "UsageRollup" WHERE "organizationId" = $1`,
        [pair.acme.id],
      ),
    );
    expect(read.getRows()).toEqual([Object.values(rows[0] as object)]);
  });
});

describe("brought in elsewhere", () => {
  it("is the same rows and bytes under an id of its own, sends nothing, and lets its people in", async () => {
    const welcome = await bringIn(OPERATOR, { file, slug: "acme-two" });
    const [was, is] = [
      alike(await rowsOf(database.adminUrl, pair.acme.id), pair.acme.id),
      alike(await rowsOf(database.adminUrl, welcome.organizationId), welcome.organizationId),
    ];
    for (const name of Object.keys(was)) {
      if (NOT_BROUGHT_IN.includes(name) || ["AuditEntry", "Letter", "Import", "ScheduledStep"].includes(name)) continue;
      expect(is[name], name).toEqual(was[name]);
    }
    expect(await partsOf(welcome.organizationId)).toEqual(await partsOf(pair.acme.id));
    expect(is.AuditEntry).toEqual(expect.arrayContaining(was.AuditEntry ?? []));
    expect(is.Signature?.length).toBeGreaterThan(0);
    expect(is.Import).toHaveLength(was.Import?.length ?? 0);
    expect([...welcome.joined].sort()).toEqual(
      Object.values(pair.acme.people)
        .map(({ email }) => email)
        .sort(),
    );
    expect(welcome.invited).toEqual([]);
    const there = callTenant({
      person: pair.acme.people.owner,
      slug: "acme-two",
      now: new Date("2026-10-05T12:00:00Z"),
    });
    const here = pair.acme.as("owner");
    for (const quarter of ["2026-Q1", "2026-Q2"])
      expect(await there.reviews.read({ quarter })).toEqual(await here.reviews.read({ quarter }));
    expect(await there.workloads.list({ quarter: "2026-Q3" })).toEqual(
      await here.workloads.list({ quarter: "2026-Q3" }),
    );
    const sent: string[] = [];
    await deliverLetters(welcome.organizationId, {
      name: "smtp",
      send: async ({ to }) => {
        sent.push(to.address);
        return { kind: "sent" };
      },
    });
    expect(sent).toEqual([]);
    const copy = (id: string) => path.join(database.folder, "canonical", id, `${pair.own.import}.parquet`);
    const hashOf = (place: string) => createHash("sha256").update(readFileSync(place)).digest("hex");
    expect(hashOf(copy(welcome.organizationId))).toBe(hashOf(copy(pair.acme.id)));
  });

  it("invites who has no account, and needs an owner who has one", async () => {
    await asAdmin(database.adminUrl, (client) =>
      client.query(`UPDATE "User" SET email = 'moved-' || email WHERE email LIKE '%@acme.example'`),
    );
    await expect(bringIn(OPERATOR, { file, slug: "acme-three" })).rejects.toMatchObject({ code: "no-owner" });
    const owner = pair.borealis.people.owner.email;
    const welcome = await bringIn(OPERATOR, { file, slug: "acme-three", owner });
    expect(welcome.joined).toEqual([owner]);
    expect(welcome.invited.map(({ email }) => email).sort()).toEqual(
      Object.values(pair.acme.people)
        .map(({ email }) => email)
        .sort(),
    );
  });

  it("is refused whole where the address is taken or the file is damaged", async () => {
    const before = await asAdmin(database.adminUrl, (client) => client.query(`SELECT count(*) FROM "Organization"`));
    const owner = pair.borealis.people.owner.email;
    await expect(bringIn(OPERATOR, { file, slug: "borealis", owner })).rejects.toMatchObject({ code: "address-taken" });
    await expect(bringIn(OPERATOR, { file, slug: "No", owner })).rejects.toMatchObject({ code: "bad-address" });
    const bytes = readFileSync(file);
    const at = Math.floor(bytes.length / 3);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    const damaged = path.join(database.folder, "damaged.zip");
    writeFileSync(damaged, bytes);
    await expect(bringIn(OPERATOR, { file: damaged, slug: "acme-four", owner })).rejects.toThrow();
    const after = await asAdmin(database.adminUrl, (client) => client.query(`SELECT count(*) FROM "Organization"`));
    expect(after.rows).toEqual(before.rows);
    expect(existsSync(path.join(database.folder, "canonical", "acme-four"))).toBe(false);
  });
});
