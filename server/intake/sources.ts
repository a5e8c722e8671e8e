import type { z } from "zod";
import { notFound } from "@/server/kernel/refusal";
import { audit } from "../tenancy/audit";
import type { TenantContext } from "../tenancy/context";
import type { sourceInput } from "./schema";

/** Where usage comes from, with what each source has brought. */
export async function listSources(ctx: TenantContext) {
  const sources = await ctx.db.source.findMany({
    where: { organizationId: ctx.organization.id },
    orderBy: { name: "asc" },
    include: { _count: { select: { imports: { where: { status: "committed" } } } } },
  });
  return sources.map(({ id, name, provider, isDetail, _count }) => ({
    id,
    name,
    provider,
    isDetail,
    imports: _count.imports,
  }));
}

/** Says whether a source is the ledger of its traffic or detail of another's, which adds nothing to totals. */
export async function setSourceDetail(
  ctx: TenantContext,
  { id, isDetail, reason }: z.output<typeof sourceInput>,
): Promise<void> {
  const where = { organizationId_id: { organizationId: ctx.organization.id, id } };
  const source = await ctx.db.source.findUnique({ where });
  if (!source) throw notFound("source");
  await ctx.db.source.update({ where, data: { isDetail } });
  await audit(ctx, {
    action: isDetail ? "source.make-detail" : "source.make-ledger",
    subject: source.name,
    reason,
    facts: { source: id },
  });
}
