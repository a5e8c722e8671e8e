import { Refusal } from "@/server/kernel/refusal";
import { bundledBook } from "@/server/pricing";
import type { Actor } from "@/server/tenancy/context";
import { addDays, type Day } from "@/server/kernel/day";
import { DEMO_SEED, DEMO_SLUG, DEMO_TODAY, demoUsage, LAST_QUARTER, YEAR_BEFORE } from "./company";
import { demoFiles, usageDays } from "./generate";
import { actAs } from "./load/act-as";
import { agreeContracts } from "./load/agree-contracts";
import { carryOutSwitch } from "./load/carry-out";
import { foundDemo, type FoundedDemo } from "./load/found-demo";
import { holdSecondQuarter, openThirdQuarter } from "./load/hold-reviews";
import { importFiles } from "./load/import-files";
import { keepLedgers, openLedgers } from "./load/keep-ledgers";
import { learn, makeWorkloads, startTests, typeRequests } from "./load/learn";
import { exportsFolder, findDemo, removeDemo } from "./load/remove-demo";
import { markLoaded, setClock } from "./load/set-clock";
import type { DemoPerson } from "./people";

export { removeDemo };

/** The day on which the review of the second quarter was signed. */
const WHEN_SIGNED: Day = "2026-07-02";

export interface LoadedDemo {
  readonly slug: string;
  /** The people with the passwords they were given; empty where the demo was there already. */
  readonly people: readonly (DemoPerson & { readonly password: string })[];
}

/**
 * Loads the demo company: its people, five quarters of exports through the import, workloads, deployments and reviews.
 * `folder` is where the exports are written to. Where it is there already nothing happens; what a killed load left behind is taken out first.
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
  await removeDemo(folder);
  const demo = await foundDemo(passwordOf, new Date(WHEN_SIGNED));
  await tellStory(demo, exportsFolder(folder));
  return { slug: DEMO_SLUG, people: Object.values(demo.members) };
}

/** The days in their order: what was known when the second quarter was signed, then the third quarter. */
async function tellStory({ organizationId, members }: FoundedDemo, folder: string): Promise<void> {
  const [analyst, admin] = [actAs(members.analyst), actAs(members.admin)];
  const usage = usageDays(DEMO_SEED, demoUsage);
  const files = demoFiles(usage, demoUsage, bundledBook);
  const { userId, name, role } = members.analyst;
  const actor: Actor = { kind: "person", id: userId, name, role };
  await agreeContracts(admin);
  const known = await makeWorkloads(analyst);
  const ledgers = await openLedgers(analyst, known);
  // Reading files is another process's work, so what is known is written meanwhile.
  await Promise.all([
    importFiles(organizationId, actor, files.slice(0, files.length / 2), folder),
    learn(analyst, known, { from: YEAR_BEFORE.from, to: addDays(WHEN_SIGNED, 1) }),
    typeRequests(analyst, known, "secondQuarter"),
    keepLedgers(analyst, ledgers, usage, YEAR_BEFORE),
  ]);
  await holdSecondQuarter({ analyst, admin, reviewer: actAs(members.reviewer) }, known);
  await setClock(organizationId, DEMO_TODAY);
  await Promise.all([
    importFiles(organizationId, actor, files.slice(files.length / 2), folder),
    learn(analyst, known, { from: addDays(WHEN_SIGNED, 1), to: addDays(DEMO_TODAY, 1) }),
    typeRequests(analyst, known, "thirdQuarter"),
    keepLedgers(analyst, ledgers, usage, LAST_QUARTER),
    carryOutSwitch(analyst, usage),
  ]);
  await startTests(analyst, known);
  await openThirdQuarter(analyst);
  await markLoaded(organizationId, name);
}
