import { setUpQueue } from "../queue";
import { furnish, type FurnishedIds } from "./furnish";
import { idMutations, type IdMutation } from "./id-mutations";
import { rowsOf, type TenantRows } from "./tenant-rows";
import type { TestDatabase } from "./test-database";
import { world, type WorldOrganization } from "./world";

/** A quarter that only the other organization has a review of. */
export const THEIR_QUARTER = "2025-Q4";

/** Two organizations with one of everything each: the caller's own, and the one that must stay out of reach. */
export interface FurnishedPair {
  readonly acme: WorldOrganization;
  readonly borealis: WorldOrganization;
  readonly own: FurnishedIds;
  readonly theirs: FurnishedIds;
  /** All their rows as they were. */
  readonly before: { readonly own: TenantRows; readonly theirs: TenantRows };
}

export async function furnishedPair({ adminUrl, folder }: TestDatabase): Promise<FurnishedPair> {
  await setUpQueue(adminUrl);
  const { acme, borealis } = await world("acme", "borealis");
  const [own, theirs] = await Promise.all([
    furnish(acme, { word: "acme", tokens: 8_000_021, folder }),
    furnish(borealis, { word: "borealis", tokens: 9_000_017, earlier: THEIR_QUARTER, folder }),
  ]);
  const before = { own: await rowsOf(adminUrl, acme.id), theirs: await rowsOf(adminUrl, borealis.id) };
  return { acme, borealis, own, theirs, before };
}

/** What may be put where an id of the first organization belongs. */
export const mutationsFor = ({ borealis, theirs, own }: FurnishedPair): readonly IdMutation[] =>
  idMutations({
    ...{ theirOrganization: borealis.id, theirSlug: borealis.slug, theirQuarter: THEIR_QUARTER },
    ...{ theirOther: theirs.source, deleted: [own.deletedRule, own.deletedMember] },
  });
