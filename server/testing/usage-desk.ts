import { afterAll, beforeAll } from "vitest";
import { startWorker, type Worker } from "../jobs";
import { asAdmin, useTestDatabase, type TestDatabase } from "./test-database";
import type { WorldOrganization } from "./world";

export const HEADER = "day,provider,model,project,requests,uncached_input,cache_read,output";
export const csv = (...rows: string[]) => `${[HEADER, ...rows].join("\n")}\n`;
export const AUGUST = csv(
  "2026-08-01,openai,gpt-4o-mini,web,10,1000,0,500",
  "2026-08-02,openai,gpt-4o-mini,web,5,2000,0,100",
);
export const FILE = { "content-type": "text/csv" };

/** A database with a worker at work, and what came to stand in it. Call at the top of a file. */
export function useUsageDesk() {
  const database: TestDatabase = useTestDatabase();
  let worker: Worker;
  beforeAll(async () => {
    worker = await startWorker({ databaseUrl: process.env.DATABASE_URL ?? "", pollInterval: 200 });
  });
  afterAll(() => worker.stop());
  const rowsOf = <Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<Row[]> =>
    asAdmin(database.adminUrl, async (client) => (await client.query(sql, values)).rows as Row[]);
  return {
    database,
    rowsOf,
    sums: async ({ id }: WorldOrganization) =>
      (
        await rowsOf(
          `SELECT count(*)::int AS n, coalesce(sum("uncachedInput"), 0)::text AS input, coalesce(sum(output), 0)::text AS output,
            sum(requests)::text AS requests FROM "UsageRollup" WHERE "organizationId" = $1`,
          id,
        )
      )[0],
    imports: ({ id }: WorldOrganization) =>
      rowsOf<{ status: string }>(
        `SELECT status, "fileName", "uploadedBy" FROM "Import" WHERE "organizationId" = $1`,
        id,
      ),
  };
}
