import type { UsageMapping } from "../../ingest";
import { audit } from "../../tenancy/audit";
import type { TenantContext } from "../../tenancy/context";

export interface MappingToRemember {
  readonly fingerprint: string;
  readonly columns: readonly string[];
  readonly mapping: UsageMapping;
  readonly fileName: string;
}

/** Keeps how files with this header are to be read; what was kept for it before is replaced. */
export async function rememberMapping(ctx: TenantContext, wanted: MappingToRemember): Promise<{ id: string }> {
  const organizationId = ctx.organization.id;
  const { fingerprint, fileName } = wanted;
  const kept = {
    columns: [...wanted.columns],
    mapping: JSON.parse(JSON.stringify(wanted.mapping)),
    ...{ fileName, mappedBy: ctx.actor.name, mappedAt: ctx.now },
  };
  const { id } = await ctx.db.fileMapping.upsert({
    where: { organizationId_fingerprint: { organizationId, fingerprint } },
    create: { organizationId, id: ctx.newId(), fingerprint, ...kept },
    update: kept,
  });
  await audit(ctx, { action: "mapping.remember", subject: fileName, facts: { mapping: id, fingerprint } });
  return { id };
}
