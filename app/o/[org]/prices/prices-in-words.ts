import type { PriceEntry } from "./price-table";

const BUCKETS = [
  ["input", "input"],
  ["cacheRead", "cache read"],
  ["output", "output"],
] as const;

/** `input 2, cache read 0.5, output 8`; what is not known is left out. */
export function pricesInWords({
  perMTok,
  perRequest,
  currency,
}: Pick<PriceEntry, "perMTok" | "perRequest" | "currency">): string {
  const known = BUCKETS.flatMap(([key, word]) => (perMTok[key] === undefined ? [] : [`${word} ${perMTok[key]}`]));
  if (perRequest !== undefined) known.push(`a request ${perRequest}`);
  const words = known.join(", ") || "no price of tokens";
  return currency === "USD" ? words : `${words} ${currency}`;
}
