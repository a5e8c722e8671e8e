import type { z } from "zod";
import { addDays, dayOf } from "@/server/kernel/day";
import { notFound } from "@/server/kernel/refusal";
import { askInside, currentBook } from "../pricing";
import { audit } from "../tenancy/audit";
import type { TenantContext } from "../tenancy/context";
import type { sourceInput } from "./schema";
import { lockUsageWithin } from "./settle/lock-usage";
import { settleSources } from "./settle/settle-sources";

/** Where usage comes from, with what each source has brought that stands: imports, and the newest day of them. */
export async function listSources(ctx: TenantContext) {
  const organizationId = ctx.organization.id;
  const sources = await ctx.db.source.findMany({ where: { organizationId }, orderBy: { name: "asc" } });
  const brought = await ctx.db.import.groupBy({
    by: ["sourceId"],
    where: { organizationId, status: "committed" },
    _count: true,
    _max: { periodTo: true },
  });
  const bySource = new Map(brought.map((one) => [one.sourceId, one]));
  return sources.map(({ id, name, provider, isDetail }) => {
    const { _count: imports = 0, _max: until } = bySource.get(id) ?? {};
    const lastDay = until?.periodTo ? addDays(dayOf(until.periodTo), -1) : null;
    return { id, name, provider, isDetail, imports, lastDay };
  });
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
