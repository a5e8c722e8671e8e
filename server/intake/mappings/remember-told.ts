import { headerUnder } from "../../ingest";
import { tenantContext, type Actor } from "../../tenancy/context";
import { inTenant } from "../../tenancy/tenant-database";
import type { ImportHints } from "../schema";
import { rememberMapping } from "./remember-mapping";

interface ToldFile {
  readonly path: string;
  readonly name: string;
  readonly hints: ImportHints;
}

/** Remembers the mapping that a committed file was read by, so that the next one with its columns needs none. */
export async function rememberTold(organizationId: string, actor: Actor, file: ToldFile): Promise<void> {
  const { mapping } = file.hints;
  if (!mapping) return;
  const header = await headerUnder(file.path, mapping);
  await inTenant(organizationId, async (db) => {
    const ctx = await tenantContext(db, organizationId, actor, new Date());
    await rememberMapping(ctx, { ...header, mapping, fileName: file.name });
  });
}
