import { Client } from "pg";
import { overTenants } from "../database/over-tenants";
import type { SealingKeys } from "./keys";
import { keyIdOf, seal, unseal } from "./seal";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed-columns";

export interface RotatedColumn {
  readonly table: string;
  readonly column: string;
  /** Secrets that stand there. */
  readonly held: number;
  /** Those that were sealed with another key than the first, and are sealed with it now. */
  readonly sealed: number;
}

/**
 * Seals every stored secret with the first key, a transaction a table: a secret that does not open leaves its whole table as it
 * was. Done again, it changes nothing. @throws Refusal for a secret whose key is not in the list.
 */
export async function rotateKeys(
  adminUrl: string,
  keys: SealingKeys,
  columns: readonly SealedColumn[] = SEALED_COLUMNS,
): Promise<RotatedColumn[]> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const rotated: RotatedColumn[] = [];
    for (const column of columns) rotated.push(await rotateColumn(client, keys, column));
    return rotated;
  } finally {
    await client.end();
  }
}

async function rotateColumn(client: Client, keys: SealingKeys, place: SealedColumn): Promise<RotatedColumn> {
  const [table, column, of] = [place.table, place.column, place.of].map((name) => client.escapeIdentifier(name));
  let [held, sealed] = [0, 0];
  await client.query("BEGIN");
  try {
    await overTenants(client, place.table, async () => {
      const { rows } = await client.query<{ id: string; text: string }>(
        `SELECT ${of} AS id, ${column} AS text FROM ${table} WHERE ${column} <> '' ORDER BY 1 FOR UPDATE`,
      );
      held += rows.length;
      for (const { id, text } of rows.filter((row) => keyIdOf(row.text) !== keys[0].id)) {
        const purpose = `${place.word}:${id}`;
        const again = seal(unseal(text, purpose, keys), purpose, keys);
        await client.query(`UPDATE ${table} SET ${column} = $2 WHERE ${of} = $1`, [id, again]);
        sealed += 1;
      }
    });
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
  return { table: place.table, column: place.column, held, sealed };
}
