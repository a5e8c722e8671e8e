import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { bundleChildren } from "../../scripts/bundle.mjs";
import { prepareAppRole } from "../database/app-role";
import { prepareDataFolder } from "../database/embedded/data-folder";
import { startEmbeddedServer } from "../database/embedded/embedded-server";
import { migrate } from "../database/migrate";
import { createDatabase } from "../database/open-database";
import { setUpQueue } from "../queue";

export const TEMPLATE = "quarterdeck_template";
const APP_PASSWORD = "only-for-tests";

declare module "vitest" {
  interface ProvidedContext {
    readonly testServer: { readonly adminUrl: string; readonly appPassword: string; readonly root: string };
  }
}

/** One embedded PostgreSQL for the whole run, with a migrated template that every test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
  await bundleChildren(root);
  const data = prepareDataFolder(root, mkdtempSync(path.join(tmpdir(), "quarterdeck-test-")));
  const server = await startEmbeddedServer(data, { takeOver: true });
  await createDatabase(server.superuserUrl("postgres"), TEMPLATE);
  await migrate(server.superuserUrl(TEMPLATE), root);
  await prepareAppRole(server.superuserUrl(TEMPLATE), APP_PASSWORD);
  await setUpQueue(server.superuserUrl(TEMPLATE));
  project.provide("testServer", { adminUrl: server.superuserUrl("postgres"), appPassword: APP_PASSWORD, root });
  return async () => {
    await server.stop();
    rmSync(data.folder, { recursive: true, force: true });
  };
}
