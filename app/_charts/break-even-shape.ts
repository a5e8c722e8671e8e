import type { Level } from "@/server/drawings";

/** One way of serving a workload, with what it has cost by then. */
export interface BreakEvenPath {
  /** `Stay on GPT-4.1`. */
  readonly name: string;
  /** `$13,173 a month`. */
  readonly detail?: string;
  readonly level: Level;
  /** Cumulative cost at month 0, 1, 2 …. */
  readonly expected: readonly number[];
  /** The same in the adverse case; absent where there is none to show. */
  readonly adverse?: readonly number[] | undefined;
}

/** A point in time on the chart, with what is said there; months after the decision, with fraction. */
export interface NamedMonth {
  readonly month: number;
  readonly lines: readonly string[];
}

/** A value of a path between two months. */
export function valueAt(path: readonly number[], month: number): number {
  const before = path[Math.floor(month)] ?? path.at(-1) ?? 0;
  const after = path[Math.ceil(month)] ?? before;
  return before + (after - before) * (month - Math.floor(month));
}

/** Every third month, every sixth on a phone or over two years, every twelfth over five. */
export function monthStep(months: number, isPhone: boolean): number {
  const step = months <= 24 ? 3 : months <= 60 ? 6 : 12;
  return isPhone ? step * 2 : step;
}
