import { Client } from "pg";
import { tenantsOf } from "../database/over-tenants";

/**
 * What was under way when a backup was taken does not go on by itself. Letters that waited may have left since: they are `uncertain`, and a
 * person sends them again or not. Uploads are not in a backup: who made them is told to send them again.
 */
export async function holdWhatWasUnderWay(adminUrl: string, takenAt: string): Promise<void> {
  const day = `${takenAt.slice(0, 16).replace("T", " ")} UTC`;
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    for await (const _ of tenantsOf(client, "Letter"))
      await client.query(
        `UPDATE "Letter" SET status = 'uncertain', "lastError" = $1 WHERE status IN ('due', 'sending')`,
        [`It waited when the backup of ${day} was taken, and may have been sent since.`],
      );
    for await (const _ of tenantsOf(client, "Import"))
      await client.query(
        `UPDATE "Import" SET status = 'refused', message = $1, progress = NULL
         WHERE status IN ('uploaded', 'inspecting', 'inspected', 'committing')`,
        [`It was under way when the backup of ${day} was taken, and its file is not in it: send it again.`],
      );
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
