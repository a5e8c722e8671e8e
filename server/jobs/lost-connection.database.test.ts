import { createReadStream, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { receiveUpload } from "../intake";
import { brokenInvariants } from "../testing/broken-invariants";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { startWorker, type Worker } from ".";

const database = useTestDatabase();
const SENDER = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const ROWS = 15_000;
let worker: Worker;
let file: string;
/** A connection from outside, over the walls. */
let admin: Client;

beforeAll(async () => {
  file = path.join(database.folder, "usage.csv");
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `2026-0${1 + (at % 9)}-${10 + (at % 19)},openai,gpt-4o-mini,p${at % 97},1,${at},0,${at % 1_000}`,
  );
  writeFileSync(file, `day,provider,model,project,requests,uncached_input,cache_read,output\n${rows.join("\n")}\n`);
  admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  worker = await startWorker({ databaseUrl: process.env.DATABASE_URL ?? "", pollInterval: 50 });
});
afterAll(async () => {
  await worker.stop();
  await admin.end();
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Ends the next connection that is in the middle of a COPY of rollups, as an administrator or a failing network would. */
const cutNextCopy = `DO $$ DECLARE began timestamptz := clock_timestamp(); hit int := 0; BEGIN
  LOOP
    PERFORM pg_stat_clear_snapshot();
    SELECT count(pg_terminate_backend(pid)) INTO hit FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'active' AND query LIKE 'COPY stage (%';
    EXIT WHEN hit > 0;
    IF clock_timestamp() > began + interval '60 seconds' THEN RAISE EXCEPTION 'no COPY came by'; END IF;
    PERFORM pg_sleep(0.001);
  END LOOP; END $$`;

interface Job {
  readonly attempts: number;
  readonly error: string | null;
  readonly waitSeconds: number;
  readonly isLocked: boolean;
}

async function jobOf(id: string): Promise<Job | null> {
  const { rows } = await admin.query<Job>(
    `SELECT attempts, last_error AS error, extract(epoch FROM run_at - now())::float AS "waitSeconds", locked_by IS NOT NULL AS "isLocked"
    FROM graphile_worker._private_jobs WHERE payload->>'importId' = $1`,
    [id],
  );
  return rows[0] ?? null;
}

async function until<Found>(look: () => Promise<Found>, isSo: (found: Found) => boolean): Promise<Found> {
  for (let tries = 0; tries < 1_500; tries += 1) {
    const found = await look();
    if (isSo(found)) return found;
    await pause(20);
  }
  throw new Error("nothing happens any more");
}

const send = (organization: WorldOrganization) =>
  receiveUpload(organization.id, SENDER, {
    ...{ fileName: "usage.csv", body: createReadStream(file), contentLength: statSync(file).size, hints: {} },
  });
const read = (organization: WorldOrganization, id: string) => () => organization.as("analyst").imports.read({ id });
const rowsOf = async ({ id }: WorldOrganization): Promise<unknown> =>
  asAdmin(database.adminUrl, async (client) => {
    const found = await client.query(
      `SELECT coalesce(sum(rows), 0)::int AS rows, count(*)::int AS n FROM "UsageRollup" WHERE "organizationId" = $1`,
      [id],
    );
    return found.rows[0];
  });
const invariants = () => brokenInvariants(database.adminUrl, database.folder);
/** A lost connection is told on the error console, once an attempt. */
function listen(): string[] {
  const told: string[] = [];
  vi.spyOn(console, "error").mockImplementation((...words: unknown[]) => void told.push(String(words[0])));
  return told;
}

describe("a connection that is lost in COPY", () => {
  it("is rolled back and tried again after a pause, to the state of a clean run", async () => {
    const { clean, cut } = await world("clean", "cut");
    const undisturbed = await send(clean);
    await until(read(clean, undisturbed), ({ status }) => status === "inspected");
    await clean.as("analyst").imports.commit({ id: undisturbed });
    await until(read(clean, undisturbed), ({ status }) => status === "committed");

    const told = listen();
    const cutting = admin.query(cutNextCopy);
    const id = await send(cut);
    await cutting;
    const failed = await until(
      () => jobOf(id),
      (job) => job?.isLocked === false && job.attempts === 1,
    );
    expect(failed?.waitSeconds).toBeGreaterThan(0.5);
    expect(await invariants()).toEqual([]);
    await until(read(cut, id), ({ status }) => status === "inspected");

    const cuttingAgain = admin.query(cutNextCopy);
    await cut.as("analyst").imports.commit({ id });
    await cuttingAgain;
    await until(
      () => jobOf(id),
      (job) => job?.isLocked === false && job.attempts === 1,
    );
    expect([(await read(cut, id)()).status, await rowsOf(cut)]).toEqual(["committing", { rows: 0, n: 0 }]);
    await until(read(cut, id), ({ status }) => status === "committed");
    expect(await rowsOf(cut)).toEqual(await rowsOf(clean));
    expect(await rowsOf(cut)).toMatchObject({ rows: ROWS });
    await until(
      () => jobOf(id),
      (job) => job === null,
    );
    expect(await invariants()).toEqual([]);
    expect(told).toEqual([
      expect.stringMatching(/^job \d+ \(inspect-import\), attempt 1 of 8: /),
      expect.stringMatching(/^job \d+ \(commit-import\), attempt 1 of 8: /),
    ]);
  });

  it("eight times is given up with the reason, and can be committed later", async () => {
    const { unlucky } = await world("unlucky");
    const told = listen();
    const id = await send(unlucky);
    await until(read(unlucky, id), ({ status }) => status === "inspected");
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      const cutting = admin.query(cutNextCopy);
      if (attempt === 1) await unlucky.as("analyst").imports.commit({ id });
      // Nobody waits here for as long as the queue does.
      else
        await asAdmin(database.adminUrl, (client) =>
          client.query(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload->>'importId' = $1`, [id]),
        );
      await cutting;
      if (attempt === 8) break;
      const failed = await until(
        () => jobOf(id),
        (job) => job?.isLocked === false && job.attempts === attempt,
      );
      pauses.push(failed!.waitSeconds);
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses.at(-1)).toBeGreaterThan(60);
    const given = await until(read(unlucky, id), ({ status }) => status === "inspected");
    expect(given.message).toBe(
      "The connection to the database was lost. It was tried several times, and nothing was written. You can commit it again.",
    );
    expect(told).toHaveLength(8);
    await until(
      () => jobOf(id),
      (job) => job === null,
    );
    expect(await rowsOf(unlucky)).toEqual({ rows: 0, n: 0 });
    expect(await invariants()).toEqual([]);
    await unlucky.as("analyst").imports.commit({ id });
    await until(read(unlucky, id), ({ status }) => status === "committed");
    expect(await rowsOf(unlucky)).toMatchObject({ rows: ROWS });
  });
});
