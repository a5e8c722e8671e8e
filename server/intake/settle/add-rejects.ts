import type { PoolClient } from "pg";
import { stageRejects } from "./stage-rollups";

/** More than anyone reads: a file that is wrong throughout is refused, or corrected and sent again. */
export const MOST_REJECTS_KEPT = 100_000;

/** Keeps the rejected rows with line, column, value and reason. */
export async function addRejects(
  client: PoolClient,
  organizationId: string,
  importId: string,
  rejectsPath: string,
): Promise<void> {
  await client.query(`DELETE FROM "ImportReject" WHERE "organizationId" = $1 AND "importId" = $2`, [
    organizationId,
    importId,
  ]);
  await stageRejects(client, rejectsPath);
  await client.query(
    `INSERT INTO "ImportReject" ("organizationId", "importId", number, line, "column", value, code)
    SELECT $1, $2, number, line, coalesce("column", ''), coalesce(value, ''), code FROM stage_reject WHERE number <= ${MOST_REJECTS_KEPT} ORDER BY number`,
    [organizationId, importId],
  );
}
