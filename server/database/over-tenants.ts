import type { ClientBase } from "pg";

/**
 * Turns, one after the other, in which a statement meets every row of a table, in the transaction of the owner of the schema: one turn
 * where row security does not bind this role, else one an organization. Each yields the organization's id, or null for all.
 */
export async function* tenantsOf(client: ClientBase, table: string): AsyncGenerator<string | null> {
  const bound = await client.query<{ isBound: boolean }>(`SELECT row_security_active($1::regclass) AS "isBound"`, [
    client.escapeIdentifier(table),
  ]);
  if (!bound.rows[0]?.isBound) return yield null;
  const { rows } = await client.query<{ id: string }>(
    `SELECT "organizationId" AS id FROM "OrganizationAddress" ORDER BY 1`,
  );
  for (const { id } of rows) {
    await client.query("SELECT set_config('app.organization', $1, true)", [id]);
    yield id;
  }
}

/** Runs `work` at each turn. */
export async function overTenants(client: ClientBase, table: string, work: () => Promise<void>): Promise<void> {
  for await (const _ of tenantsOf(client, table)) await work();
}
