import type { TenantContext } from "../tenancy/context";
import { alreadyImported } from "./already-imported";
import { readImport } from "./read-import";

export interface ImportOutcome {
  readonly found: Awaited<ReturnType<typeof readImport>>;
  /** False while a job is still to do something about it. */
  readonly isSettled: boolean;
  /** The import that brought the very same bytes before, which is why this one was refused. */
  readonly sameAs: ReturnType<typeof alreadyImported>["facts"] | null;
}

const AT_WORK: readonly string[] = ["uploaded", "inspecting", "committing"];

/** Where an import stands, for who waits for it. @throws Refusal not-found. */
export async function importOutcome(ctx: TenantContext, { id }: { id: string }): Promise<ImportOutcome> {
  const where = { organizationId: ctx.organization.id };
  // The wish first: it is granted and the state changed in one go, and a state read before that would look like a question.
  const waiting = await ctx.db.import.findFirst({ where: { ...where, id }, select: { commitWish: true } });
  const found = await readImport(ctx, { id });
  const isSettled = !AT_WORK.includes(found.status) && !(found.status === "inspected" && waiting?.commitWish);
  if (found.status !== "refused" || found.sha256 === "") return { found, isSettled, sameAs: null };
  const same = await ctx.db.import.findFirst({
    where: { ...where, sha256: found.sha256, status: "committed", id: { not: id } },
    orderBy: { committedAt: "asc" },
    select: { id: true, fileName: true, committedAt: true },
  });
  const facts = same?.committedAt ? alreadyImported({ ...same, committedAt: same.committedAt }).facts : null;
  return { found, isSettled, sameAs: facts };
}
