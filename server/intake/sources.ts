import type { z } from "zod";
import { notFound } from "@/server/kernel/refusal";
import { askInside, currentBook } from "../pricing";
import { audit } from "../tenancy/audit";
import type { TenantContext } from "../tenancy/context";
import type { sourceInput } from "./schema";
import { lockUsageWithin } from "./settle/lock-usage";
import { settleSources } from "./settle/settle-sources";

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

/**
 * Says whether a source is the ledger of its traffic or detail of another's, which adds nothing to totals where that tells of it
 * too. What counts from then on, and what no more, is in the audit log.
 */
export async function setSourceDetail(
  ctx: TenantContext,
  { id, isDetail, reason }: z.output<typeof sourceInput>,
): Promise<void> {
  const where = { organizationId_id: { organizationId: ctx.organization.id, id } };
  const source = await ctx.db.source.findUnique({ where });
  if (!source) throw notFound("source");
  await lockUsageWithin(ctx);
  await ctx.db.source.update({ where, data: { isDetail } });
  const settled = await settleSources(askInside(ctx.db), ctx.organization.id, null, await currentBook(ctx));
  await audit(ctx, {
    action: isDetail ? "source.make-detail" : "source.make-ledger",
    subject: source.name,
    reason,
    facts: { source: id, ...settled },
  });
}
