import type { EnginePrice } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import {
  normaliseModelId,
  normaliseProvider,
  priceAt,
  type BookInForce,
  type PriceEntry,
  type TokenPrices,
} from "@/server/pricing";
import type { BookPrice, PriceLookup } from "./rules/engine-option";
import type { ModelReader } from "./rules/serving-option";
import { askedProvider } from "./value-now";

/** How hosts write model ids, as the room of prices reads them. */
export const modelReader: ModelReader = { readingsOf: normaliseModelId, providerOf: normaliseProvider };

/** Prices in force on a day, for the engine. The engine forecasts in doubles, so exact decimals end here. */
export const priceLookup =
  (book: BookInForce, day: Day): PriceLookup =>
  ({ provider, model }, inputTokensPerRequest) => {
    const found = priceAt(book.index, { provider: askedProvider(provider), model, day });
    if (!found || found.entry.currency !== book.currency) return null;
    const price = enginePrice(found.entry, inputTokensPerRequest);
    return price ? { price, retiresOn: retirement(book, found.entry, provider, model, day) } : null;
  };

/** Per token where both directions have a price, else per request; a cliff of context is met by the mean request. */
function enginePrice(entry: PriceEntry, inputTokensPerRequest: number): BookPrice["price"] | null {
  const tier = entry.contextTiers
    .filter(({ above }) => inputTokensPerRequest > above)
    .sort((left, right) => right.above - left.above)[0];
  const perMTok: TokenPrices = { ...entry.perMTok, ...tier?.perMTok };
  const { input, output } = perMTok;
  if (input !== undefined && output !== undefined) {
    const cached = perMTok.cacheRead === undefined ? {} : { cachedInputPerMTok: Number(perMTok.cacheRead) };
    const written = perMTok.cacheWrite5m === undefined ? {} : { cacheWritePerMTok: Number(perMTok.cacheWrite5m) };
    return { inputPerMTok: Number(input), outputPerMTok: Number(output), ...cached, ...written } satisfies EnginePrice;
  }
  return entry.perRequest === undefined ? null : { perRequest: Number(entry.perRequest) };
}

/** A fine-tune lives no longer than its base model. */
function retirement(book: BookInForce, entry: PriceEntry, provider: string, model: string, day: Day): Day | null {
  const base = /^ft:([^:]+)/i.exec(model)?.[1];
  const ofBase =
    base === undefined ? null : priceAt(book.index, { provider: askedProvider(provider), model: base, day });
  const days = [entry.retiresOn, ofBase?.entry.retiresOn].filter((one): one is Day => one !== undefined);
  return days.sort()[0] ?? null;
}
