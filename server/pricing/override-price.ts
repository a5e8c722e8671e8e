import type { z } from "zod";
import { isDay } from "@/server/kernel/day";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { audit } from "../tenancy/audit";
import type { TenantContext } from "../tenancy/context";
import { priceEntrySchema, type PriceEntry } from "./schema";
import { revalueWithin } from "./revalue-organization";
import type { overrideInput, withdrawInput } from "./request-schema";

/**
 * Sets a contract price of the organization's own, dated, above everything else, and values all usage again under it.
 * Answers how many monthly figures changed.
 */
export async function overridePrice(
  ctx: TenantContext,
  input: z.output<typeof overrideInput>,
): Promise<{ id: string; revalued: number }> {
  const { reason, from, to, ...price } = input;
  if (to !== null && (from === null || !isDay(to) || to <= from))
    throw new Refusal(
      "bad-input",
      "bad-period",
      "A price holds from a first day until a later day, on which it no longer holds.",
      { field: "to" },
    );
  if (Object.keys(price.perMTok).length === 0 && price.perRequest === undefined && price.hostingHourly === undefined)
    throw new Refusal(
      "bad-input",
      "no-price",
      "Give at least one price: per million tokens of input or output, per request, or by the hour.",
      { field: "perMTok" },
    );
  const entry = priceEntrySchema.parse({
    ...price,
    from,
    to,
    currency: ctx.organization.currency,
    source: "your contract",
    checkedOn: ctx.today,
    note: reason,
  });
  return storeOverride(ctx, entry, reason, {});
}

/** Writes a price of the organization's own and values all usage again under it. */
export async function storeOverride(
  ctx: TenantContext,
  entry: PriceEntry,
  reason: string,
  facts: Readonly<Record<string, string>>,
): Promise<{ id: string; revalued: number }> {
  const id = ctx.newId();
  await ctx.db.priceOverride.create({
    data: {
      organizationId: ctx.organization.id,
      id,
      entry: JSON.parse(JSON.stringify(entry)),
      reason,
      createdBy: ctx.actor.name,
    },
  });
  const { months } = await revalueWithin(ctx);
  await audit(ctx, {
    action: "price.override",
    subject: `${entry.provider} ${entry.model}`,
    reason,
    facts: { ...facts, override: id, from: entry.from, to: entry.to, revalued: months },
  });
  return { id, revalued: months };
}

/** Takes a contract price back; the book's own price holds again, for all its days. */
export async function withdrawOverride(
  ctx: TenantContext,
  { id, reason }: z.output<typeof withdrawInput>,
): Promise<{ revalued: number }> {
  const where = { organizationId_id: { organizationId: ctx.organization.id, id } };
  const row = await ctx.db.priceOverride.findUnique({ where });
  if (!row || row.withdrawnAt) throw notFound("price of your own");
  await ctx.db.priceOverride.update({ where, data: { withdrawnAt: ctx.now, withdrawnBy: ctx.actor.name } });
  const { months } = await revalueWithin(ctx);
  const { provider, model } = priceEntrySchema.parse(row.entry);
  await audit(ctx, {
    action: "price.withdraw-override",
    subject: `${provider} ${model}`,
    reason,
    facts: { override: id, revalued: months },
  });
  return { revalued: months };
}

/** The organization's own prices, withdrawn ones too, with who set them, when and why. */
export async function listOverrides(ctx: TenantContext) {
  const rows = await ctx.db.priceOverride.findMany({
    where: { organizationId: ctx.organization.id },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.map(({ id, entry, reason, createdBy, createdAt, withdrawnBy, withdrawnAt }) => ({
    id,
    entry: priceEntrySchema.parse(entry),
    reason,
    createdBy,
    createdAt: createdAt.toISOString(),
    withdrawnBy,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }));
}
