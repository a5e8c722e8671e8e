import { dayOf } from "@/server/kernel/day";
import { usageMapping, type UsageMapping } from "../../ingest";
import type { TenantTransaction } from "../../tenancy/tenant-database";

/** A header that a person has mapped, and when. */
export interface RememberedMapping {
  readonly id: string;
  readonly fingerprint: string;
  readonly columns: readonly string[];
  readonly mapping: UsageMapping;
  /** The file that it was made for. */
  readonly fileName: string;
  readonly by: string;
  readonly on: string;
}

/** All mappings of an organization, the newest first. */
export async function rememberedMappings(db: TenantTransaction, organizationId: string): Promise<RememberedMapping[]> {
  const rows = await db.fileMapping.findMany({
    where: { organizationId },
    orderBy: [{ mappedAt: "desc" }, { id: "asc" }],
  });
  return rows.map(({ id, fingerprint, columns, mapping, fileName, mappedBy, mappedAt }) => ({
    ...{ id, fingerprint, fileName },
    columns: Array.isArray(columns) ? columns.map(String) : [],
    mapping: usageMapping.parse(mapping),
    by: mappedBy,
    on: dayOf(mappedAt),
  }));
}
