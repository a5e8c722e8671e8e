import path from "node:path";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { restoreBackup, type BackupManifest } from "@/server/backup";
import { grantToApp, type OpenDatabase } from "@/server/database";
import { setUpQueue } from "@/server/queue";
import { holdDueSteps } from "@/server/schedule";
import { audit } from "@/server/tenancy/audit";
import { tenantContext } from "@/server/tenancy/context";
import { asPerson, inTenant } from "@/server/tenancy/tenant-database";
import { calledFrom } from "./read-input";
import { EXIT, operator, withDatabase } from "./with-organization";

const USAGE = "npm run -s cli -- restore FILE";

/** Restores an archive that `backup` wrote into an empty installation. */
export async function restoreVerb(args: readonly string[]): Promise<number> {
  let file: string;
  try {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    if (positionals.length !== 1 || positionals[0] === undefined) throw new Error("Name the archive to restore.");
    [file] = positionals;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return EXIT.badInput;
  }
  return withDatabase(async (database) => {
    const root = process.env.QUARTERDECK_ROOT ?? process.cwd();
    const manifest = await restoreBackup({ ...database, root }, path.resolve(calledFrom(), file));
    const held = await goOn(database, manifest);
    const { takenAt, tables } = manifest;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`${JSON.stringify({ takenAt, rows, files: manifest.files.length, heldSteps: held })}\n`);
    return EXIT.done;
  });
}

/**
 * Lets the application in again, holds what the schedules owe, and leaves a row in every audit log. Answers how many steps of
 * schedules were held.
 */
export async function goOn({ url, adminUrl }: Pick<OpenDatabase, "url" | "adminUrl">, { takenAt }: BackupManifest) {
  await setUpQueue(adminUrl);
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await grantToApp(client, new URL(url).username).finally(() => client.end());
  let held = 0;
  for (const { organizationId } of await asPerson(null, (db) => db.organizationAddress.findMany({}))) {
    const steps = await holdDueSteps(organizationId, new Date());
    held += steps;
    await inTenant(organizationId, async (db) => {
      const ctx = await tenantContext(db, organizationId, operator(), new Date());
      await audit(ctx, {
        ...{ action: "installation.restore", subject: ctx.organization.name },
        facts: { takenAt, heldSteps: steps },
      });
    });
  }
  return held;
}
