import { compareDecision, presentOf, type DecisionComparison } from "./compare-decision";
import { agenda, agendaTotals, type AgendaTotals } from "./agenda";
import { openDecisions } from "./signing";
import type { Decision, WorkloadLine } from "../schema";

/** One thing to decide: what is recommended, what was decided, and whether that still stands. */
export interface AgendaItem {
  readonly workloadId: string;
  readonly name: string;
  readonly decision: Decision | null;
  /** What changed since it was decided; `null` without a decision. */
  readonly comparison: DecisionComparison | null;
  readonly isOpen: boolean;
}

export interface Agenda {
  readonly items: readonly AgendaItem[];
  /** Over what is open: savings on the table. */
  readonly open: AgendaTotals;
}

/** The agenda with the decisions beside it, largest saving first. */
export function agendaOf(workloads: readonly WorkloadLine[], decisions: readonly Decision[]): Agenda {
  const taken = new Map(decisions.map((decision) => [decision.workloadId, decision]));
  const open = new Set(
    openDecisions(workloads, decisions).flatMap((gap) => ("workloadId" in gap ? gap.workloadId : [])),
  );
  const asked = agenda(workloads);
  return {
    items: asked.map((line) => {
      const decision = taken.get(line.id) ?? null;
      return {
        ...{ workloadId: line.id, name: line.name, decision, isOpen: open.has(line.id) },
        comparison: decision && compareDecision(decision.basis, presentOf(line)),
      };
    }),
    open: agendaTotals(asked.filter(({ id }) => open.has(id))),
  };
}
