import type { z } from "zod";
import type { TenantContext } from "../tenancy/context";
import { importLine } from "./read-import";
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
  return {
    imports: page.map(importLine),
    next: rows.length > limit ? (page.at(-1)?.uploadedAt.toISOString() ?? null) : null,
  };
}
