import type { TenantContext } from "@/server/tenancy/context";
import { countOf, keySums, type KeySum, type UsageCount } from "./key-sums";
import { workloadMatcher } from "./rules/match-workload";
import { matchersSchema, type Matcher } from "./schema";
import { sqlOfTransaction } from "./sql";

export interface ListedRule {
  readonly id: string;
  /** From 1, in the order in which they are tried. */
  readonly position: number;
  readonly workloadId: string;
  readonly workloadName: string;
  readonly isWorkloadArchived: boolean;
  readonly matchers: readonly Matcher[];
  readonly createdBy: string;
  readonly createdOn: string;
  /** What it assigns, of all usage there is: its matches less those of the rules before it. */
  readonly assigns: UsageCount;
}

/** The rules in their order with what each assigns, and what none does. */
export async function listRules(ctx: TenantContext): Promise<{ rules: ListedRule[]; unassigned: UsageCount }> {
  const organizationId = ctx.organization.id;
  const rows = await ctx.db.mappingRule.findMany({
    where: { organizationId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { workload: { select: { name: true, archivedAt: true } } },
  });
  const rules = rows.map((row) => ({ ...row, matchers: matchersSchema.parse(row.matchers) }));
  const match = workloadMatcher(rules);
  const byRule = new Map<string | null, KeySum[]>();
  for (const key of await keySums(sqlOfTransaction(ctx.db), organizationId, null)) {
    const id = match(key)?.id ?? null;
    const group = byRule.get(id);
    if (group) group.push(key);
    else byRule.set(id, [key]);
  }
  return {
    rules: rules.map((rule) => ({
      ...{
        id: rule.id,
        position: rule.position,
        workloadId: rule.workloadId,
        workloadName: rule.workload.name,
        matchers: rule.matchers,
      },
      ...{
        isWorkloadArchived: rule.workload.archivedAt !== null,
        createdBy: rule.createdBy,
        createdOn: rule.createdAt.toISOString().slice(0, 10),
      },
      assigns: countOf(byRule.get(rule.id) ?? []),
    })),
    unassigned: countOf(byRule.get(null) ?? []),
  };
}
