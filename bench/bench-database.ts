import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { prepareAppRole } from "@/server/database/app-role";
import { prepareDataFolder } from "@/server/database/embedded/data-folder";
import { startEmbeddedServer } from "@/server/database/embedded/embedded-server";
import { migrate } from "@/server/database/migrate";
import { createDatabase } from "@/server/database/open-database";
import { closeConnections } from "@/server/tenancy/tenant-database";

/** A database of the bench's own, gone afterwards; `work` gets a folder for files, and the address that its owner takes. */
export async function withDatabase<Result>(
  work: (folder: string, adminUrl: string) => Promise<Result>,
): Promise<Result> {
  const root = process.env.QUARTERDECK_ROOT ?? process.cwd();
  const own = await mkdtemp(path.join(tmpdir(), "quarterdeck-bench-"));
  // Reachable for the uid that PostgreSQL drops to; else the data would go to the installation's own folder.
  await chmod(own, 0o755);
  const data = prepareDataFolder(root, own);
  if (data.moved) throw new Error(`PostgreSQL cannot reach ${own}: set TMPDIR to a folder that others may enter`);
  const server = await startEmbeddedServer(data, { takeOver: true });
  try {
    await createDatabase(server.superuserUrl("postgres"), "bench");
    const adminUrl = server.superuserUrl("bench");
    await migrate(adminUrl, root);
    await prepareAppRole(adminUrl, "bench");
    process.env.DATABASE_URL = Object.assign(new URL(adminUrl), {
      username: "quarterdeck_app",
      password: "bench",
    }).href;
    process.env.DATA_DIR = data.folder;
    return await work(data.folder, adminUrl);
  } finally {
    await closeConnections();
    await server.stop();
    await rm(data.folder, { recursive: true, force: true });
  }
}
