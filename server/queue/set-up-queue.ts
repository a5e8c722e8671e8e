import { quietLogger } from "./quiet-logger";
import { runMigrations } from "graphile-worker";
import { Client } from "pg";
import { APP_ROLE } from "../database/app-role";

/**
 * Makes the queue's tables and lets the application's role use them; run as the owner of the schema, after every migration.
 * The queue turns row security on and writes no policy, for which reason it shows nothing to a role that obeys it: here the
 * application's role sees all jobs, which hold ids and no content.
 */
export async function setUpQueue(adminUrl: string): Promise<void> {
  await runMigrations({ connectionString: adminUrl, logger: quietLogger });
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`
      GRANT USAGE ON SCHEMA graphile_worker TO ${APP_ROLE};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${APP_ROLE};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${APP_ROLE};
      REVOKE INSERT, UPDATE, DELETE ON graphile_worker.migrations FROM ${APP_ROLE};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${APP_ROLE};`);
    const { rows } = await client.query<{ name: string }>(`
      SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'graphile_worker' AND c.relrowsecurity
        AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'application')`);
    for (const { name } of rows)
      await client.query(
        `CREATE POLICY application ON graphile_worker.${client.escapeIdentifier(name)} TO ${APP_ROLE} USING (true) WITH CHECK (true)`,
      );
  } finally {
    await client.end();
  }
}
