import { compileGlob } from "./pattern/compile-glob";
import { compileRegexp } from "./pattern/compile-regexp";

/** What usage is labelled with, as reported; empty where the source has none. */
export interface UsageLabels {
  readonly provider: string;
  readonly model: string;
  readonly project: string;
  readonly apiKey: string;
  readonly userKey: string;
  readonly tag: string;
  readonly promptName: string;
  readonly app: string;
}

export interface RuleMatcher {
  readonly field: keyof UsageLabels;
  readonly kind: "glob" | "regexp";
  readonly pattern: string;
}

export interface WorkloadRule {
  readonly id: string;
  readonly workloadId: string;
  /** All of them must match; a rule without any matches nothing. */
  readonly matchers: readonly RuleMatcher[];
}

/** Providers and models are written in every case by their sources; other labels mean what they say. */
const IGNORES_CASE: ReadonlySet<keyof UsageLabels> = new Set(["provider", "model"]);

/**
 * Makes rules, in their order, ready to be asked many times: the first rule all of whose matchers match wins; none is
 * `null`. @throws PatternFault for a pattern that `patternFault` would have refused.
 */
export function workloadMatcher<Rule extends WorkloadRule>(
  rules: readonly Rule[],
): (labels: UsageLabels) => Rule | null {
  const compiled = rules.map((rule) => ({ rule, tests: rule.matchers.map(rememberingTest) }));
  return (labels) =>
    compiled.find(({ tests }) => tests.length > 0 && tests.every((test) => test(labels)))?.rule ?? null;
}

/** The first match, once. */
export const matchWorkload = <Rule extends WorkloadRule>(rules: readonly Rule[], labels: UsageLabels): Rule | null =>
  workloadMatcher(rules)(labels);

/** Labels repeat from key to key: each value is tested once. */
function rememberingTest({ field, kind, pattern }: RuleMatcher): (labels: UsageLabels) => boolean {
  const options = { ignoresCase: IGNORES_CASE.has(field) };
  const test = kind === "glob" ? compileGlob(pattern, options) : compileRegexp(pattern, options);
  const known = new Map<string, boolean>();
  return (labels) => {
    const value = labels[field];
    const before = known.get(value);
    if (before !== undefined) return before;
    const answer = test(value);
    known.set(value, answer);
    return answer;
  };
}
