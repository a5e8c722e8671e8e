import { inTenantBulk } from "../tenancy/tenant-database";
import { lockImport, setStatus } from "./store";

const SORRY =
  "This could not be finished after several attempts, and nothing was written. Try again, or ask whoever runs this installation to look at its log.";

/** Puts an import whose job was given up where a person can go on from. */
export async function failImport(organizationId: string, importId: string): Promise<void> {
  await inTenantBulk(organizationId, async (client) => {
    const { status } = await lockImport(client, organizationId, importId);
    if (status === "committing") await setStatus(client, organizationId, importId, "inspected", SORRY);
    if (status === "uploaded" || status === "inspecting")
      await setStatus(client, organizationId, importId, "refused", SORRY);
  });
}
