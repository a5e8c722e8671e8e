import type { z } from "zod";
import { notFound } from "@/server/kernel/refusal";
import { audit } from "../tenancy/audit";
import type { TenantContext } from "../tenancy/context";
import { ensureBundledBook } from "./ensure-bundled-book";
import { askInside, versions } from "./price-store";
import type { pinInput } from "./request-schema";
import { revalueWithin } from "./revalue-organization";

/** Values all usage with one version of the book from now on, or with the newest again (`number: null`). */
export async function pinBook(
  ctx: TenantContext,
  { number, reason }: z.output<typeof pinInput>,
): Promise<{ revalued: number }> {
  const found = (await bookVersions(ctx)).versions.find((version) => version.number === number);
  if (number !== null && !found) throw notFound("version of the price book");
  await ctx.db.organization.update({ where: { id: ctx.organization.id }, data: { pinnedBook: number } });
  const { months } = await revalueWithin(ctx);
  const subject = found?.name ?? "the newest version";
  const facts = { version: number, revalued: months };
  await audit(ctx, { action: number === null ? "price.unpin" : "price.pin", subject, reason, facts });
  return { revalued: months };
}

/** The versions of the installation's book, the newest first, and which one is pinned here. */
export async function bookVersions(ctx: TenantContext) {
  const ask = askInside(ctx.db);
  await ensureBundledBook(ask);
  const row = await ctx.db.organization.findUnique({
    where: { id: ctx.organization.id },
    select: { pinnedBook: true },
  });
  return { pinned: row?.pinnedBook ?? null, versions: await versions(ask) };
}
