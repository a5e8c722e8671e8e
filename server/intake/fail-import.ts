import { inTenantBulk } from "../tenancy/tenant-database";
import { whyFailed } from "./rules/why-failed";
import { lockImport, setStatus } from "./store";

/** Puts an import whose job was given up where a person can go on from, with the reason. Nothing of it was written. */
export async function failImport(organizationId: string, importId: string, why?: unknown): Promise<void> {
  const reason = whyFailed(why);
  const tried = "It was tried several times, and nothing was written.";
  await inTenantBulk(organizationId, async (client) => {
    const { status } = await lockImport(client, organizationId, importId);
    if (status === "committing")
      await setStatus(client, organizationId, importId, "inspected", `${reason} ${tried} You can commit it again.`);
    if (status === "uploaded" || status === "inspecting")
      await setStatus(client, organizationId, importId, "refused", `${reason} ${tried} You can have it read again.`);
  });
}
