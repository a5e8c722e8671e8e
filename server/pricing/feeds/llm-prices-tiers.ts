import { Decimal } from "@/server/kernel/decimal";
import type { ContextTier, PriceEntry } from "../schema";

/** No model has so large a number at the end of its own name: `gpt-4-32k` is one, `gpt-5.5-272k` a price of `gpt-5.5`. */
const LEAST_BOUND = 128_000;

/**
 * llm-prices writes the price of long contexts as a model of its own, `gpt-5.5-272k` beside `gpt-5.5`. It stays one, for who
 * asks for it, and is a context tier of the model that it is dearer than, for the days that both have.
 */
export function withContextTiers(entries: readonly PriceEntry[]): PriceEntry[] {
  const tiers = entries.flatMap((entry) => {
    const [, model, thousands] = /^(.+)-(\d{3})k$/.exec(entry.model) ?? [];
    const above = Number(thousands) * 1_000;
    return model === undefined || !(above >= LEAST_BOUND) ? [] : [{ model, above, entry }];
  });
  return entries.flatMap((base) => {
    const own = tiers.filter(
      ({ model, entry }) => model === base.model && entry.provider === base.provider && isDearer(entry, base),
    );
    return own.length === 0 ? [base] : parted(base, own);
  });
}

interface Tier {
  readonly above: number;
  readonly entry: PriceEntry;
}

const isDearer = (tier: PriceEntry, base: PriceEntry): boolean =>
  (["input", "output"] as const).every((bucket) =>
    new Decimal(tier.perMTok[bucket] ?? 0).greaterThanOrEqualTo(base.perMTok[bucket] ?? 0),
  );

/** A price's days, parted where its tiers change. */
function parted(base: PriceEntry, tiers: readonly Tier[]): PriceEntry[] {
  const inside = (day: string | null): day is string =>
    day !== null && (base.from === null || day > base.from) && (base.to === null || day < base.to);
  const days = [...new Set(tiers.flatMap(({ entry }) => [entry.from, entry.to].filter(inside)))].sort();
  return [base.from, ...days].map((from, at): PriceEntry => {
    const to = days[at] ?? base.to;
    const holding = tiers.filter(
      ({ entry }) => (entry.from ?? "") <= (from ?? "") && (entry.to === null || (to !== null && to <= entry.to)),
    );
    const contextTiers = holding.map(({ above, entry }): ContextTier => ({ above, perMTok: entry.perMTok }));
    return { ...base, from, to, contextTiers: contextTiers.sort((left, right) => left.above - right.above) };
  });
}
