import { SMTPServer } from "smtp-server";
import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { freePort } from "@/server/database";
import { deliverLetters } from "../mail";
import { newId } from "../tenancy/new-id";
import { seededChance } from "../testing/seeded-chance";
import { useTestDatabase } from "../testing/test-database";
import { world } from "../testing/world";
import { KilledWorkers } from "./testing/kill-campaign";

const database = useTestDatabase();
const { root } = inject("testServer");
/** `npm test` kills three workers over some letters; `npm run nightly` 200 over 10,000, eight at work at once. */
const [MOST_KILLS, MOST_LETTERS, WORKERS, COMPANIES] = process.env.NIGHTLY ? [200, 10_000, 8, 16] : [3, 120, 2, 4];
const KILLS = Number(process.env.KILLS ?? MOST_KILLS);
const LETTERS = Number(process.env.LETTERS ?? MOST_LETTERS);
const SEED = Number(process.env.SEED ?? (process.env.NIGHTLY ? Date.now() % 1e9 : 20_261_014));
const chance = seededChance(SEED);

/** Every letter that the server said it took, by its Message-ID. */
const taken = new Map<string, number>();
const port = await freePort();
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  logger: false,
  onData: (stream, _session, done) => {
    let raw = "";
    stream.on("data", (chunk: Buffer) => (raw += chunk.toString()));
    stream.on("end", () => {
      const id = /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? "";
      // A moment between having it and saying so, in which whoever sends may be killed.
      setTimeout(() => {
        taken.set(id, (taken.get(id) ?? 0) + 1);
        done();
      }, chance() * 40);
    });
  },
});
server.on("error", () => undefined);

const workers = new KilledWorkers(root);
let watch: Client;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  await workers.prepare();
  watch = new Client({ connectionString: database.adminUrl });
  await watch.connect();
});
afterAll(async () => {
  workers.end();
  await watch.end();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  Reflect.deleteProperty(process.env, "SMTP_URL");
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const count = async (sql: string): Promise<number> =>
  (await watch.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0]?.n ?? 0;

/** Letters that are due in some companies, with a job each, as business leaves them. */
async function fillOutboxes(): Promise<string[]> {
  const made = await world(...Array.from({ length: COMPANIES }, (_, at) => `company-${at}`));
  const ids = Object.values(made).map(({ id }) => id);
  for (const [at, id] of ids.entries())
    await watch.query(
      `INSERT INTO "Letter" ("organizationId", id, key, kind, "to", subject, "messageId", html, text)
       SELECT $1, $2 || n, 'k' || n, 'review', 'reader-' || n || '@post.example', 'Q3 2026', '<' || $1 || '-' || n || '@quarterdeck>', '<p>Q3</p>', 'Q3'
       FROM generate_series(1, $3::int) n`,
      [id, newId(), Math.floor(LETTERS / COMPANIES) + (at < LETTERS % COMPANIES ? 1 : 0)],
    );
  for (const id of ids)
    await watch.query(
      `SELECT graphile_worker.add_job('deliver-letters', json_build_object('organizationId', $1::text), max_attempts => 25, job_key => 'deliver-letters:' || $1)`,
      [id],
    );
  return ids;
}

it(
  `${KILLS} workers killed over ${LETTERS} letters: nothing is lost, nothing goes twice, and what nobody knows is counted`,
  { timeout: 3_600_000 },
  async () => {
    const ids = await fillOutboxes();
    expect(await count(`"Letter" WHERE status = 'due'`)).toBe(LETTERS);
    const alive = await Promise.all(Array.from({ length: WORKERS }, () => workers.start()));
    const starting = new Set<Promise<unknown>>();
    let inTheMiddle = 0;
    for (let kills = 0; kills < KILLS; kills += 1) {
      // Letters of the killed never arrive, at most two a kill: the last kill comes before the rest is all there is.
      const enough = ((kills + chance()) * Math.max(LETTERS - 2 * KILLS, LETTERS / 2)) / (KILLS + 1);
      while (taken.size < enough || alive.length === 0) await pause(chance() * 30);
      if ((await count(`"Letter" WHERE status = 'sending'`)) > 0) inTheMiddle += 1;
      await workers.kill(alive.splice(Math.floor(chance() * alive.length), 1)[0]!);
      // The next one is made ready while the others work.
      const next = workers.start().then((worker) => alive.push(worker));
      starting.add(next);
      void next.finally(() => starting.delete(next));
    }
    await Promise.all(starting);
    // Given up after eight runs, a job leaves one for later: its minute is spared here.
    const hurry = `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now() AND run_at < now() + interval '2 minutes' AND locked_at IS NULL`;
    for (let tries = 0; tries < 6_000 && (await count(`"Letter" WHERE status = 'due'`)) > 0; tries += 1) {
      await watch.query(hurry);
      await pause(50);
    }
    for (
      let tries = 0;
      tries < 100 && (await count(`graphile_worker._private_jobs WHERE locked_at IS NOT NULL`)) > 0;
      tries += 1
    )
      await pause(50);
    for (const worker of alive) await workers.kill(worker);
    // What is being sent by nobody is looked at again by itself, when it can only be lost.
    const left = await count(`"Letter" WHERE status = 'sending'`);
    if (left > 0)
      expect(
        await count(
          `graphile_worker.jobs WHERE task_identifier = 'deliver-letters' AND run_at > now() + interval '8 minutes'`,
        ),
      ).toBeGreaterThan(0);
    for (const id of ids) await deliverLetters(id, undefined, () => new Date(Date.now() + 11 * 60_000));

    const { rows } = await watch.query<{ messageId: string; status: string }>(
      `SELECT "messageId", status FROM "Letter"`,
    );
    const uncertain = rows.filter(({ status }) => status === "uncertain");
    expect(rows.filter(({ status }) => status === "sent").length + uncertain.length).toBe(LETTERS);
    for (const { messageId, status } of rows)
      if (status === "sent") expect(taken.get(messageId), `${messageId}, SEED=${SEED}`).toBe(1);
    for (const [messageId, times] of taken) expect(times, `${messageId}, SEED=${SEED}`).toBe(1);
    // A kill leaves no more than what the killed one was sending: a letter for each of its two hands.
    expect(uncertain.length).toBeLessThanOrEqual(KILLS * 2);
    const arrived = uncertain.filter(({ messageId }) => taken.has(messageId)).length;
    console.log(
      `killed mailers: SEED=${SEED}, ${KILLS} kills, ${inTheMiddle} while letters were being sent, ${WORKERS} workers; of ${LETTERS} letters ` +
        `${LETTERS - uncertain.length} sent once, ${uncertain.length} uncertain (${arrived} of them had arrived)`,
    );
    expect(inTheMiddle).toBeGreaterThan(0);
  },
);
