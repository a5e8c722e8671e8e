import { Decimal } from "@/server/kernel/decimal";
import type { ContextTier, PriceEntry, ServiceTierPrices, TokenPrices } from "../schema";

const remembered = new WeakMap<PriceEntry, Map<string, PriceEntry>>();

/** The same price in another currency, exactly: every sum of money times the rate. The same rate gives the same entry. */
export function convertEntry(entry: PriceEntry, currency: string, rate: string): PriceEntry {
  const ofEntry = remembered.get(entry) ?? new Map<string, PriceEntry>();
  remembered.set(entry, ofEntry);
  const key = `${currency} ${rate}`;
  const before = ofEntry.get(key);
  if (before) return before;
  const converted = convert(entry, currency, new Decimal(rate));
  ofEntry.set(key, converted);
  return converted;
}

function convert(entry: PriceEntry, currency: string, rate: Decimal): PriceEntry {
  const money = (amount: string): string => rate.times(amount).toFixed();
  const prices = (given: TokenPrices): TokenPrices => mapped(given, money);
  const tiers = (given: readonly ContextTier[]): ContextTier[] =>
    given.map(({ above, perMTok }) => ({ above, perMTok: prices(perMTok) }));
  const service = (given: ServiceTierPrices): ServiceTierPrices => ({
    perMTok: prices(given.perMTok),
    contextTiers: tiers(given.contextTiers),
  });
  return {
    ...entry,
    currency,
    perMTok: prices(entry.perMTok),
    contextTiers: tiers(entry.contextTiers),
    units: mapped(entry.units, money),
    ...(entry.flex && { flex: service(entry.flex) }),
    ...(entry.priority && { priority: service(entry.priority) }),
    ...(entry.perRequest !== undefined && { perRequest: money(entry.perRequest) }),
    ...(entry.hostingHourly !== undefined && { hostingHourly: money(entry.hostingHourly) }),
    ...(entry.training && { training: mapped(entry.training, money) }),
  };
}

const mapped = <Prices extends Readonly<Record<string, string | undefined>>>(
  given: Prices,
  money: (amount: string) => string,
): Prices =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, amount]) => (amount === undefined ? [] : [[name, money(amount)]])),
  ) as Prices;
