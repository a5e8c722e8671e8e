import path from "node:path";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { restoreBackup, type BackupManifest } from "@/server/backup";
import { bringIn } from "@/server/belongings";
import { grantToApp, type OpenDatabase } from "@/server/database";
import { setUpQueue } from "@/server/queue";
import { holdDueSteps } from "@/server/schedule";
import { audit } from "@/server/tenancy/audit";
import { tenantContext } from "@/server/tenancy/context";
import { asPerson, inTenant } from "@/server/tenancy/tenant-database";
import { calledFrom } from "./read-input";
import { EXIT, operator, withDatabase } from "./with-organization";

const USAGE = "npm run -s cli -- restore FILE | restore --org SLUG FILE [--owner ADDRESS]";

/** Restores an archive that `backup` wrote into an empty installation; with `--org`, brings one organization in at a free address. */
export async function restoreVerb(args: readonly string[]): Promise<number> {
  let file: string;
  let org: string | undefined;
  let owner: string | undefined;
  try {
    const options = { org: { type: "string" }, owner: { type: "string" } } as const;
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options });
    ({ org, owner } = values);
    if (positionals.length !== 1 || positionals[0] === undefined) throw new Error("Name the archive to restore.");
    [file] = positionals;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return EXIT.badInput;
  }
  if (org !== undefined) return bringInOne(path.resolve(calledFrom(), file), org, owner?.toLowerCase());
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

const bringInOne = (file: string, slug: string, owner: string | undefined): Promise<number> =>
  withDatabase(async ({ adminUrl }) => {
    await setUpQueue(adminUrl);
    process.stdout.write(`${JSON.stringify(await bringIn(operator(), { file, slug, owner }))}\n`);
    return EXIT.done;
  });

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
