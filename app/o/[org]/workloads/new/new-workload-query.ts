import type { MatchField } from "@/server/workloads/schema";

/** Usage that waits for a workload: the label that a rule would match. */
export interface ComingUsage {
  readonly field: MatchField;
  readonly pattern: string;
}

/** The address of the form: what it starts from, what it is called, and the usage that it is made for. */
export function newWorkloadQuery(asked: {
  readonly template: string | null;
  readonly name?: string;
  readonly usage: ComingUsage | null;
}): string {
  const query = new URLSearchParams();
  if (asked.template !== null) query.set("template", asked.template);
  if (asked.name) query.set("name", asked.name);
  if (asked.usage) {
    query.set("field", asked.usage.field);
    query.set("pattern", asked.usage.pattern);
  }
  return query.toString();
}
