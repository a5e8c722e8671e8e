import type { z } from "zod";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { mappedColumns } from "../../ingest";
import { audit } from "../../tenancy/audit";
import type { TenantContext } from "../../tenancy/context";
import type { importIdInput, mapInput } from "../schema";
import { rememberedMappings } from "./remembered-mappings";
import { rememberMapping } from "./remember-mapping";

/** Every header that was mapped, with who and when. */
export const listMappings = (ctx: TenantContext) => rememberedMappings(ctx.db, ctx.organization.id);

/** Reads the next files with this header in another way; imports that are here stay as they are. */
export async function changeMapping(ctx: TenantContext, { id, mapping }: z.output<typeof mapInput>): Promise<void> {
  const found = await findMapping(ctx, id);
  const absent = mappedColumns(mapping).filter((column) => !found.columns.includes(column));
  if (absent.length > 0)
    throw new Refusal(
      "bad-input",
      "no-such-column",
      `These files have no column ${absent.map((column) => `"${column}"`).join(", ")}. They have ${found.columns.join(", ")}.`,
      { columns: absent },
    );
  await rememberMapping(ctx, { ...found, mapping });
}

/** Forgets a header: the next file with it asks again. */
export async function forgetMapping(ctx: TenantContext, { id }: z.output<typeof importIdInput>): Promise<void> {
  const { fileName, fingerprint } = await findMapping(ctx, id);
  await ctx.db.fileMapping.delete({ where: { organizationId_id: { organizationId: ctx.organization.id, id } } });
  await audit(ctx, { action: "mapping.forget", subject: fileName, facts: { mapping: id, fingerprint } });
}

async function findMapping(ctx: TenantContext, id: string) {
  const found = (await listMappings(ctx)).find((mapping) => mapping.id === id);
  if (!found) throw notFound("mapping");
  return found;
}
