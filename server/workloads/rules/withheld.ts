/**
 * Why a workload has no recommendation. `usage-incomplete`: requests are not counted for enough of its tokens, or too few
 * days have usage · `not-placed`: it has no options · `no-usage` · `in-use-unknown`: most of its tokens run on models that
 * no option names · `option-unpriced`: what is in use has no price · `refused`: its options contradict each other.
 */
export type WithheldCode =
  "usage-incomplete" | "not-placed" | "no-usage" | "in-use-unknown" | "option-unpriced" | "refused";

export interface Withheld {
  readonly code: WithheldCode;
  readonly value?: number;
  readonly threshold?: number;
  /** What `value` counts in `usage-incomplete`. */
  readonly of?: "days" | "counted-share";
  /** Keys of options, or models, that stand in the way. */
  readonly names?: readonly string[];
  /** Every fault that the engine found, by its path. */
  readonly faults?: readonly string[];
}
