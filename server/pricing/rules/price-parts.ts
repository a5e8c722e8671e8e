import type { PriceEntry, TokenPrices } from "../schema";

/**
 * Every figure of an entry by its place: `input`, `above 272000 › input`, `flex › output`, `units › web_search`,
 * `batchFactor` … Two entries with the same parts ask the same money for the same usage.
 */
export function pricePartsOf(entry: PriceEntry): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const put = (place: string, value: string | undefined): void => {
    if (value !== undefined) parts.set(place, value);
  };
  const tokens = (prefix: string, prices: TokenPrices): void => {
    for (const [bucket, value] of Object.entries(prices)) put(`${prefix}${bucket}`, value);
  };
  const tiers = (prefix: string, contextTiers: PriceEntry["contextTiers"]): void => {
    for (const { above, perMTok } of contextTiers) tokens(`${prefix}above ${above} › `, perMTok);
  };
  tokens("", entry.perMTok);
  tiers("", entry.contextTiers);
  for (const name of ["flex", "priority"] as const) {
    const tier = entry[name];
    if (!tier) continue;
    tokens(`${name} › `, tier.perMTok);
    tiers(`${name} › `, tier.contextTiers);
  }
  put("batchFactor", entry.batchFactor);
  put("perRequest", entry.perRequest);
  put("hostingHourly", entry.hostingHourly);
  put("training › perMTok", entry.training?.perMTok);
  put("training › perHour", entry.training?.perHour);
  for (const [unit, value] of Object.entries(entry.units)) put(`units › ${unit}`, value);
  return parts;
}

/** True for a price of text tokens, per million: of the base, a context tier or a service tier. */
export const isTokenPart = (part: string): boolean =>
  /(^|› )(input|cacheRead|cacheWrite5m|cacheWrite1h|output|reasoning)$/.test(part) && !part.startsWith("units");
