import { rm } from "node:fs/promises";
import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "../../tenancy/audit";
import type { TenantContext } from "../../tenancy/context";
import { canonicalPlace } from "../canonical/canonical-place";
import { findImport } from "../read-import";
import type { revertInput } from "../schema";

/**
 * Lets go of the rows of a reverted import before their time: it should never have been here, and cannot be put back then.
 * @throws Refusal conflict for an import that counts, whose rows are what its amounts lead to.
 */
export async function dropCopy(ctx: TenantContext, { id, reason }: z.output<typeof revertInput>): Promise<void> {
  const row = await findImport(ctx, id);
  if (row.status !== "reverted" || row.commitWish !== null)
    throw new Refusal("conflict", "not-reverted", "Revert this import first: its amounts lead to its rows.", {
      status: row.status,
    });
  await audit(ctx, { action: "import.drop-rows", subject: row.fileName, reason, facts: { import: id } });
  await rm(canonicalPlace(ctx.organization.id, id), { force: true });
}
