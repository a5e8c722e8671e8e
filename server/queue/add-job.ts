import type { TenantTransaction } from "../tenancy/tenant-database";

/** What each task is told. Ids only: the queue is shared by all organizations. */
export interface JobPayloads {
  "inspect-import": { readonly organizationId: string; readonly importId: string };
  "keep-copy": { readonly organizationId: string; readonly importId: string };
  "commit-import": { readonly organizationId: string; readonly importId: string };
  "put-back-import": { readonly organizationId: string; readonly importId: string };
  "roll-traces": { readonly organizationId: string };
  "deliver-letters": { readonly organizationId: string };
  "deliver-person-letters": Readonly<Record<string, never>>;
  "sweep-files": Readonly<Record<string, never>>;
  "sync-feeds": Readonly<Record<string, never>>;
  "revalue-usage": { readonly organizationId: string; readonly reason: string };
  /** What follows the last signature: documents at once, letters when the schedule says. */
  "publish-review": { readonly organizationId: string; readonly reviewId: string };
  /** The letters of a signed review now. */
  "send-review": { readonly organizationId: string; readonly reviewId: string };
  "look-at-calendar": Readonly<Record<string, never>>;
  "keep-calendar": { readonly organizationId: string };
}
export type TaskName = keyof JobPayloads;

/** How often a job is tried before it is given up. */
export const MOST_RUNS = 8;
/** More than that: giving up may be interrupted too, and is tried again. */
const MOST_ATTEMPTS = 25;
/** What somebody has decided goes before what is still to be read. */
const PRIORITY: Partial<Record<TaskName, number>> = { "commit-import": -1, "put-back-import": -1 };

/**
 * Adds a job in the transaction of the business it belongs to: committed together or not at all. The same task with the same
 * payload that still waits is not added twice.
 */
export const addJob = <Task extends TaskName>(
  db: Pick<TenantTransaction, "$queryRawUnsafe">,
  task: Task,
  payload: JobPayloads[Task],
  runAt?: Date,
): Promise<void> => addJobThrough((sql, values) => db.$queryRawUnsafe(sql, ...values), task, payload, runAt);

const ADD = `
  SELECT (graphile_worker.add_job($1::text, $2::json, run_at => $3::timestamptz, max_attempts => $4::smallint, job_key => $5::text,
    priority => $6::smallint)).id::text AS id`;

/** The same over any connection that holds the transaction. */
export async function addJobThrough<Task extends TaskName>(
  ask: (sql: string, values: readonly unknown[]) => Promise<unknown>,
  task: Task,
  payload: JobPayloads[Task],
  runAt?: Date,
): Promise<void> {
  // A job for later is one of its own: asked for again, the one that waits to run now must not be put off.
  const at = runAt?.toISOString() ?? null;
  const key = [task, ...Object.values(payload), ...(at === null ? [] : [at])].join(":");
  await ask(ADD, [task, JSON.stringify(payload), at, MOST_ATTEMPTS, key, PRIORITY[task] ?? 0]);
}
