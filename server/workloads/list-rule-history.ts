import type { TenantContext } from "@/server/tenancy/context";
import type { MovedUsage } from "./moved-usage";
import { isUndoable, type RuleStanding } from "./rules/undoable-change";
import { RULE_ACTIONS, ruleChangeFactsSchema, type RuleAction } from "./rule-change-facts";
import type { Matcher } from "./schema";

export interface RuleHistoryEntry {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: RuleAction;
  /** Name of the workload whose rule it was, as it was then. */
  readonly workloadName: string;
  /** Null where the entry is older than what is kept of a change; so are its places and what moved. */
  readonly matchers: readonly Matcher[] | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly reason: string;
  readonly moved: MovedUsage | null;
  /** It undid an earlier change. */
  readonly isUndo: boolean;
  /** The rules still stand as it left them, so that it can be undone. */
  readonly canUndo: boolean;
}

const MOST = 50;

/** Who changed the rules when, what, and what moved: the newest first. Older ones are in the audit log. */
export async function listRuleHistory(
  ctx: TenantContext,
): Promise<{ readonly changes: readonly RuleHistoryEntry[]; readonly isCut: boolean }> {
  const organizationId = ctx.organization.id;
  const rows = await ctx.db.auditEntry.findMany({
    where: { organizationId, action: { in: [...RULE_ACTIONS] } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST + 1,
  });
  const rules = await ctx.db.mappingRule.findMany({ where: { organizationId }, select: { id: true, position: true } });
  const standing: RuleStanding = new Map(rules.map(({ id, position }) => [id, position]));
  const changes = rows.slice(0, MOST).flatMap((row): RuleHistoryEntry[] => {
    const action = RULE_ACTIONS.find((one) => one === row.action);
    if (!action) return [];
    const facts = ruleChangeFactsSchema.safeParse(row.facts).data;
    const { matchers = null, from = null, to = null, moved = null, undoes = null } = facts ?? {};
    return [
      {
        ...{ id: row.id, at: row.at, actor: row.actor, action, workloadName: row.subject, reason: row.reason },
        ...{ matchers, from, to, moved, isUndo: undoes !== null },
        canUndo: facts !== undefined && isUndoable({ action, ...facts }, standing),
      },
    ];
  });
  return { changes, isCut: rows.length > MOST };
}
