import { readdir } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { Refusal } from "../kernel/refusal";
import type { RestoreTarget } from "./restore-backup";

/** @throws Refusal where somebody lives here, or a server is at work. */
export async function mustBeEmpty({ adminUrl, folder }: RestoreTarget): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ others: number }>(
      `SELECT count(*)::int AS others FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    if ((rows[0]?.others ?? 0) > 0)
      throw new Refusal("bad-input", "in-use", "A server is at work on this database: end it, then restore.");
    const organizations = await countOf(client, "OrganizationAddress");
    const people = await countOf(client, "User");
    if (organizations + people > 0)
      throw new Refusal(
        "bad-input",
        "not-empty",
        `This database is not empty (organizations: ${organizations}, people: ${people}). Restore into an empty one: choose another folder with DATA_DIR=…, or another database with DATABASE_ADMIN_URL=….`,
      );
  } finally {
    await client.end();
  }
  const copies = await readdir(path.join(folder, "canonical")).catch(() => []);
  if (copies.length > 0)
    throw new Refusal(
      "bad-input",
      "folder-not-empty",
      `${folder} holds kept rows of imports already: restore into another data folder with DATA_DIR=….`,
    );
}

async function countOf(client: Client, table: string): Promise<number> {
  const name = client.escapeIdentifier(table);
  const there = await client.query<{ is: boolean }>("SELECT to_regclass($1) IS NOT NULL AS is", [name]);
  if (!there.rows[0]?.is) return 0;
  return (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`)).rows[0]?.n ?? 0;
}
