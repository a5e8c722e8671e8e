import { spawn, type ChildProcess } from "node:child_process";
import { createReadStream, existsSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { commitImport, inspectImport, receiveUpload } from "../intake";
import { uploadPlace } from "../intake/uploads-folder";
import { setUpQueue } from "../queue";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";

const database = useTestDatabase();
const { root } = inject("testServer");
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
/** Each round kills two workers; `NIGHTLY=1` kills ten, which takes minutes. */
const ROUNDS = process.env.NIGHTLY ? 5 : 1;
const bundle = path.join(root, ".build", "tests", "worker-process.mjs");
const workers = new Set<ChildProcess>();
let file: string;

beforeAll(async () => {
  await setUpQueue(database.adminUrl);
  const entry = path.join(root, "server/jobs/testing/worker-process.ts");
  await build({
    entryPoints: [entry],
    outfile: bundle,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
    alias: { "@": root },
  });
  file = path.join(database.folder, "usage.csv");
  const rows = Array.from(
    { length: 60_000 },
    (_, at) => `2026-0${1 + (at % 9)}-${10 + (at % 19)},openai,gpt-4o-mini,p${at % 97},1,${at},0,${at % 1_000},,`,
  );
  writeFileSync(
    file,
    `day,provider,model,project,requests,uncached_input,cache_read,output,reported_cost,currency\n${rows.join("\n")}\n`,
  );
});
afterAll(() => {
  for (const worker of workers) worker.kill("SIGKILL");
});

async function work(): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [bundle], {
    env: process.env,
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  workers.add(worker);
  await new Promise<void>((resolve, reject) => {
    worker.stdout.once("data", () => resolve());
    worker.once("exit", (code) => reject(new Error(`the worker ended with ${code}`)));
  });
  return worker;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function killWithin(worker: ChildProcess, milliseconds: number): Promise<void> {
  await pause(Math.random() * milliseconds);
  const gone = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill("SIGKILL");
  workers.delete(worker);
  await gone;
}

const upload = (organization: WorldOrganization) =>
  receiveUpload(organization.id, OPERATOR, {
    fileName: "usage.csv",
    body: createReadStream(file),
    contentLength: statSync(file).size,
    hints: {},
  });

async function until(organization: WorldOrganization, id: string, wanted: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { status, message } = await organization.as("analyst").imports.read({ id });
    if (status === wanted) return;
    if (status === "refused") throw new Error(`refused: ${message}`);
    await pause(100);
  }
  throw new Error(`the import did not become ${wanted}`);
}

const endState = (organization: WorldOrganization) =>
  asAdmin(database.adminUrl, async (client) => {
    const one = async (sql: string) => (await client.query(sql, [organization.id])).rows;
    const sums = `count(*)::int AS n, sum(rows)::text AS rows, sum("uncachedInput")::text AS input, sum(output)::text AS output, trim_scale(sum("valuedCost"))::text AS cost`;
    return {
      days: await one(`SELECT ${sums} FROM "UsageRollup" WHERE "organizationId" = $1`),
      months: await one(`SELECT ${sums} FROM "UsageMonth" WHERE "organizationId" = $1`),
      keys: await one(`SELECT count(*)::int AS n FROM "UsageKey" WHERE "organizationId" = $1`),
      imports: await one(
        `SELECT status, "committedBy", format, "periodFrom"::text, "periodTo"::text FROM "Import" WHERE "organizationId" = $1`,
      ),
      audit: await one(
        `SELECT action, actor FROM "AuditEntry" WHERE "organizationId" = $1 AND action LIKE 'import.%' ORDER BY at`,
      ),
    };
  });

async function cleanRun(organization: WorldOrganization): Promise<void> {
  const id = await upload(organization);
  await inspectImport(organization.id, id);
  await organization.as("analyst").imports.commit({ id });
  await commitImport(organization.id, id);
}

describe("a worker that is killed", () => {
  it("leaves the state of a clean run, whenever it was killed", { timeout: 600_000 }, async () => {
    const { clean } = await world("clean");
    await cleanRun(clean);
    await asAdmin(database.adminUrl, (client) => client.query("DELETE FROM graphile_worker._private_jobs"));
    const expected = await endState(clean);
    expect(expected.imports).toMatchObject([{ status: "committed", committedBy: "Ana Analyst" }]);
    for (let round = 1; round <= ROUNDS; round += 1) {
      const slug = `round-${round}`;
      const organization = (await world(slug))[slug]!;
      const id = await upload(organization);
      await killWithin(await work(), 2_000);
      const second = await work();
      await until(organization, id, "inspected");
      await organization.as("analyst").imports.commit({ id });
      await killWithin(second, 700);
      const third = await work();
      await until(organization, id, "committed");
      await killWithin(third, 0);
      expect(await endState(organization), slug).toEqual(expected);
    }
    const last = await work();
    await pause(8_000);
    await killWithin(last, 0);
    const jobs = await asAdmin(database.adminUrl, (client) =>
      client.query("SELECT 1 FROM graphile_worker._private_jobs"),
    );
    expect(jobs.rowCount).toBe(0);
    const rounds = await asAdmin(database.adminUrl, (client) =>
      client.query<{ o: string; id: string }>(`SELECT "organizationId" AS o, id FROM "Import"`),
    );
    for (const { o, id } of rounds.rows) expect(existsSync(uploadPlace(o, id).folder)).toBe(false);
  });
});
