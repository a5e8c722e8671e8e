/** Places of the rules that there are, by id, from 1. */
export type RuleStanding = ReadonlyMap<string, number>;

export interface MadeChange {
  readonly action: "rule.create" | "rule.move" | "rule.delete";
  readonly rule: string;
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Whether the rules still stand as a change left them: a rule that was made is there, one that was deleted is not, one that
 * was moved is where it was moved to. Otherwise something came after, and taking it back would undo that too.
 */
export function isUndoable({ action, rule, from, to }: MadeChange, standing: RuleStanding): boolean {
  if (action === "rule.create") return standing.has(rule);
  if (action === "rule.delete") return !standing.has(rule);
  return from !== null && from !== to && standing.get(rule) === to;
}
