import { addDays } from "@/server/kernel/day";
import type { TenantContext } from "@/server/tenancy/context";
import type { ReviewSnapshot, WorkloadLine } from "../schema";

/** What later reviews ask of a signed one. */
export interface SignedQuarter extends Pick<
  ReviewSnapshot,
  "quarter" | "spend" | "tokens" | "cells" | "adjustments" | "unassigned" | "reportedOnly"
> {
  readonly reviewId: string;
  readonly workloads: readonly Omit<WorkloadLine, "recommendation">[];
}

// Signed bytes never change, so what was read of them once holds as long as their hash is asked for.
const remembered = new Map<string, Omit<SignedQuarter, "reviewId">>();
const MOST_REMEMBERED = 200;

/** The signed reviews of quarters that ended before a day, oldest first. */
export async function signedQuarters(ctx: TenantContext, before: string): Promise<SignedQuarter[]> {
  const organizationId = ctx.organization.id;
  const rows = await ctx.db.review.findMany({
    where: { organizationId, status: { in: ["signed", "sent"] } },
    select: { id: true, numbersHash: true },
  });
  const unknown = rows.filter(({ numbersHash }) => numbersHash && !remembered.has(keyOf(ctx, numbersHash)));
  if (unknown.length > 0) {
    const read = await ctx.db.review.findMany({
      where: { organizationId, id: { in: unknown.map(({ id }) => id) } },
      select: { numbersHash: true, snapshot: true },
    });
    if (remembered.size > MOST_REMEMBERED) remembered.clear();
    for (const { numbersHash, snapshot } of read)
      if (numbersHash && snapshot)
        remembered.set(keyOf(ctx, numbersHash), essentials(JSON.parse(snapshot) as ReviewSnapshot));
  }
  return rows
    .flatMap(({ id, numbersHash }) => {
      const held = numbersHash ? remembered.get(keyOf(ctx, numbersHash)) : undefined;
      return held ? [{ reviewId: id, ...held }] : [];
    })
    .filter(({ quarter }) => addDays(quarter.to, -1) < before)
    .sort((left, right) => (left.quarter.from < right.quarter.from ? -1 : 1));
}

const keyOf = (ctx: TenantContext, hash: string): string => `${ctx.organization.id} ${hash}`;

function essentials(snapshot: ReviewSnapshot): Omit<SignedQuarter, "reviewId"> {
  const { quarter, spend, tokens, cells, adjustments, unassigned, reportedOnly, workloads } = snapshot;
  return {
    ...{ quarter, spend, tokens, cells, adjustments, unassigned, reportedOnly },
    workloads: workloads.map(({ recommendation: _recommendation, ...line }) => line),
  };
}
