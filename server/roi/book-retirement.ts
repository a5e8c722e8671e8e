import type { Day } from "@/server/kernel/day";
import { priceAt, type BookInForce } from "@/server/pricing";

/** The day on which a deployment's base is switched off, and who says so. */
export interface Retirement {
  readonly on: Day;
  readonly from: "typed" | "book";
  /** The model that the book names; null where a person typed the day. */
  readonly model: string | null;
}

/**
 * The typed day, else the first one that the book announces for a model that serves; a fine-tune lives no longer than its base.
 * `null`: no day is known.
 */
export function retirementOf(
  book: BookInForce,
  typed: Day | null,
  models: readonly string[],
  today: Day,
): Retirement | null {
  if (typed !== null) return { on: typed, from: "typed", model: null };
  const announced = models.flatMap((model) => {
    const base = /^ft:([^:]+)/i.exec(model)?.[1];
    return [model, ...(base === undefined ? [] : [base])].flatMap((asked) => {
      const on = priceAt(book.index, { provider: null, model: asked, day: today })?.entry.retiresOn;
      return on === undefined ? [] : [{ on, from: "book" as const, model: asked }];
    });
  });
  return announced.sort((one, other) => (one.on < other.on ? -1 : 1))[0] ?? null;
}
