import type { Day } from "@/server/kernel/day";
import { Decimal, type DecimalValue } from "@/server/kernel/decimal";
import type { BaselinePrice, LedgerInput } from "../schema";

const TOKENS_PER_PRICE = 1_000_000;
const exact = (value: DecimalValue | null | undefined): Decimal => new Decimal(value ?? 0);

/** What one request of the frozen profile costs at a price; cached tokens without a price of their own at the input price. */
export function pricePerRequest(price: BaselinePrice, profile: LedgerInput["baseline"]): Decimal {
  if ((price.perRequest ?? null) !== null) return exact(price.perRequest);
  const cached = exact(profile.cachedInputTokensPerRequest);
  const uncached = exact(profile.inputTokensPerRequest).minus(cached);
  return uncached
    .times(exact(price.inputPerMTok))
    .plus(cached.times(exact(price.cachedInputPerMTok ?? price.inputPerMTok)))
    .plus(exact(profile.outputTokensPerRequest).times(exact(price.outputPerMTok)))
    .div(TOKENS_PER_PRICE);
}

/** What one request costs on each day: the last price whose first day has come. */
export function priceByDay(baseline: LedgerInput["baseline"]): (day: Day) => Decimal {
  const dated = baseline.prices.map((price) => ({ from: price.from, perRequest: pricePerRequest(price, baseline) }));
  return (day) => {
    const inForce = dated.findLast(({ from }) => from <= day);
    if (!inForce) throw new RangeError(`no price of the baseline is in force on ${day}`);
    return inForce.perRequest;
  };
}
