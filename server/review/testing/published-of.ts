import { asAdmin } from "../../testing/test-database";

export interface PublishedBytes {
  readonly snapshot: string;
  readonly signedHash: string;
  /** Tasks that were asked for about it. */
  readonly jobs: readonly string[];
}

/** What is really stored of an organization's signed reviews, seen over the walls. */
export const publishedOf = (adminUrl: string, organizationId: string): Promise<PublishedBytes[]> =>
  asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<PublishedBytes>(
      `SELECT r.snapshot, r."signedHash",
         (SELECT coalesce(array_agg(t.identifier), '{}') FROM graphile_worker._private_jobs j
          JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE j.payload ->> 'reviewId' = r.id) AS jobs
       FROM "Review" r WHERE r."organizationId" = $1 AND r."signedHash" IS NOT NULL ORDER BY r.quarter`,
      [organizationId],
    );
    return rows;
  });
