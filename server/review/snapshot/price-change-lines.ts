import { addDays, isWithin, type Day, type DayRange } from "@/server/kernel/day";
import { Decimal, zero } from "@/server/kernel/decimal";
import { askedModel, changeDays, costOf, type BookInForce, type PriceEntry } from "@/server/pricing";
import { rounded } from "@/server/roi";
import type { PriceChangeLine } from "../schema";
import { amountOf } from "./deployment-lines";
import { entryOn, type ValuedStretch } from "./value-usage";

const KINDS = [
  ["input", "input"],
  ["cacheRead", "cached input"],
  ["cacheWrite5m", "cache write"],
  ["cacheWrite1h", "one-hour cache write"],
  ["output", "output"],
  ["reasoning", "reasoning"],
] as const;

/**
 * Prices of models in use that changed inside the quarter, and what each change did to it: the usage from that day to the
 * end of the quarter at the new price, less the same at the one before. A price that was not known is no change.
 */
export function priceChangeLines(
  stretches: readonly ValuedStretch[],
  book: BookInForce,
  quarter: DayRange,
): PriceChangeLine[] {
  const models = new Map(stretches.map((stretch) => [`${askedModel(stretch)}\n${stretch.provider}`, stretch]));
  return [...models]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, { provider, model, zone }]) =>
      changeDays(book.index, provider, askedModel({ model, zone }))
        .filter((day) => isWithin(day, quarter))
        .flatMap((day) => {
          const of = stretches.filter(
            (one) => one.model === model && one.zone === zone && one.provider === provider && one.from >= day,
          );
          return lineOf(book, { provider, model, zone }, day, of);
        }),
    );
}

function lineOf(
  book: BookInForce,
  of: Pick<ValuedStretch, "provider" | "model" | "zone">,
  day: Day,
  stretches: readonly ValuedStretch[],
): PriceChangeLine[] {
  const [before, after] = [entryOn(book, of, addDays(day, -1)), entryOn(book, of, day)];
  if (!before || !after) return [];
  const changes = changesBetween(before, after);
  if (changes.length === 0) return [];
  const effect = stretches.reduce((sum, stretch) => sum.plus(effectOn(stretch, before, after)), zero);
  return [{ model: askedModel(of), changes, from: day, effect: amountOf(effect) }];
}

function changesBetween(before: PriceEntry, after: PriceEntry): PriceChangeLine["changes"] {
  const priced = [
    ...KINDS.map(([key, kind]) => [kind, before.perMTok[key], after.perMTok[key]] as const),
    ["a request", before.perRequest, after.perRequest] as const,
  ];
  return priced.flatMap(([kind, then, now]) => {
    if (then === undefined || now === undefined || new Decimal(then).isZero() || new Decimal(then).eq(now)) return [];
    return [{ kind, relative: rounded(new Decimal(now).div(then).minus(1)) }];
  });
}

function effectOn(stretch: ValuedStretch, before: PriceEntry, after: PriceEntry): Decimal {
  const [then, now] = [costOf(before, stretch).cost, costOf(after, stretch).cost];
  return then === null || now === null ? zero : new Decimal(now).minus(then);
}
