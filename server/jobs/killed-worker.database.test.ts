import { createReadStream, existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { receiveUpload } from "../intake";
import { uploadPlace } from "../intake/uploads-folder";
import { brokenInvariants } from "../testing/broken-invariants";
import { seededChance } from "../testing/seeded-chance";
import { useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { KilledWorkers } from "./testing/kill-campaign";

const database = useTestDatabase();
const { root } = inject("testServer");
const SENDER = { kind: "token", id: "token", name: "Exporter (token)", role: null } as const;
/** `npm test` kills ten workers at moments that are the same each time; `npm run nightly` kills 120 at others, and says its seed. */
const KILLS = process.env.NIGHTLY ? 120 : 10;
const SEED = Number(process.env.SEED ?? (process.env.NIGHTLY ? Date.now() % 1e9 : 20_261_002));
const chance = seededChance(SEED);
/** A job that is interrupted more often is given up, which is another test's business. */
const MOST_KILLS_AN_IMPORT = 5;
const ROWS = 8_000;

const workers = new KilledWorkers(root);
/** One connection for all that is asked, over the walls. */
let watch: Client;
let file: string;

beforeAll(async () => {
  await workers.prepare();
  watch = new Client({ connectionString: database.adminUrl });
  await watch.connect();
  file = path.join(database.folder, "usage.csv");
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `2026-0${1 + (at % 9)}-${10 + (at % 19)},openai,gpt-4o-mini,p${at % 97},1,${at},0,${at % 1_000},,`,
  );
  // Rows that are refused are part of what must come out the same.
  rows[77] = rows[77]!.replace(/,0,(\d+),,$/, ",-1,$1,,");
  writeFileSync(
    file,
    `day,provider,model,project,requests,uncached_input,cache_read,output,reported_cost,currency\n${rows.join("\n")}\n`,
  );
});
afterAll(async () => {
  workers.end();
  await watch.end();
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const query = async <Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
  (await watch.query(sql, [...values])).rows as Row[];

interface Sent {
  readonly organization: WorldOrganization;
  readonly id: string;
}

let organizations = 0;
/** Sends the file to a new organization, to be read and then committed. */
async function send(): Promise<Sent> {
  const slug = `company-${(organizations += 1)}`;
  const organization = (await world(slug))[slug]!;
  const id = await receiveUpload(organization.id, SENDER, {
    fileName: "usage.csv",
    body: createReadStream(file),
    contentLength: statSync(file).size,
    hints: {},
    commitWish: { overlap: null, confirmRejects: false },
  });
  return { organization, id };
}

interface Standing {
  readonly status: string;
  readonly message: string;
  readonly jobs: number;
  readonly locked: number;
}

async function standingOf({ organization, id }: Sent): Promise<Standing> {
  const [found] = await query<Standing>(
    `SELECT status, message, (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE payload->>'importId' = $2) AS jobs,
      (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE payload->>'importId' = $2 AND locked_by IS NOT NULL) AS locked
    FROM "Import" WHERE "organizationId" = $1 AND id = $2`,
    [organization.id, id],
  );
  return found!;
}

/** Waits until a worker is at it, or nothing is left to do. */
async function until(sent: Sent, isSo: (standing: Standing) => boolean): Promise<Standing> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const standing = await standingOf(sent);
    if (isSo(standing)) return standing;
    if (standing.status === "refused") throw new Error(`refused: ${standing.message}`);
    await pause(30);
  }
  throw new Error("nothing happens any more");
}
const isDone = ({ status, jobs }: Standing): boolean => status === "committed" && jobs === 0;
const isAtWork = (standing: Standing): boolean => standing.locked > 0 || isDone(standing);

const endState = async ({ organization }: Sent) => {
  const of = (sql: string) => query<Record<string, unknown>>(sql, [organization.id]);
  const sums = `count(*)::int AS n, sum(rows)::text AS rows, sum("uncachedInput")::text AS input, sum(output)::text AS output`;
  return {
    days: await of(`SELECT ${sums} FROM "UsageRollup" WHERE "organizationId" = $1`),
    months: await of(
      `SELECT ${sums}, trim_scale(sum("valuedCost"))::text AS cost FROM "UsageMonth" WHERE "organizationId" = $1`,
    ),
    keys: await of(`SELECT count(*)::int AS n FROM "UsageKey" WHERE "organizationId" = $1`),
    rejects: await of(`SELECT number, line, "column", value, code FROM "ImportReject" WHERE "organizationId" = $1`),
    imports: await of(
      `SELECT status, message, format, "periodFrom"::text, "periodTo"::text, report - 'seconds' AS report FROM "Import" WHERE "organizationId" = $1`,
    ),
    sources: await of(`SELECT name, provider FROM "Source" WHERE "organizationId" = $1`),
    audit: await of(
      `SELECT action, actor FROM "AuditEntry" WHERE "organizationId" = $1 AND action LIKE 'import.%' ORDER BY at`,
    ),
    copies: readdirSync(path.join(database.folder, "canonical", organization.id)).length,
  };
};

const LEFT_JOBS = `SELECT t.identifier AS task FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id`;

describe("a worker that is killed", () => {
  it(`leaves the state of a clean run, killed ${KILLS} times at any moments`, { timeout: 3_600_000 }, async () => {
    const clean = await send();
    let worker = await workers.start();
    const began = performance.now();
    await until(clean, isDone);
    const wholeMs = performance.now() - began;
    const expected = await endState(clean);
    expect(expected).toMatchObject({
      days: [{ rows: String(ROWS - 1) }],
      rejects: [{ line: 79, code: "negative" }],
      imports: [{ status: "committed", report: { rows: ROWS, accepted: ROWS - 1, rejected: 1 } }],
      copies: 1,
    });
    await workers.kill(worker);
    console.log(`killed workers: SEED=${SEED}, a clean run takes ${Math.round(wholeMs)} ms`);

    const all: Sent[] = [];
    let kills = 0;
    let interrupted = 0;
    while (kills < KILLS) {
      const sent = await send();
      all.push(sent);
      for (let of = 0; of < MOST_KILLS_AN_IMPORT && kills < KILLS; of += 1) {
        if (isDone(await standingOf(sent))) break;
        worker = await workers.start();
        await until(sent, isAtWork);
        await pause(chance() * wholeMs * 0.8);
        await workers.kill(worker);
        kills += 1;
        if ((await standingOf(sent)).locked > 0) interrupted += 1;
        expect(await brokenInvariants(database.adminUrl, database.folder), `kill ${kills}, SEED=${SEED}`).toEqual([]);
      }
      // Left unfinished, it would be killed along with those that come after it, until it is given up.
      if (isDone(await standingOf(sent))) continue;
      worker = await workers.start();
      await until(sent, isDone);
      await workers.kill(worker);
    }
    // Moments at which nothing was at work prove little.
    expect(interrupted).toBeGreaterThanOrEqual(KILLS / 5);

    worker = await workers.start();
    for (const sent of all) {
      await until(sent, isDone);
      expect(await endState(sent), `${sent.organization.slug}, SEED=${SEED}`).toEqual(expected);
      expect(existsSync(uploadPlace(sent.organization.id, sent.id).folder)).toBe(false);
    }
    // What else was asked for meanwhile is done too before the last worker ends.
    const left = () => query<{ task: string }>(LEFT_JOBS);
    for (let tries = 0; tries < 400 && (await left()).length > 0; tries += 1) await pause(50);
    await workers.kill(worker);
    expect(await brokenInvariants(database.adminUrl, database.folder)).toEqual([]);
    expect(await left()).toEqual([]);
    console.log(`killed workers: ${kills} kills, ${interrupted} of them in the middle of a job, ${all.length} imports`);
  });

  it("again and again in the same job is told so, and nothing of the file counts", async () => {
    const sent = await send();
    await query(`UPDATE graphile_worker._private_jobs SET attempts = 8 WHERE payload->>'importId' = $1`, [sent.id]);
    const worker = await workers.start();
    for (let tries = 0; tries < 400 && (await standingOf(sent)).status !== "refused"; tries += 1) await pause(50);
    await workers.kill(worker);
    expect(await standingOf(sent)).toMatchObject({
      status: "refused",
      message: expect.stringMatching(/^The server ended in the middle of it, again and again\./),
      jobs: 0,
    });
    expect(await brokenInvariants(database.adminUrl, database.folder)).toEqual([]);
  });
});
