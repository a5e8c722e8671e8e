import type { z } from "zod";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "../tenancy/context";
import type { rejectsInput } from "./schema";

/** A page of rejected rows, in the order of the file: line, column, value, reason. */
export async function listRejects(ctx: TenantContext, { id, after, limit }: z.output<typeof rejectsInput>) {
  const organizationId = ctx.organization.id;
  const there = await ctx.db.import.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { fileName: true },
  });
  if (!there) throw notFound("import");
  const rejects = await ctx.db.importReject.findMany({
    where: { organizationId, importId: id, number: { gt: after } },
    orderBy: { number: "asc" },
    take: limit,
    select: { number: true, line: true, column: true, value: true, code: true },
  });
  return {
    fileName: there.fileName,
    rejects,
    next: rejects.length === limit ? (rejects.at(-1)?.number ?? null) : null,
  };
}
