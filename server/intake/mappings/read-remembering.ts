import { readUsageFile, type ReadInput, type ReadProgress } from "../../ingest";
import { inTenant } from "../../tenancy/tenant-database";
import type { ImportReport } from "../schema";
import type { ReadUsage } from "../settle/settle-usage";
import { rememberedMappings } from "./remembered-mappings";

/** Reads a file, by what the organization remembers of its header where it was mapped before; the report says whose it was. */
export async function readRemembering(
  organizationId: string,
  input: Omit<ReadInput, "remembered">,
  onProgress?: (progress: ReadProgress) => void,
): Promise<ReadUsage & { readonly report: ImportReport }> {
  const all = await inTenant(organizationId, (db) => rememberedMappings(db, organizationId));
  const remembered = new Map(all.map(({ fingerprint, mapping }) => [fingerprint, mapping]));
  const read = await readUsageFile({ ...input, remembered }, onProgress);
  const { report } = read;
  const used =
    report.recognisedBy === "remembered"
      ? all.find(({ fingerprint }) => fingerprint === report.headerFingerprint)
      : undefined;
  if (!used) return read;
  const { id, by, on } = used;
  return { ...read, report: { ...report, rememberedMapping: { id, by, on } } };
}
