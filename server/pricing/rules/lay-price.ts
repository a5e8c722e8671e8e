import type { Day } from "@/server/kernel/day";
import type { PriceEntry } from "../schema";
import { normaliseProvider } from "./normalise-provider";

/** Names a model at a provider (and a time of day, where prices hang on it): entries of one key must not overlap. */
export const keyOfPrice = ({ provider, model, hours }: Pick<PriceEntry, "provider" | "model" | "hours">): string =>
  [normaliseProvider(provider), model.toLowerCase(), hours?.from ?? ""].join("\n");

const isBefore = (left: Day | null, right: Day): boolean => left === null || left < right;

/**
 * Lays a price over the dated prices of the same model from a day on: what held until then ends there, what is known to begin
 * later stays, what the new price ends before goes on after it. Answers all rows of the model, ascending.
 */
export function layPrice(rows: readonly PriceEntry[], price: PriceEntry, from: Day | null): PriceEntry[] {
  const start = from ?? "";
  const next = rows.flatMap((row) => (row.from !== null && row.from > start ? [row.from] : [])).sort()[0];
  const end = price.to !== null && (next === undefined || price.to < next) ? price.to : (next ?? null);
  if (end !== null && end <= start) return [...rows];
  const kept = rows.flatMap((row): PriceEntry[] => {
    if (row.from !== null && row.from > start) return [row];
    if (row.to !== null && row.to <= start) return [row];
    const until = row.to === null ? null : row.to;
    const before = from !== null && isBefore(row.from, from) ? [{ ...row, to: from }] : [];
    const after = end !== null && end !== next && (until === null || end < until) ? [{ ...row, from: end }] : [];
    return [...before, ...after];
  });
  return [...kept, { ...price, from, to: end }].sort((left, right) =>
    (left.from ?? "") < (right.from ?? "") ? -1 : (left.from ?? "") > (right.from ?? "") ? 1 : 0,
  );
}
