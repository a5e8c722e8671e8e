import { faultsOf, recommend, type EngineInput, type Recommendation } from "@/server/engine";
import { Decimal } from "@/server/kernel/decimal";
import type { TenantContext } from "@/server/tenancy/context";
import { applyChanges, droppedChanges, valueAt, type Change } from "@/server/what-if";
import type { RecommendedWorkload } from "@/server/workloads";
import type { ScenarioAnswer, ScenarioLine } from "../schema";

/**
 * What the review of a quarter carries beside its numbers: each scenario with the answer of the quarter and the one
 * that it supposes, by workload and in the order in which they were saved.
 */
export async function scenarioLines(
  ctx: TenantContext,
  quarter: string,
  workloads: readonly RecommendedWorkload[],
): Promise<ScenarioLine[]> {
  const rows = await ctx.db.reviewScenario.findMany({
    where: { organizationId: ctx.organization.id, review: { quarter } },
    include: { scenario: true },
    orderBy: [{ scenario: { savedAt: "asc" } }, { scenarioId: "asc" }],
  });
  return workloads.flatMap((workload) =>
    rows
      .filter(({ scenario }) => scenario.workloadId === workload.id)
      .map(({ scenario }): ScenarioLine => {
        const changes = scenario.changes as unknown as readonly Change[];
        const { id, name, note, savedByName, savedAt } = scenario;
        return {
          ...{ id, workloadId: workload.id, workloadName: workload.name, name, note },
          ...{ savedBy: savedByName, savedAt: savedAt.toISOString() },
          ...supposed(workload, changes),
        };
      }),
  );
}

type Supposed = Pick<ScenarioLine, "changes" | "present" | "answer">;

function supposed({ input, recommendation, labels }: RecommendedWorkload, changes: readonly Change[]): Supposed {
  if (!input || !recommendation)
    return { changes: changes.map((change) => ({ ...change, now: null })), present: null, answer: null };
  const dropped = new Set(droppedChanges(input, changes));
  const other = otherInput(input, changes, dropped);
  return {
    changes: changes.map((change) => ({ ...change, now: valueAt(input, change.path) })),
    present: answerLine(recommendation, labels),
    answer: other && answerLine(recommend(other), labels),
  };
}

/** Null where a place is gone or the supposed question has faults: the scenario is said, not answered. */
function otherInput(input: EngineInput, changes: readonly Change[], dropped: ReadonlySet<Change>): EngineInput | null {
  if (dropped.size > 0) return null;
  const other = applyChanges(input, changes);
  return faultsOf(other).length === 0 ? other : null;
}

function answerLine(
  { action, level, option, economics, current, input }: Recommendation,
  labels: Readonly<Record<string, string>>,
): ScenarioAnswer {
  const own = economics.find((one) => one.option === option);
  const saving = own?.yearlySaving ?? null;
  const monthly = own?.monthlyCost ?? (current?.option === option ? current?.monthlyCost : undefined);
  const label =
    option === null ? null : (labels[option] ?? input.options.find(({ id }) => id === option)?.label ?? option);
  return {
    ...{ action, level, option, label },
    saving: saving && { low: new Decimal(saving.adverse).toFixed(), high: new Decimal(saving.expected).toFixed() },
    upfront: own ? new Decimal(own.upfront).toFixed() : null,
    monthlyCost: monthly === undefined ? null : new Decimal(monthly).toFixed(),
  };
}
