import { dayOf, type Day } from "@/server/kernel/day";
import { notFound } from "@/server/kernel/refusal";
import { daysOfCopy } from "../../ingest";
import type { TenantContext } from "../../tenancy/context";
import { canonicalPlace, hasCopy } from "../canonical/canonical-place";
import { monthsAfter } from "../canonical/months-after";
import { importReport } from "../schema";

/** What is kept of an import's rows, and which of its days do not count. */
export interface KeptRows {
  readonly hasCopy: boolean;
  /** The day on which they go; null where they are not kept. */
  readonly until: Day | null;
  /** Days of its file that other imports from its source hold now, or that nobody holds; all of them, where it was reverted. */
  readonly missingDays: readonly Day[];
  /** True while a job is putting it back. */
  readonly isComingBack: boolean;
}

/** @throws Refusal not-found. */
export async function readKept(ctx: TenantContext, { id }: { id: string }): Promise<KeptRows> {
  const organizationId = ctx.organization.id;
  const row = await ctx.db.import.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { status: true, committedAt: true, commitWish: true, report: true },
  });
  if (!row) throw notFound("import");
  const isThere = hasCopy(organizationId, id);
  const wasCommitted = row.status === "committed" || row.status === "reverted";
  const isComingBack = wasCommitted && row.commitWish !== null;
  if (!isThere || !wasCommitted || !row.committedAt)
    return { hasCopy: isThere, until: null, missingDays: [], isComingBack };
  const counted = await ctx.db.usageRollup.findMany({
    where: { organizationId, importId: id },
    distinct: ["day"],
    select: { day: true },
  });
  const here = new Set(counted.map(({ day }) => dayOf(day)));
  const days = row.report === null ? 0 : importReport.parse(row.report).days;
  const all = here.size < days ? await daysOfCopy(canonicalPlace(organizationId, id)) : [];
  return {
    hasCopy: true,
    until: monthsAfter(dayOf(row.committedAt), ctx.organization.retentionMonths),
    missingDays: all.filter((day) => !here.has(day)),
    isComingBack,
  };
}
