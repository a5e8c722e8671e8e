import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { audit } from "../../tenancy/audit";
import type { TenantContext } from "../../tenancy/context";
import type { retentionInput } from "../schema";
import { canonicalFolder } from "./canonical-place";

/** For how long the rows of imports are kept, and how much that is now. */
export async function readRetention(ctx: TenantContext) {
  const folder = canonicalFolder(ctx.organization.id);
  const names = await readdir(folder).catch((): string[] => []);
  const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name)).catch(() => null)));
  return {
    months: ctx.organization.retentionMonths,
    imports: names.length,
    bytes: sizes.reduce((sum, found) => sum + (found?.size ?? 0), 0),
  };
}

/** Keeps the rows of imports for another time. What is older by then goes with the next daily sweep. */
export async function setRetention(
  ctx: TenantContext,
  { months, reason }: z.output<typeof retentionInput>,
): Promise<void> {
  const { id, name, retentionMonths } = ctx.organization;
  if (months === retentionMonths) return;
  await ctx.db.organization.update({ where: { id }, data: { retentionMonths: months } });
  await audit(ctx, {
    ...{ action: "organization.set-retention", subject: name, reason },
    facts: { from: retentionMonths, to: months },
  });
}
