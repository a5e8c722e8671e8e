import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import { matchersSchema, type Matcher } from "./schema";

export interface FoundRule {
  readonly id: string;
  /** From 1. */
  readonly position: number;
  readonly workloadId: string;
  readonly workloadName: string;
  readonly matchers: Matcher[];
}

/** A rule of this organization. @throws Refusal not-found for any other id. */
export async function findRule(ctx: TenantContext, id: string): Promise<FoundRule> {
  const row = await ctx.db.mappingRule.findUnique({
    where: { organizationId_id: { organizationId: ctx.organization.id, id } },
    include: { workload: { select: { name: true } } },
  });
  if (!row) throw notFound("rule");
  return {
    id: row.id,
    position: row.position,
    workloadId: row.workloadId,
    workloadName: row.workload.name,
    matchers: matchersSchema.parse(row.matchers),
  };
}
