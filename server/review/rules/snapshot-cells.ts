import { Decimal, sumOf } from "@/server/kernel/decimal";
import type { SnapshotCell, VarianceSummary } from "../schema";
import { exactVariance, volumeByWorkload } from "./variance";
import type { UsageCell } from "./variance-shape";

/** What one kind of tokens cost, before equal ones are summed. */
export interface OpenCell {
  readonly workloadId: string | null;
  readonly model: string;
  readonly kind: string;
  readonly tokens: number;
  readonly cost: Decimal;
}

/** Equal cells summed, in an order that does not depend on how rows were read. */
export function snapshotCells(cells: readonly OpenCell[]): SnapshotCell[] {
  const sums = new Map<string, OpenCell>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.workloadId, cell.model, cell.kind]);
    const held = sums.get(key);
    sums.set(key, held ? { ...held, tokens: held.tokens + cell.tokens, cost: held.cost.plus(cell.cost) } : cell);
  }
  return [...sums]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { workloadId, model, kind, tokens, cost }]) => ({
      ...{ workloadId, model, kind, tokens },
      cost: cost.toFixed(),
    }));
}

export const costOfCells = (cells: readonly Pick<SnapshotCell, "cost">[]): Decimal =>
  sumOf(cells.map(({ cost }) => new Decimal(cost)));

const UNASSIGNED = "";
/** A workload's id, or nothing: ids are never empty. */
const asUsage = ({ workloadId, model, kind, tokens, cost }: SnapshotCell): UsageCell => ({
  workload: workloadId ?? UNASSIGNED,
  ...{ model, kind, tokens, cost },
});

const PLACES = 12;

/**
 * The change between two quarters. Parts are cut at the twelfth place, and mix takes what is left, so that the three add up
 * to the change digit by digit.
 */
export function varianceSummary(
  before: readonly SnapshotCell[],
  after: readonly SnapshotCell[],
  nameOf: (workloadId: string | null) => string,
): VarianceSummary {
  const exact = exactVariance({ before: before.map(asUsage), after: after.map(asUsage) });
  const cut = (amount: Decimal): Decimal => amount.toDecimalPlaces(PLACES);
  const parts =
    exact.price === null || exact.volume === null ? null : { price: cut(exact.price), volume: cut(exact.volume) };
  return {
    ...{ before: exact.before.toFixed(), after: exact.after.toFixed(), change: exact.change.toFixed() },
    price: parts?.price.toFixed() ?? null,
    volume: parts?.volume.toFixed() ?? null,
    mix: parts === null ? null : exact.change.minus(parts.price).minus(parts.volume).toFixed(),
    volumeByWorkload: parts === null ? [] : volumes(exact.cells, nameOf),
  };
}

function volumes(
  cells: Parameters<typeof volumeByWorkload>[0],
  nameOf: (workloadId: string | null) => string,
): VarianceSummary["volumeByWorkload"] {
  return volumeByWorkload(cells).map(({ workload, volume }) => {
    const workloadId = workload === UNASSIGNED ? null : workload;
    return { workloadId, name: nameOf(workloadId), volume: volume.toDecimalPlaces(PLACES).toFixed() };
  });
}
