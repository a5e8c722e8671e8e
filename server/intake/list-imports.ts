import type { z } from "zod";
import type { TenantContext } from "../tenancy/context";
import { isCursor, pageImports } from "./page-imports";
import { openQuestion } from "./rules/open-question";
import type { listImportsInput } from "./schema";

/**
 * Imports, the newest first, with what each refused one asks; discarded ones only where they are asked for. From an address that
 * no page said, the newest.
 */
export async function listImports(ctx: TenantContext, { status, cursor, limit }: z.output<typeof listImportsInput>) {
  const known = cursor !== undefined && isCursor(cursor) ? cursor : undefined;
  const { imports, next } = await pageImports(ctx, { status, cursor: known, limit });
  const codes = await refusalCodes(
    ctx,
    imports.filter((one) => one.status === "refused").map(({ id }) => id),
  );
  return { imports: imports.map((one) => ({ ...one, asks: openQuestion(one.status, codes.get(one.id)) })), next };
}

/** Why files were refused, by import: the reports themselves are large and stay where they are. */
async function refusalCodes(ctx: TenantContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await ctx.db.$queryRaw<{ id: string; code: string | null }[]>`
    SELECT id, report->'refused'->>'code' AS code FROM "Import"
    WHERE "organizationId" = ${ctx.organization.id} AND id = ANY (${[...ids]})`;
  return new Map(found.flatMap(({ id, code }) => (code === null ? [] : [[id, code] as const])));
}
