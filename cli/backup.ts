import path from "node:path";
import { parseArgs } from "node:util";
import { writeBackup } from "@/server/backup";
import { calledFrom } from "./read-input";
import { EXIT, withDatabase } from "./with-organization";

const USAGE = "npm run -s cli -- backup [FILE]";

/** Writes everything of the installation into one archive, by default into the folder `backups` of the data folder. */
export async function backupVerb(args: readonly string[]): Promise<number> {
  let file: string | undefined;
  try {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    if (positionals.length > 1) throw new Error("Name one file.");
    [file] = positionals;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return EXIT.badInput;
  }
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
