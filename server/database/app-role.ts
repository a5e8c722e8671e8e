import { Client } from "pg";
import { Refusal } from "../kernel/refusal";

export const APP_ROLE = "quarterdeck_app";

/** Rows of these are records: the application adds and reads them and can neither change nor delete them. */
const RECORDS = ["AuditEntry", "Signature", "OperatorEntry", "PriceBookVersion"];

/**
 * Makes the role that the application connects as, which owns nothing and obeys row-level security, and grants it what it
 * needs. Run after every migration: new tables are granted here.
 */
export async function prepareAppRole(adminUrl: string, password: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const exists = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [APP_ROLE]);
    const attributes = `LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`;
    await client.query(`${exists.rowCount ? "ALTER" : "CREATE"} ROLE ${APP_ROLE} ${attributes}`);
    await grantToApp(client, APP_ROLE);
  } finally {
    await client.end();
  }
}

/** Lets a role work with the tables of this version, and with records only so far as records go. */
export async function grantToApp(client: Client, role: string): Promise<void> {
  const to = client.escapeIdentifier(role);
  await client.query(`
    GRANT USAGE ON SCHEMA public TO ${to};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${to};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${to};
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${to};
    ${RECORDS.map((table) => `REVOKE UPDATE, DELETE, TRUNCATE ON "${table}" FROM ${to};`).join("\n")}
    REVOKE DELETE ON "Organization" FROM ${to};
    GRANT EXECUTE ON FUNCTION erase_organization(text) TO ${to};
    DO $$ BEGIN
      IF current_setting('server_version_num')::int >= 170000 THEN
        GRANT MAINTAIN ON "UsageRollup", "UsageMonth", "UsageKey" TO ${to};
      END IF;
    END $$;
    GRANT TEMPORARY ON DATABASE ${client.escapeIdentifier(client.database ?? "postgres")} TO ${to};
  `);
}

/**
 * The application must not be able to step over the walls.
 * @throws Refusal when its role owns a table, is superuser or may bypass row security.
 */
export async function assertWalledRole(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ role: string; mighty: boolean; owned: string | null }>(`
      SELECT current_user AS role, r.rolsuper OR r.rolbypassrls AS mighty,
        (SELECT min(tablename) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user) AS owned
      FROM pg_roles r WHERE r.rolname = current_user`);
    const row = rows[0];
    if (row?.mighty || row?.owned)
      throw new Refusal(
        "unavailable",
        "role-above-walls",
        `The database role ${row.role} ${row.owned ? `owns the table ${row.owned}` : "is superuser or may bypass row security"}: connect the application as a role that cannot step over the walls between organizations (DATABASE_URL), and give the owner as DATABASE_ADMIN_URL.`,
      );
  } finally {
    await client.end();
  }
}
