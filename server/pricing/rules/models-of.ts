import type { Day } from "@/server/kernel/day";
import type { PriceEntry } from "../schema";
import { normaliseProvider } from "./normalise-provider";

/** One model at one provider with all its dated prices, in the book's order. */
export interface PricedModel {
  readonly provider: string;
  readonly model: string;
  readonly entries: readonly PriceEntry[];
}

/** The models of a book, in the order in which it first names them. */
export function modelsOf(entries: readonly PriceEntry[]): PricedModel[] {
  const models = new Map<string, { provider: string; model: string; entries: PriceEntry[] }>();
  for (const entry of entries) {
    const provider = normaliseProvider(entry.provider);
    const key = `${provider}\n${entry.model.toLowerCase()}`;
    const there = models.get(key);
    if (there) there.entries.push(entry);
    else models.set(key, { provider, model: entry.model, entries: [entry] });
  }
  return [...models.values()];
}

/** True on every day of `[from, to)`. */
export const holdsOn = ({ from, to }: Pick<PriceEntry, "from" | "to">, day: Day): boolean =>
  (from === null || from <= day) && (to === null || day < to);
