import type { ClientBase } from "pg";

/**
 * Runs `work` so that it meets every row of a table, in the transaction of the owner of the schema: at once where row security
 * does not bind this role, else organization by organization.
 */
export async function overTenants(client: ClientBase, table: string, work: () => Promise<void>): Promise<void> {
  const bound = await client.query<{ isBound: boolean }>(`SELECT row_security_active($1::regclass) AS "isBound"`, [
    client.escapeIdentifier(table),
  ]);
  if (!bound.rows[0]?.isBound) return work();
  const { rows } = await client.query<{ id: string }>(
    `SELECT "organizationId" AS id FROM "OrganizationAddress" ORDER BY 1`,
  );
  for (const { id } of rows) {
    await client.query("SELECT set_config('app.organization', $1, true)", [id]);
    await work();
  }
}
