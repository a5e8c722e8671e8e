import type { PoolClient } from "pg";
import { Refusal } from "@/server/kernel/refusal";
import { askThrough, type BookInForce } from "../../pricing";
import type { OverlapChoice, OverlapFound } from "../schema";
import { sumMonths } from "./sum-months";

interface Place {
  readonly organizationId: string;
  readonly importId: string;
  readonly sourceId: string;
  readonly kind: string;
  /** Imports that tell of other providers (`other-providers`). */
  readonly others: readonly string[];
}

/** Rollups of earlier imports from the same source, of the same kind, on days of the staged file. */
const HELD = `
  FROM "UsageRollup" r
  JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId"
  WHERE r."organizationId" = $1 AND i."sourceId" = $2 AND i.kind = $3::"ImportKind" AND i.status = 'committed' AND i.id <> $4 AND i.id <> ALL ($5::text[])
    AND r.day IN (SELECT day FROM stage WHERE NOT left_out)`;

const given = ({ organizationId, sourceId, kind, importId, others }: Place) => [
  organizationId,
  sourceId,
  kind,
  importId,
  others,
];

/** Which days of the staged file are here already, and who brought them; null where none is. */
export async function findOverlap(client: PoolClient, place: Place): Promise<OverlapFound | null> {
  const { rows } = await client.query<{ id: string; fileName: string; committedAt: Date | null; days: number }>(
    `SELECT i.id, i."fileName", i."committedAt", count(DISTINCT r.day)::int AS days ${HELD} GROUP BY 1, 2, 3 ORDER BY 3`,
    given(place),
  );
  if (rows.length === 0) return null;
  const total = await client.query<{ days: number }>(`SELECT count(DISTINCT r.day)::int AS days ${HELD}`, given(place));
  return {
    days: total.rows[0]?.days ?? 0,
    imports: rows.map((row) => ({ ...row, committedAt: row.committedAt?.toISOString() ?? null })),
  };
}

export interface SettledOverlap {
  readonly skippedDays: number;
  readonly replaced: { readonly imports: number; readonly rollups: number; readonly days: number };
}

const NOTHING: SettledOverlap = { skippedDays: 0, replaced: { imports: 0, rollups: 0, days: 0 } };

/**
 * Settles days that are here already: `replace` takes them out of the earlier imports, `keep` leaves them out of this one.
 * @throws Refusal answer-needed where days overlap and nobody chose.
 */
export async function settleOverlap(
  client: PoolClient,
  place: Place,
  found: OverlapFound | null,
  choice: OverlapChoice | null,
  book: BookInForce,
): Promise<SettledOverlap> {
  if (!found) return NOTHING;
  if (choice === null) throw overlapUnanswered(found);
  if (choice === "keep") {
    await client.query(`UPDATE stage SET left_out = true WHERE day IN (SELECT DISTINCT r.day ${HELD})`, given(place));
    return { ...NOTHING, skippedDays: found.days };
  }
  const gone = await client.query<{ importId: string; month: string }>(
    `WITH gone AS (
      DELETE FROM "UsageRollup" d WHERE (d."organizationId", d."importId", d.day) IN (SELECT DISTINCT r."organizationId", r."importId", r.day ${HELD})
      RETURNING d."importId", d.day)
    SELECT "importId", date_trunc('month', day)::date::text AS month, count(*)::int AS rollups FROM gone GROUP BY 1, 2`,
    given(place),
  );
  const rollups = (gone.rows as unknown as { rollups: number }[]).reduce((sum, row) => sum + row.rollups, 0);
  for (const importId of new Set(gone.rows.map((row) => row.importId)))
    await sumMonths(askThrough(client), { ...place, importId }, book);
  return { skippedDays: 0, replaced: { imports: found.imports.length, rollups, days: found.days } };
}

function overlapUnanswered(found: OverlapFound): Refusal {
  const names = found.imports.map(({ fileName }) => fileName).join(", ");
  const days = found.days === 1 ? "1 day" : `${found.days} days`;
  return new Refusal(
    "answer-needed",
    "overlap",
    `${days} of this file came from the same source before (${names}). Say whether to replace them or to keep them; if both are right, name another source.`,
    { overlap: found },
  );
}
