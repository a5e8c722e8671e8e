import path from "node:path";
import { createWriteStream } from "node:fs";
import { parseArgs } from "node:util";
import { writeBackup } from "@/server/backup";
import { exportOrganization } from "@/server/belongings";
import { audit } from "@/server/tenancy/audit";
import { tenantContext } from "@/server/tenancy/context";
import { inTenant } from "@/server/tenancy/tenant-database";
import { calledFrom } from "./read-input";
import { EXIT, withDatabase, withOrganization } from "./with-organization";

const USAGE = "npm run -s cli -- backup [FILE] | backup --org SLUG FILE";

/** Writes everything of the installation into one archive, by default into the folder `backups` of the data folder. */
export async function backupVerb(args: readonly string[]): Promise<number> {
  let file: string | undefined;
  let org: string | undefined;
  try {
    const options = { org: { type: "string" } } as const;
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (positionals.length > 1) throw new Error("Name one file.");
    [file] = positionals;
    ({ org } = values);
    if (org !== undefined && file === undefined) throw new Error("Name the file that the export goes into.");
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return EXIT.badInput;
  }
  if (org !== undefined && file !== undefined) return exportOne(org, path.resolve(calledFrom(), file));
  return withDatabase(async ({ adminUrl, folder }) => {
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
    const target = file === undefined ? path.join(folder, "backups", `${stamp}.zip`) : path.resolve(calledFrom(), file);
    const { takenAt, tables, files } = await writeBackup(adminUrl, folder, target);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(
      `${JSON.stringify({ file: target, takenAt, tables: tables.length, rows, files: files.length })}\n`,
    );
    return EXIT.done;
  });
}

/** Everything of one organization, to be brought in elsewhere with `restore --org`. */
const exportOne = (org: string, file: string): Promise<number> =>
  withOrganization(org, async (organizationId, actor) => {
    await inTenant(organizationId, async (db) => {
      const ctx = await tenantContext(db, organizationId, actor, new Date());
      await audit(ctx, { action: "organization.export", subject: ctx.organization.name });
    });
    const { takenAt, tables, files } = await exportOrganization(
      organizationId,
      createWriteStream(file, { flags: "wx", mode: 0o600 }),
    );
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`${JSON.stringify({ file, takenAt, tables: tables.length, rows, files: files.length })}\n`);
    return EXIT.done;
  });
