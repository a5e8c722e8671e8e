import { sumOf, type Decimal } from "@/server/kernel/decimal";
import type { Matcher } from "../schema";
import type { UsageLabels } from "./match-workload";
import { literalGlob } from "./pattern/compile-glob";
import { templateFor, type WorkloadTemplate } from "./templates/workload-templates";

/** Usage of one combination of labels that no rule matches. */
export interface UnassignedKey extends UsageLabels {
  readonly id: string;
  readonly rows: number;
  readonly tokens: number;
  readonly cost: Decimal;
}

export interface SuggestedRule {
  readonly matchers: readonly Matcher[];
  /** The label as reported; a name for the workload may be made of it. */
  readonly value: string;
  readonly keys: number;
  readonly rows: number;
  readonly tokens: number;
  /** Exact decimal. */
  readonly cost: string;
  /** Of the unassigned cost; of the tokens where nothing is priced. */
  readonly share: number;
  /** The template that the label speaks for; null: none. */
  readonly template: Pick<WorkloadTemplate, "key" | "name"> | null;
}

/** What tells most about the purpose comes first: where two labels cover the same usage, the earlier one is suggested. */
const FIELDS = [
  "promptName",
  "tag",
  "project",
  "app",
  "apiKey",
  "model",
] as const satisfies readonly (keyof UsageLabels)[];

/** Rules that would assign what is unassigned, one a label value, the dearest first. */
export function suggestRules(keys: readonly UnassignedKey[], most = 20): SuggestedRule[] {
  const covered = new Set<string>();
  const suggestions: (SuggestedRule & { exact: Decimal })[] = [];
  const allCost = sumOf(keys.map((key) => key.cost));
  const allTokens = keys.reduce((sum, key) => sum + key.tokens, 0);
  for (const field of FIELDS)
    for (const [value, group] of groupedBy(keys, field)) {
      const same = group
        .map((key) => key.id)
        .sort()
        .join(" ");
      if (covered.has(same)) continue;
      covered.add(same);
      const exact = sumOf(group.map((key) => key.cost));
      const tokens = group.reduce((sum, key) => sum + key.tokens, 0);
      const rows = group.reduce((sum, key) => sum + key.rows, 0);
      const share = allCost.gt(0) ? exact.div(allCost).toNumber() : allTokens > 0 ? tokens / allTokens : 0;
      const matchers: Matcher[] = [{ field, kind: "glob", pattern: literalGlob(value) }];
      if (literalGlob(value).length <= 200)
        suggestions.push({
          ...{ matchers, value, keys: group.length, rows, tokens, cost: exact.toFixed(), share, exact },
          template: namedTemplate(value),
        });
    }
  return suggestions
    .sort(
      (left, right) =>
        right.exact.comparedTo(left.exact) || right.tokens - left.tokens || (left.value < right.value ? -1 : 1),
    )
    .slice(0, most)
    .map(({ exact: _exact, ...suggestion }) => suggestion);
}

function namedTemplate(label: string): SuggestedRule["template"] {
  const template = templateFor(label);
  return template && { key: template.key, name: template.name };
}

function groupedBy(keys: readonly UnassignedKey[], field: keyof UsageLabels): Map<string, UnassignedKey[]> {
  const groups = new Map<string, UnassignedKey[]>();
  for (const key of keys) {
    const value = key[field];
    if (value === "") continue;
    const there = groups.get(value);
    if (there) there.push(key);
    else groups.set(value, [key]);
  }
  return groups;
}
