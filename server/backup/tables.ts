import type { ClientBase } from "pg";

export interface Table {
  readonly name: string;
  /** In their order; generated ones are left out. */
  readonly columns: readonly string[];
}

/**
 * What a backup leaves out: what is over by the time it is restored (sessions, mailed links, throttles), what is made anew (when
 * schedules look next), and letters that hold no text yet.
 */
export const LEFT_OUT: readonly string[] = [
  ...["Session", "SignInToken", "SignInThrottle", "PasskeyChallenge", "SetUpLink", "PersonLetter", "DueMoment"],
  "_prisma_migrations",
];

/** Rollups point at imports and keys without a foreign key: a statement's trigger keeps that promise. */
const ORDERED = `
  WITH RECURSIVE points AS (
    SELECT conrelid AS child, confrelid AS parent FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid
    UNION SELECT '"UsageRollup"'::regclass::oid, parent::regclass::oid FROM unnest(ARRAY['"Import"', '"UsageKey"']) parent
  ), placed AS (
    SELECT c.oid, 0 AS depth FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    UNION SELECT points.child, placed.depth + 1 FROM placed JOIN points ON points.parent = placed.oid
  )
  SELECT c.relname AS name, (
      SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
  FROM pg_class c JOIN placed ON placed.oid = c.oid GROUP BY c.oid, c.relname ORDER BY max(placed.depth), c.relname`;

/** Every table of the schema that the database has now, those first that others point at. */
export async function tablesParentsFirst(client: ClientBase): Promise<Table[]> {
  return (await client.query<{ name: string; columns: string[] }>(ORDERED)).rows;
}
