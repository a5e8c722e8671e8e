import { afterAll, beforeAll, expect, it } from "vitest";
import { receiveUpload } from "../intake";
import { brokenInvariants } from "../testing/broken-invariants";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world } from "../testing/world";
import { startWorker, type Worker } from ".";

const database = useTestDatabase();
const SENDER = { kind: "token", id: "token", name: "Exporter (token)", role: null } as const;
const FILE = Buffer.from(
  `day,provider,model,project,requests,uncached_input,cache_read,output\n${Array.from({ length: 200 }, (_, at) => `2026-08-${10 + (at % 20)},openai,gpt-4o-mini,p${at % 7},1,${at},0,1`).join("\n")}\n`,
);
let workers: Worker[];
beforeAll(async () => {
  const settings = { databaseUrl: process.env.DATABASE_URL ?? "", pollInterval: 50, concurrency: 2 };
  workers = [await startWorker(settings), await startWorker(settings)];
});
afterAll(() => Promise.all(workers.map((worker) => worker.stop())));

async function* body(): AsyncGenerator<Uint8Array> {
  yield FILE;
}

it("twenty uploads of the same file at once, read by two workers, give one import", async () => {
  const { crowd } = await world("crowd");
  const commitWish = { overlap: null, confirmRejects: false } as const;
  const ids = await Promise.all(
    Array.from({ length: 20 }, () =>
      receiveUpload(crowd.id, SENDER, {
        fileName: "usage.csv",
        body: body(),
        contentLength: FILE.length,
        hints: {},
        commitWish,
      }),
    ),
  );
  const look = () =>
    asAdmin(database.adminUrl, async (client) => {
      const sql = `SELECT (SELECT count(*)::int FROM graphile_worker._private_jobs) AS jobs,
        (SELECT coalesce(sum(rows), 0)::int FROM "UsageRollup" WHERE "organizationId" = $1) AS rows,
        (SELECT json_object_agg(status, n) FROM (SELECT status, count(*) AS n FROM "Import" WHERE "organizationId" = $1 GROUP BY 1) s) AS statuses`;
      return (await client.query(sql, [crowd.id])).rows[0] as { jobs: number; rows: number; statuses: object };
    });
  await expect.poll(look, { timeout: 50_000, interval: 200 }).toEqual({
    jobs: 0,
    rows: 200,
    statuses: { committed: 1, refused: 19 },
  });
  const all = await Promise.all(ids.map((id) => crowd.as("analyst").imports.read({ id })));
  for (const { status, message } of all)
    if (status === "refused") expect(message).toMatch(/^Already imported on .* as usage\.csv\. Nothing was written\.$/);
  expect(await brokenInvariants(database.adminUrl, database.folder)).toEqual([]);
});
