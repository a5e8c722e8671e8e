import { rm } from "node:fs/promises";
import path from "node:path";
import { uploadsFolder } from "@/server/intake/uploads-folder";
import { asPerson, enterTenant, inTenant } from "@/server/tenancy/tenant-database";
import { DEMO_SLUG } from "../company";

/** What lives at the demo's address: nothing, the demo, or an organization of somebody's own. */
export type DemoFound =
  | { readonly kind: "nothing" }
  | { readonly kind: "demo"; readonly organizationId: string; readonly isComplete: boolean }
  | { readonly kind: "another" };

/** The entry in its audit log that says that the demo was loaded to its end. */
export const LOADED = "demo.load";

export async function findDemo(): Promise<DemoFound> {
  const address = await asPerson(null, (db) => db.organizationAddress.findUnique({ where: { slug: DEMO_SLUG } }));
  if (!address) return { kind: "nothing" };
  const { organizationId } = address;
  return inTenant(organizationId, async (db) => {
    const organization = await db.organization.findUnique({ where: { id: organizationId } });
    if (!organization?.isDemo) return { kind: "another" };
    const loaded = await db.auditEntry.findFirst({ where: { organizationId, action: LOADED } });
    return { kind: "demo", organizationId, isComplete: loaded !== null };
  });
}

/**
 * Takes the demo out, in one transaction: its organization with all that belongs to it, its people; then its files.
 * False: it was not there.
 */
export async function removeDemo(folder: string): Promise<boolean> {
  const found = await findDemo();
  const organizationId = found.kind === "demo" ? found.organizationId : null;
  const people = await asPerson(null, async (db) => {
    if (organizationId !== null) {
      await enterTenant(db, organizationId);
      await db.$executeRaw`SELECT erase_organization(${organizationId})`;
    }
    return db.user.deleteMany({ where: { isDemo: true } });
  });
  if (organizationId !== null) await rm(uploadsFolder(organizationId), { recursive: true, force: true });
  await rm(exportsFolder(folder), { recursive: true, force: true });
  return organizationId !== null || people.count > 0;
}

/** Where the exports lie that were imported: to be looked at, and to be imported elsewhere. */
export const exportsFolder = (folder: string): string => path.join(folder, "demo-exports");
