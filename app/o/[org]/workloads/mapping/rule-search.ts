import { matcherSchema, type Matcher } from "@/server/workloads/schema";

/** The address of the form for a rule that waits to be made. */
export interface RuleSearch {
  readonly workload?: string;
  readonly field?: string;
  readonly pattern?: string;
}

/** What the form begins with, where the address names a workload that there is and a label that can be matched. */
export function startOf(
  { workload, field, pattern }: RuleSearch,
  workloads: readonly { readonly value: string }[],
): { readonly workloadId: string; readonly matcher: Matcher } | null {
  const matcher = matcherSchema.safeParse({ field, kind: "glob", pattern }).data;
  const known = workloads.find(({ value }) => value === workload);
  return matcher && known ? { workloadId: known.value, matcher } : null;
}
