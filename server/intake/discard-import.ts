import { rm } from "node:fs/promises";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "../tenancy/audit";
import type { TenantContext } from "../tenancy/context";
import { findImport } from "./read-import";
import { uploadPlace } from "./uploads-folder";

const DISCARDABLE: readonly string[] = ["uploaded", "inspecting", "inspected", "refused"];

/** Lets go of an import that was not committed, and of its file. */
export async function discardImport(ctx: TenantContext, { id }: { id: string }): Promise<void> {
  const row = await findImport(ctx, id);
  if (!DISCARDABLE.includes(row.status))
    throw new Refusal("conflict", "not-discardable", `This import is ${row.status} and cannot be discarded.`, {
      status: row.status,
    });
  const organizationId = ctx.organization.id;
  await ctx.db.import.update({ where: { organizationId_id: { organizationId, id } }, data: { status: "discarded" } });
  await audit(ctx, { action: "import.discard", subject: row.fileName, facts: { import: id } });
  await rm(uploadPlace(organizationId, id).folder, { recursive: true, force: true });
}
