import { existsSync } from "node:fs";
import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { addJob } from "../queue";
import type { TenantContext } from "../tenancy/context";
import { Prisma } from "../tenancy/generated/client";
import { findImport } from "./read-import";
import type { hintsInput } from "./schema";
import { uploadPlace } from "./uploads-folder";

const AGAIN: readonly string[] = ["uploaded", "inspected", "refused"];

/**
 * Has an upload read again with what a person says about it: model, provider, source, start, format. Not while it is being read: two
 * readings of one file would write over each other, and the first to end would be believed.
 */
export async function requestInspection(
  ctx: TenantContext,
  { id, hints }: z.output<typeof hintsInput>,
): Promise<{ status: "uploaded" }> {
  const row = await findImport(ctx, id);
  if (row.status === "inspecting")
    throw new Refusal("conflict", "being-read", "This import is being read: say it once that is done.", {
      status: row.status,
    });
  const isThere = existsSync(uploadPlace(ctx.organization.id, id).source);
  if (!AGAIN.includes(row.status) || !isThere)
    throw new Refusal("conflict", "not-inspectable", `This import is ${row.status}: send its file again.`, {
      status: row.status,
    });
  const organizationId = ctx.organization.id;
  await ctx.db.import.update({
    where: { organizationId_id: { organizationId, id } },
    // Whoever looks at it now decides on it: what its sender wished was about another reading.
    data: {
      ...{ status: "uploaded", hints: JSON.parse(JSON.stringify(hints)), message: "" },
      ...{ commitWish: Prisma.DbNull, overlap: null },
    },
  });
  await addJob(ctx.db, "inspect-import", { organizationId, importId: id });
  return { status: "uploaded" };
}
