import type { Client } from "pg";

/** The advisory lock that a living worker holds on its pool's id ($1). */
export const WORKER_LOCK = "hashtextextended('worker:' || $1, 0)";
/** A worker takes its lock some milliseconds after it has begun to look for jobs. */
const GRACE = "interval '2 seconds'";

/** Gives back the jobs of workers that are gone: nobody holds their lock. */
export async function releaseDeadWorkers(client: Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT locked_by AS id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL AND locked_at < now() - ${GRACE}`,
  );
  for (const { id } of rows) {
    const free = await client.query<{ isFree: boolean }>(`SELECT pg_try_advisory_lock(${WORKER_LOCK}) AS "isFree"`, [
      id,
    ]);
    if (!free.rows[0]?.isFree) continue;
    // A session gets its own lock again, so this may be our own pool: then the lock is held twice, and it is alive.
    await client.query(`SELECT pg_advisory_unlock(${WORKER_LOCK})`, [id]);
    const held = await client.query(
      `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (classid::bigint << 32) | objid::bigint = ${WORKER_LOCK}`,
      [id],
    );
    if (held.rowCount === 0) await client.query("SELECT graphile_worker.force_unlock_workers(ARRAY[$1])", [id]);
  }
}
