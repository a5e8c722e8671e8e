import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import { rulesInOrder } from "./assign-usage";
import { findWorkload } from "./find-workload";
import { countOf, keySums, type KeySum, type UsageCount } from "./key-sums";
import { workloadMatcher, type UsageLabels } from "./rules/match-workload";
import type { previewRuleSchema } from "./schema";
import { signedQuartersOf } from "./signed-days";
import { sqlOfTransaction } from "./sql";

export interface RulePreview {
  /** All usage that it matches. */
  readonly matches: UsageCount;
  /** Of that, what earlier rules keep. */
  readonly keptByOthers: UsageCount;
  /** What would move to its workload, by where it comes from (null: unassigned), the dearest first. */
  readonly moves: readonly {
    readonly fromId: string | null;
    readonly fromName: string | null;
    readonly usage: UsageCount;
  }[];
  /** The dearest keys that it matches. */
  readonly examples: readonly (UsageLabels & { readonly tokens: number; readonly cost: string })[];
  /** Signed quarters whose usage would move: a reason is needed. */
  readonly signedQuarters: readonly string[];
}

const MOST_EXAMPLES = 12;

/** What a rule would move, were it there; nothing is written. */
export async function previewRule(ctx: TenantContext, input: z.infer<typeof previewRuleSchema>): Promise<RulePreview> {
  const workload = await findWorkload(ctx, input.workloadId);
  const sql = sqlOfTransaction(ctx.db);
  const organizationId = ctx.organization.id;
  const rules = await rulesInOrder(sql, organizationId);
  const draft = { id: "draft", workloadId: workload.id, matchers: input.matchers };
  const place = Math.min((input.position ?? Infinity) - 1, rules.length);
  const [isMatch, after] = [workloadMatcher([draft]), workloadMatcher(rules.toSpliced(place, 0, draft))];
  const matching = (await keySums(sql, organizationId, null)).filter((key) => isMatch(key) !== null);
  const [taken, kept] = [
    matching.filter((key) => after(key) === draft),
    matching.filter((key) => after(key) !== draft),
  ];
  const moved = taken.filter((key) => key.workloadId !== workload.id);
  const names = await ctx.db.workload.findMany({ where: { organizationId }, select: { id: true, name: true } });
  return {
    matches: countOf(matching),
    keptByOthers: countOf(kept),
    moves: movesFrom(moved, new Map(names.map(({ id, name }) => [id, name]))),
    examples: matching
      .slice(0, MOST_EXAMPLES)
      .map(({ id: _id, workloadId: _workload, rows: _rows, pricedTokens: _priced, cost, ...key }) => ({
        ...key,
        cost: cost.toFixed(),
      })),
    signedQuarters: await signedQuartersOf(
      ctx,
      moved.map(({ id }) => id),
    ),
  };
}

function movesFrom(moved: readonly KeySum[], names: ReadonlyMap<string, string>): RulePreview["moves"] {
  const origins = [...new Set(moved.map(({ workloadId }) => workloadId))];
  return origins
    .map((fromId) => ({
      fromId,
      fromName: fromId === null ? null : (names.get(fromId) ?? null),
      usage: countOf(moved.filter((key) => key.workloadId === fromId)),
    }))
    .sort(
      (left, right) => Number(right.usage.cost) - Number(left.usage.cost) || right.usage.tokens - left.usage.tokens,
    );
}
