import { TOKEN_BUCKETS } from "../../kernel/tokens";
import type { TenantContext } from "../../tenancy/context";
import type { CellSelection } from "./select-cell";

/** Rows of a ledger, some of whose tokens detail attributes to other labels than those that a cell is of. */
export interface PartedCell {
  /** How many rows of the file these are, and how many of their tokens belong to the cell. */
  readonly rows: number;
  readonly tokens: number;
  readonly of: number;
  /** Sources whose detail parted them. */
  readonly sources: readonly string[];
  /** The keys that the rows have in the file, by day. */
  readonly cells: readonly { readonly day: string; readonly digest: string }[];
}

const PARTS = { partOfId: { not: null } };
const TOKENS = TOKEN_BUCKETS.map((bucket) => `r."${bucket}"`).join(" + ");
const ORIGIN = `coalesce(k."partOfId", k.id)`;

const PARTED = (cell: string): string => `
  WITH cell AS MATERIALIZED (
    SELECT r.day, r.currency, ${ORIGIN} AS origin, sum(${TOKENS}) AS tokens ${cell} GROUP BY 1, 2, 3),
  whole AS (
    SELECT c.day, c.origin, max(c.tokens) AS tokens, sum(${TOKENS}) AS of, sum(r.rows) AS rows
    FROM cell c
    JOIN "UsageKey" k ON k."organizationId" = $1 AND ${ORIGIN} = c.origin
    JOIN "UsageRollup" r ON r."organizationId" = $1 AND r."importId" = $2 AND r.day = c.day AND r."keyId" = k.id AND r.currency = c.currency
    GROUP BY c.day, c.currency, c.origin)
  SELECT w.day::text AS day, o.digest, w.tokens::text AS tokens, w.of::text AS of, w.rows::text AS rows
  FROM whole w JOIN "UsageKey" o ON o."organizationId" = $1 AND o.id = w.origin ORDER BY 1, 2`;

/** Sources of detail that tell of days of an import, which is a ledger's. */
const SOURCES = `
  SELECT DISTINCT s.name FROM "Source" s JOIN "Import" i ON i."organizationId" = s."organizationId" AND i."sourceId" = s.id AND i.status = 'committed'
  WHERE s."organizationId" = $1 AND s."isDetail" AND EXISTS (
    SELECT 1 FROM "UsageRollup" r WHERE r."organizationId" = $1 AND r."importId" = i.id AND r.day IN (SELECT d::date FROM jsonb_array_elements_text($2::jsonb) d))
  ORDER BY 1`;

/** Null where every token of a cell's rows is the cell's. */
export async function partedCell(ctx: TenantContext, { sql, values }: CellSelection): Promise<PartedCell | null> {
  const organizationId = ctx.organization.id;
  if (!(await ctx.db.usageKey.findFirst({ where: { organizationId, ...PARTS }, select: { id: true } }))) return null;
  const found = await ctx.db.$queryRawUnsafe<Record<"day" | "digest" | "tokens" | "of" | "rows", string>[]>(
    PARTED(sql),
    ...values,
  );
  const sum = (of: "tokens" | "of" | "rows"): number => found.reduce((all, row) => all + Number(row[of]), 0);
  if (sum("tokens") === sum("of")) return null;
  const days = JSON.stringify([...new Set(found.map(({ day }) => day))]);
  const sources = await ctx.db.$queryRawUnsafe<{ name: string }[]>(SOURCES, organizationId, days);
  return {
    ...{ rows: sum("rows"), tokens: sum("tokens"), of: sum("of") },
    sources: sources.map(({ name }) => name),
    cells: found.map(({ day, digest }) => ({ day, digest })),
  };
}
