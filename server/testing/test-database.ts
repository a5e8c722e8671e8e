import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { APP_ROLE } from "../database/app-role";
import { newKey } from "../secrets";
import { closeConnections } from "../tenancy/tenant-database";
import { TEMPLATE } from "./database-setup";

export interface TestDatabase {
  /** Connects as the superuser, over the walls: for looking at what is really there. */
  readonly adminUrl: string;
  /** A data folder of this test file. */
  readonly folder: string;
}

/** Call at the top of a database test file: it gets a fresh copy of the migrated template and a data folder of its own. */
export function useTestDatabase(): TestDatabase {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const { adminUrl: serverUrl, appPassword, root } = inject("testServer");
  const adminUrl = withDatabase(serverUrl, name);
  const folder = mkdtempSync(path.join(tmpdir(), "quarterdeck-files-"));

  beforeAll(async () => {
    await asAdmin(serverUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`));
    const url = new URL(adminUrl);
    url.username = APP_ROLE;
    url.password = appPassword;
    process.env.DATABASE_URL = url.href;
    process.env.DATA_DIR = folder;
    process.env.ENCRYPTION_KEYS = newKey();
    process.env.QUARTERDECK_ROOT = root;
  });
  afterAll(async () => {
    await closeConnections();
    await asAdmin(serverUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    rmSync(folder, { recursive: true, force: true });
  });
  return { adminUrl, folder };
}

/** Runs statements as the superuser of a database. */
export async function asAdmin<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
