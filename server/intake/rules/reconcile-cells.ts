import { monthOf, type Day, type Month } from "@/server/kernel/day";
import type { Decimal } from "@/server/kernel/decimal";
import { sumOf, zero } from "@/server/kernel/decimal";

interface Cell {
  readonly provider: string;
  readonly model: string;
  /** Equal for the names by which bill and usage call the same model. */
  readonly sameModel: string;
  readonly day: Day;
}

/** What a cost file bills for a model on a day. */
export interface BilledCell extends Cell {
  readonly billed: Decimal;
  /** How far it may be off because each of the bill's lines is rounded. */
  readonly rounding: Decimal;
}

/** What usage of a model on a day is worth; `null`: it has no price. */
export interface ValuedCell extends Cell {
  readonly valued: Decimal | null;
  readonly isWhollyPriced: boolean;
}

export type DifferenceCause = "rounding" | "usage-missing" | "bill-missing" | "unpriced" | "unexplained";

export interface ReconciledCell {
  readonly model: string;
  readonly day: Day;
  readonly billed: string | null;
  readonly valued: string | null;
  /** Billed less valued; what one side lacks counts as 0. */
  readonly difference: string;
  /** `null` where they are the same. */
  readonly cause: DifferenceCause | null;
}

export interface ReconciledMonth {
  readonly provider: string;
  readonly month: Month;
  readonly billed: string;
  readonly valued: string;
  readonly difference: string;
  /** Adds up to the difference. */
  readonly causes: readonly { readonly cause: DifferenceCause; readonly amount: string; readonly cells: number }[];
  readonly agreeing: number;
  readonly cells: readonly ReconciledCell[];
}

const CAUSES = ["rounding", "usage-missing", "bill-missing", "unpriced", "unexplained"] as const;

interface Pair extends Cell {
  model: string;
  billed: Decimal | null;
  rounding: Decimal;
  valued: Decimal | null;
  hasUsage: boolean;
  isWhollyPriced: boolean;
}

/** Joins bill and usage by provider, month, model and day. Months of providers that nobody billed are left out. */
export function reconcileCells(billed: readonly BilledCell[], valued: readonly ValuedCell[]): ReconciledMonth[] {
  const pairs = new Map<string, Pair>();
  for (const cell of billed) {
    const pair = pairOf(pairs, cell);
    pair.billed = (pair.billed ?? zero).plus(cell.billed);
    pair.rounding = pair.rounding.plus(cell.rounding);
  }
  const billedMonths = new Set(billed.map(monthKey));
  for (const cell of valued) {
    if (!billedMonths.has(monthKey(cell))) continue;
    const pair = pairOf(pairs, cell);
    if (cell.valued !== null) pair.valued = (pair.valued ?? zero).plus(cell.valued);
    // The id says more than the name on the bill.
    pair.model = cell.model;
    pair.hasUsage = true;
    pair.isWhollyPriced &&= cell.isWhollyPriced;
  }
  return [...billedMonths]
    .sort()
    .map((key) => reconcileMonth([...pairs.values()].filter((pair) => monthKey(pair) === key)));
}

const monthKey = ({ provider, day }: Cell): string => `${provider}\n${monthOf(day)}`;

function pairOf(pairs: Map<string, Pair>, { provider, model, sameModel, day }: Cell): Pair {
  const key = `${provider}\n${sameModel}\n${day}`;
  const pair = pairs.get(key) ?? {
    provider,
    model,
    sameModel,
    day,
    billed: null,
    rounding: zero,
    valued: null,
    hasUsage: false,
    isWhollyPriced: true,
  };
  pairs.set(key, pair);
  return pair;
}

const differenceOf = ({ billed, valued }: Pair): Decimal => (billed ?? zero).minus(valued ?? zero);

function causeOf(pair: Pair): DifferenceCause | null {
  const difference = differenceOf(pair);
  if (pair.billed !== null && pair.hasUsage && difference.isZero() && pair.isWhollyPriced) return null;
  if (pair.billed === null) return "bill-missing";
  if (difference.abs().lessThanOrEqualTo(pair.rounding)) return difference.isZero() ? null : "rounding";
  if (!pair.hasUsage) return "usage-missing";
  return pair.isWhollyPriced ? "unexplained" : "unpriced";
}

function reconcileMonth(pairs: readonly Pair[]): ReconciledMonth {
  const cells = [...pairs].sort((left, right) => (`${left.day}${left.model}` < `${right.day}${right.model}` ? -1 : 1));
  const total = (of: readonly Pair[]): string => sumOf(of.map(differenceOf)).toString();
  const by = (cause: DifferenceCause): Pair[] => cells.filter((cell) => causeOf(cell) === cause);
  return {
    provider: cells[0]?.provider ?? "",
    month: monthOf(cells[0]?.day ?? ""),
    billed: sumOf(cells.map(({ billed }) => billed ?? zero)).toString(),
    valued: sumOf(cells.map(({ valued }) => valued ?? zero)).toString(),
    difference: total(cells),
    causes: CAUSES.flatMap((cause) => {
      const found = by(cause);
      return found.length > 0 ? [{ cause, amount: total(found), cells: found.length }] : [];
    }),
    agreeing: cells.filter((cell) => causeOf(cell) === null).length,
    cells: cells.map((cell) => ({
      model: cell.model,
      day: cell.day,
      billed: cell.billed?.toString() ?? null,
      valued: cell.valued?.toString() ?? null,
      difference: differenceOf(cell).toString(),
      cause: causeOf(cell),
    })),
  };
}
