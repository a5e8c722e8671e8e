import type { Action, Level } from "@/server/engine";
import type { Amount, AmountRange } from "./amount";

/** What is advised in one case; saving a year from the adverse case to the expected one. */
export interface ScenarioAnswer {
  readonly action: Action;
  readonly level: Level | null;
  readonly option: string | null;
  readonly label: string | null;
  readonly saving: AmountRange | null;
  readonly upfront: Amount | null;
  readonly monthlyCost: Amount | null;
}

/** What somebody supposed about a workload, beside what was found. */
export interface ScenarioLine {
  readonly id: string;
  readonly workloadId: string;
  readonly workloadName: string;
  readonly name: string;
  readonly note: string;
  /** Places of the engine's input (server/what-if), with what stands there in the quarter. */
  readonly changes: readonly {
    readonly path: string;
    readonly now: number | boolean | string | null;
    readonly value: number | boolean | string | null;
  }[];
  /** Null where the quarter has no answer. */
  readonly present: ScenarioAnswer | null;
  /** Null where the scenario cannot be asked of this quarter: an option that it changes is gone. */
  readonly answer: ScenarioAnswer | null;
  readonly savedBy: string;
  /** An instant as ISO 8601 text. */
  readonly savedAt: string;
}
