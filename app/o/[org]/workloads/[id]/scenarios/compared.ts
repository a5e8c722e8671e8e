import { faultsOf, recommend, type EngineInput } from "@/server/engine";
import { applyChanges, droppedChanges, isOtherAnswer, valueAt, leversOf, type ChangeValue } from "@/server/what-if";
import { changeWords } from "@/server/review/wording";
import { answerRows, type AnswerRow } from "../../../../../_what-if/answer-rows";
import type { TenantOutputs } from "../../../_words/outputs";

export type Scenario = TenantOutputs["scenarios"]["list"][number];
type Answer = TenantOutputs["workloads"]["read"]["answer"];

/** As many as can be read beside the present. */
export const MOST_SCENARIOS = 4;

/** Those that the address names (`?s=a&s=b`), else the first ones; at most four. */
export function chosenScenarios(scenarios: readonly Scenario[], asked: string | string[] | undefined): Scenario[] {
  const ids = asked === undefined ? null : new Set([asked].flat());
  return scenarios.filter(({ id }) => ids === null || ids.has(id)).slice(0, MOST_SCENARIOS);
}

/** One case of the comparison: the present, or a scenario. */
export interface ComparedColumn {
  readonly id: string;
  readonly name: string;
  readonly changes: readonly string[];
  readonly rows: readonly AnswerRow[] | null;
  /** Why there is no answer. */
  readonly problem: string | null;
  /** Something else is advised than at present. */
  readonly isOther: boolean;
}

/** The question with a scenario in it, or what stands in its way. */
export function supposedInput(input: EngineInput, { changes }: Pick<Scenario, "changes">): EngineInput | string {
  const dropped = droppedChanges(input, changes);
  if (dropped.length > 0) return `It changes what is no longer there: ${dropped.map(({ path }) => path).join(", ")}.`;
  const other = applyChanges(input, changes);
  const faults = faultsOf(other);
  return faults.length === 0 ? other : faults.map(({ path, problem }) => `${path} ${problem}`).join("; ");
}

export const namedIn =
  ({ labels, present }: Answer) =>
  (option: string): string =>
    option === present?.option ? present.label : (labels[option] ?? option);

/** What a scenario changes, in words, against the question of now. */
export function changesIn(answer: Answer, { changes }: Pick<Scenario, "changes">): string[] {
  const { input } = answer;
  if (!input) return [];
  const inForce = new Map<string, ChangeValue>(leversOf(input).map(({ path, now }) => [path, now]));
  const currency = input.currency ?? "USD";
  return changes.map((change) =>
    changeWords({ ...change, now: inForce.get(change.path) ?? valueAt(input, change.path) }, namedIn(answer), currency),
  );
}

/** The present first, then the scenarios, each answered by the engine. */
export function columnsOf(answer: Answer, scenarios: readonly Scenario[]): ComparedColumn[] {
  const { input, recommendation } = answer;
  if (!input || !recommendation) return [];
  const named = namedIn(answer);
  const present: ComparedColumn = {
    ...{ id: "present", name: "Present", changes: [], problem: null, isOther: false },
    rows: answerRows(recommendation, named),
  };
  return [
    present,
    ...scenarios.map((scenario): ComparedColumn => {
      const { id, name } = scenario;
      const changes = changesIn(answer, scenario);
      const other = supposedInput(input, scenario);
      if (typeof other === "string") return { id, name, changes, rows: null, problem: other, isOther: false };
      const supposed = recommend(other);
      return {
        ...{ id, name, changes, problem: null },
        rows: answerRows(supposed, named),
        isOther: isOtherAnswer(supposed, recommendation),
      };
    }),
  ];
}
