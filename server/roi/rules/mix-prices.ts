import type { Day } from "@/server/kernel/day";
import { Decimal, type DecimalValue } from "@/server/kernel/decimal";
import type { StoredBaseline } from "../schema";

/** A price from a day on, for a million tokens each, exact; `from` null: since ever. */
export interface DatedTokenPrice {
  readonly from: Day | null;
  readonly input: string;
  /** Absent: at the input price. */
  readonly cached: string | null;
  readonly output: string;
}

/** A model of the baseline by its share of the traffic, with its prices ascending. */
export interface MixedModel {
  readonly share: DecimalValue;
  readonly prices: readonly DatedTokenPrice[];
}

/**
 * The dated price of a mix of models: on every day on which one of them changes, the mean by their shares. What has lost its price
 * keeps the last one, because a model that is switched off has no cheaper successor on its own; before all of them have a price there is none.
 */
export function mixPrices(models: readonly MixedModel[], from: Day): StoredBaseline["prices"] {
  const days = [...new Set([from, ...models.flatMap(({ prices }) => prices.map((price) => price.from ?? from))])];
  const total = models.reduce((sum, { share }) => sum.plus(share), new Decimal(0));
  if (total.lte(0)) return [];
  const dated = days
    .filter((day) => day >= from)
    .sort()
    .flatMap((day) => {
      const inForce = models.map(({ share, prices }) => ({
        share: new Decimal(share).div(total),
        price: prices.findLast((one) => one.from === null || one.from <= day),
      }));
      const known = inForce.flatMap(({ share, price }) => (price ? [{ share, price }] : []));
      return known.length < models.length ? [] : [{ from: day, ...meanOf(known) }];
    });
  return dated.filter((price, at) => at === 0 || !isSame(price, dated[at - 1]));
}

type Mean = { readonly inputPerMTok: string; readonly cachedInputPerMTok?: string; readonly outputPerMTok: string };

function meanOf(parts: readonly { readonly share: Decimal; readonly price: DatedTokenPrice }[]): Mean {
  const mean = (of: (price: DatedTokenPrice) => string): string =>
    parts
      .reduce((sum, { share, price }) => sum.plus(share.times(of(price))), new Decimal(0))
      .toDecimalPlaces(18)
      .toFixed();
  const isCached = parts.some(({ price }) => price.cached !== null);
  return {
    inputPerMTok: mean(({ input }) => input),
    ...(isCached ? { cachedInputPerMTok: mean(({ cached, input }) => cached ?? input) } : {}),
    outputPerMTok: mean(({ output }) => output),
  };
}

const isSame = (one: Mean, other: Mean | undefined): boolean =>
  one.inputPerMTok === other?.inputPerMTok &&
  one.cachedInputPerMTok === other.cachedInputPerMTok &&
  one.outputPerMTok === other.outputPerMTok;
