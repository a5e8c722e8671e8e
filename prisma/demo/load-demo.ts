import path from "node:path";
import { Refusal } from "@/server/kernel/refusal";
import { bundledBook } from "@/server/pricing";
import type { Actor } from "@/server/tenancy/context";
import type { Role } from "@/server/tenancy/schema";
import { DEMO_SEED, DEMO_SLUG, demoUsage } from "./company";
import { demoFiles } from "./generate";
import { foundDemo } from "./load/found-demo";
import { importFiles } from "./load/import-files";
import { findDemo, removeDemo } from "./load/remove-demo";
import type { DemoPerson } from "./people";

export { removeDemo };

export interface LoadedDemo {
  readonly slug: string;
  /** The people with the passwords they were given; empty where the demo was there already. */
  readonly people: readonly (DemoPerson & { readonly password: string })[];
}

/**
 * Loads the demo company: its people, five quarters of exports through the import, workloads, deployments and reviews.
 * Where it is there already nothing happens; what a killed load left behind is taken out first.
 * @throws Refusal where somebody's own organization lives at its address.
 */
export async function loadDemo(passwordOf: (person: DemoPerson) => string, folder: string): Promise<LoadedDemo> {
  const found = await findDemo();
  if (found.kind === "another")
    throw new Refusal(
      "conflict",
      "address-taken",
      `An organization of your own lives at /o/${DEMO_SLUG}: the demo needs that address.`,
    );
  if (found.kind === "demo" && found.isComplete) return { slug: DEMO_SLUG, people: [] };
  await removeDemo();
  const demo = await foundDemo(passwordOf, new Date("2026-10-02"));
  const actorOf = (role: Role): Actor => ({
    kind: "person",
    id: demo.members[role].userId,
    name: demo.members[role].name,
    role,
  });
  const files = demoFiles(DEMO_SEED, demoUsage, bundledBook);
  await importFiles(demo.organizationId, actorOf("analyst"), files, path.join(folder, "demo-exports"));
  return { slug: DEMO_SLUG, people: Object.values(demo.members) };
}
