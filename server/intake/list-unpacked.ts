import { createHash } from "node:crypto";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "../tenancy/context";
import { importLine } from "./read-import";

const LOOKED_UP_AT_ONCE = 100;

/** The id of the import that a file in an archive becomes: the same for the same place, so that nothing is made twice. */
export const memberId = (importId: string, at: number): string =>
  createHash("sha256").update(`${importId}/${at}`).digest("hex").slice(0, importId.length);

/** The imports that the files of an uploaded archive became, in its order; none where it is no archive, or not unpacked yet. */
export async function listUnpacked(ctx: TenantContext, { id }: { id: string }) {
  const organizationId = ctx.organization.id;
  const where = { organizationId_id: { organizationId, id } };
  if (!(await ctx.db.import.findUnique({ where, select: { id: true } }))) throw notFound("import");
  const found: ReturnType<typeof importLine>[] = [];
  for (let from = 0; found.length === from; from += LOOKED_UP_AT_ONCE) {
    const ids = Array.from({ length: LOOKED_UP_AT_ONCE }, (_, at) => memberId(id, from + at));
    const rows = await ctx.db.import.findMany({
      where: { organizationId, id: { in: ids } },
      include: { source: true },
      omit: { report: true, hints: true },
    });
    found.push(...rows.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id)).map(importLine));
    if (rows.length < LOOKED_UP_AT_ONCE) break;
  }
  return found;
}
