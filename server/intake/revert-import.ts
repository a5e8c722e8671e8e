import type { z } from "zod";
import { dayOf } from "@/server/kernel/day";
import { Refusal } from "@/server/kernel/refusal";
import { askInside, currentBook } from "../pricing";
import { audit } from "../tenancy/audit";
import type { TenantContext } from "../tenancy/context";
import { Prisma } from "../tenancy/generated/client";
import { findImport } from "./read-import";
import type { revertInput } from "./schema";
import { forgetKeys } from "./settle/forget-keys";
import { lockUsageWithin } from "./settle/lock-usage";
import { hasDetail, settleSources, type SettledSources } from "./settle/settle-sources";

/**
 * Takes out exactly what an import brought. Days that it had replaced do not come back by themselves: their import is put back.
 * The copy of its rows stays its time, so that this can be undone (`put-back/`).
 */
export async function revertImport(
  ctx: TenantContext,
  { id, reason }: z.output<typeof revertInput>,
): Promise<{ rollups: number }> {
  const organizationId = ctx.organization.id;
  await lockUsageWithin(ctx);
  const row = await findImport(ctx, id);
  if (row.status !== "committed")
    throw new Refusal(
      "conflict",
      "not-committed",
      `This import is ${row.status}; only a committed one can be reverted.`,
      { status: row.status },
    );
  const own = { where: { organizationId, importId: id } };
  const { count: rollups } = await ctx.db.usageRollup.deleteMany(own);
  await ctx.db.usageMonth.deleteMany(own);
  await ctx.db.import.update({
    where: { organizationId_id: { organizationId, id } },
    data: {
      ...{ status: "reverted", revertedBy: ctx.actor.name, revertedAt: ctx.now },
      ...{ commitWish: Prisma.DbNull, message: "" },
    },
  });
  await forgetKeys(askInside(ctx.db), organizationId);
  const sources = await settleAround(ctx, row);
  await audit(ctx, {
    action: "import.revert",
    subject: row.fileName,
    reason,
    facts: { import: id, rollups, ...sources },
  });
  return { rollups };
}

/** Where a ledger is gone from days that detail tells of, that counts; where detail is gone, it attributes nothing. */
async function settleAround(
  ctx: TenantContext,
  { periodFrom, periodTo }: { readonly periodFrom: Date | null; readonly periodTo: Date | null },
): Promise<SettledSources | null> {
  const ask = askInside(ctx.db);
  const { id } = ctx.organization;
  if (!periodFrom || !periodTo || !(await hasDetail(ask, id))) return null;
  return settleSources(ask, id, { from: dayOf(periodFrom), to: dayOf(periodTo) }, await currentBook(ctx));
}
