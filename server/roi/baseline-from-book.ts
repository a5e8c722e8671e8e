import { addDays, type Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { askedProvider, priceSegments, segmentRates, type BookInForce } from "@/server/pricing";
import { mixPrices, type DatedTokenPrice } from "./rules/mix-prices";
import type { PricedModel, StoredBaseline } from "./schema";

const TOKENS_PER_PRICE = 1_000_000;

/** The dated prices of a mix of models in the book, with the organization's contracts and in its currency; none where one is unknown. */
export const bookPrices = (book: BookInForce, models: readonly PricedModel[], from: Day): StoredBaseline["prices"] =>
  mixPrices(
    models.map((model) => ({ share: model.share, prices: pricesOf(book, model) })),
    from,
  );

function pricesOf(book: BookInForce, { provider, model, isBatch }: PricedModel): DatedTokenPrice[] {
  return priceSegments(book.index, askedProvider(provider), model).flatMap(({ from, entry }) => {
    if (entry.currency !== book.currency) return [];
    const { tokens } = segmentRates(entry, { serviceTier: "", contextTier: "", batch: isBatch });
    const [input, output] = [perMillion(tokens.uncachedInput), perMillion(tokens.output)];
    return input === null || output === null ? [] : [{ from, input, cached: perMillion(tokens.cacheRead), output }];
  });
}

const perMillion = (perToken: string | null): string | null =>
  perToken === null ? null : new Decimal(perToken).times(TOKENS_PER_PRICE).toFixed();

/** Prices of the book are read from so many days before the first one that counts, so that the one in force is among them. */
const DAYS_BEFORE = 90;

/** A baseline with the prices that count: those of the book where it names models, else those that were written down. */
export function pricedBaseline(
  book: BookInForce,
  baseline: StoredBaseline,
  startedOn: Day | null,
  today: Day,
): StoredBaseline {
  if (!baseline.priceOf?.length) return baseline;
  const found = bookPrices(book, baseline.priceOf, addDays(startedOn ?? today, -DAYS_BEFORE));
  const isCovered = found.some(({ from }) => from <= (startedOn ?? today));
  return isCovered ? { ...baseline, prices: found } : baseline;
}
