import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import type { Environment } from "../environment/environment";
import { Refusal } from "../kernel/refusal";
import { APP_ROLE, assertWalledRole, prepareAppRole } from "./app-role";
import { prepareDataFolder } from "./embedded/data-folder";
import { startEmbeddedServer } from "./embedded/embedded-server";
import { migrate, type MigrateOptions } from "./migrate";

export interface OpenDatabase {
  /** The application's role. */
  readonly url: string;
  /** Owns the schema: migrations, backup, set-up of the queue. */
  readonly adminUrl: string;
  readonly isEmbedded: boolean;
  /** Where uploads, outbox and secrets live. */
  readonly folder: string;
  readonly folderMoved: boolean;
  readonly migrated: readonly string[];
  readonly stop: () => Promise<void>;
}

export const DATABASE_NAME = "quarterdeck";

/**
 * Brings the database up to date and answers how to connect: the embedded one, or that of `DATABASE_URL`.
 * @throws Refusal with a sentence when it is not there, is newer, or the role could step over the walls.
 */
export async function openDatabase(
  root: string,
  environment: Environment,
  options: { takeOver: boolean },
): Promise<OpenDatabase> {
  const given = environment.DATABASE_ADMIN_URL ?? environment.DATABASE_URL;
  return given === undefined ? openEmbedded(root, environment, options) : openGiven(root, environment, given);
}

async function openEmbedded(
  root: string,
  environment: Environment,
  options: { takeOver: boolean },
): Promise<OpenDatabase> {
  const data = prepareDataFolder(root, environment.DATA_DIR);
  const server = await startEmbeddedServer(data, options);
  try {
    await createDatabase(server.superuserUrl("postgres"), DATABASE_NAME);
    const adminUrl = server.superuserUrl(DATABASE_NAME);
    const prepared = await prepare(root, data.folder, adminUrl, {
      beforeUpgrade: async (first) => {
        const { writeBackup } = await import("../backup");
        const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
        await writeBackup(adminUrl, data.folder, path.join(data.folder, "backups", `${stamp}-before-${first}.zip`));
      },
    });
    return { ...prepared, adminUrl, isEmbedded: true, folder: data.folder, folderMoved: data.moved, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function openGiven(root: string, environment: Environment, given: string): Promise<OpenDatabase> {
  await mustAnswer(given);
  const folder = path.resolve(root, environment.DATA_DIR ?? ".data");
  const { mkdirSync } = await import("node:fs");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const separate = environment.DATABASE_ADMIN_URL !== undefined && environment.DATABASE_URL !== undefined;
  const prepared = await prepare(root, folder, given, {}, separate ? environment.DATABASE_URL : undefined);
  return { ...prepared, adminUrl: given, isEmbedded: false, folder, folderMoved: false, stop: async () => undefined };
}

async function prepare(
  root: string,
  folder: string,
  adminUrl: string,
  options: MigrateOptions,
  appUrl?: string,
): Promise<{ url: string; migrated: string[] }> {
  const migrated = await migrate(adminUrl, root, options);
  const url = appUrl ?? (await appRoleUrl(folder, adminUrl));
  await assertWalledRole(url);
  return { url, migrated };
}

async function appRoleUrl(folder: string, adminUrl: string): Promise<string> {
  const password = secretIn(folder, "app-role-password");
  await prepareAppRole(adminUrl, password);
  const url = new URL(adminUrl);
  url.username = APP_ROLE;
  url.password = password;
  return url.href;
}

/** A random secret that is made once and kept in the data folder with mode 0600. */
export function secretIn(folder: string, name: string): string {
  const file = path.join(folder, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

export async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const there = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!there.rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function mustAnswer(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    throw new Refusal(
      "unavailable",
      "database-not-there",
      `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} does not answer (${(error as Error).message || "no connection"}): start it, or correct DATABASE_URL.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
