import type { Day } from "@/server/kernel/day";
import type { OutcomeUnit } from "../schema";
import type { KnownSuccess } from "./outcome-months";

interface Measured {
  readonly measuredOn: Day;
  readonly accuracy: number | null;
  readonly consistency: number | null;
  readonly isWithdrawn: boolean;
}

/**
 * The shares of success that count, as the unit says: typed ones, or a measure of the option in use. Sets of its earlier
 * versions count too, because earlier months ran on them.
 */
export function successesOf(
  { successFrom }: OutcomeUnit,
  typed: readonly KnownSuccess[],
  evidence: readonly Measured[],
): KnownSuccess[] {
  if (successFrom === "typed") return typed.map(({ measuredOn, share }) => ({ measuredOn, share }));
  if (successFrom !== "accuracy" && successFrom !== "consistency") return [];
  return evidence.flatMap((set) => {
    const share = set[successFrom];
    return share === null || set.isWithdrawn ? [] : [{ measuredOn: set.measuredOn, share }];
  });
}
