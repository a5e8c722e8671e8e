import type { z } from "zod";
import type { TenantContext } from "../tenancy/context";
import { importLine } from "./read-import";
import { openQuestion } from "./rules/open-question";
import type { listImportsInput } from "./schema";

/** Imports, the newest first; discarded ones only where they are asked for. */
export async function listImports(ctx: TenantContext, { status, before, limit }: z.output<typeof listImportsInput>) {
  const rows = await ctx.db.import.findMany({
    where: {
      organizationId: ctx.organization.id,
      status: status ?? { not: "discarded" },
      ...(before ? { uploadedAt: { lt: new Date(before) } } : {}),
    },
    include: { source: true },
    omit: { report: true, hints: true },
    orderBy: [{ uploadedAt: "desc" }, { id: "asc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const codes = await refusalCodes(
    ctx,
    page.filter(({ status }) => status === "refused").map(({ id }) => id),
  );
  return {
    imports: page.map((row) => ({ ...importLine(row), asks: openQuestion(row.status, codes.get(row.id)) })),
    next: rows.length > limit ? (page.at(-1)?.uploadedAt.toISOString() ?? null) : null,
  };
}

/** Why files were refused, by import: the reports themselves are large and stay where they are. */
async function refusalCodes(ctx: TenantContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await ctx.db.$queryRaw<{ id: string; code: string | null }[]>`
    SELECT id, report->'refused'->>'code' AS code FROM "Import"
    WHERE "organizationId" = ${ctx.organization.id} AND id = ANY (${[...ids]})`;
  return new Map(found.flatMap(({ id, code }) => (code === null ? [] : [[id, code] as const])));
}
