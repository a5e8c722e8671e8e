import type { Month } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import type { ServedMonth } from "./compose-months";

/** Sums over usage; exact decimals as text. */
export interface UsageSums {
  readonly requests: string;
  /** Tokens of rows that count their requests. */
  readonly countedTokens: string;
  readonly tokens: string;
  readonly cost: string;
  readonly pricedTokens: string;
}

/** Below this share of counted tokens the number of requests is not known. Source: spec "Usage", requests. */
const GOOD_COVERAGE = 0.95;

/**
 * What the usage of a deployment's models says month by month: from the first month in which any of them served, for every month in
 * which its workload has usage at all, so that one that no longer serves is seen to idle, and a misspelt model id says nothing.
 */
export function servedMonths(
  ofModels: ReadonlyMap<Month, readonly UsageSums[]>,
  withUsage: ReadonlySet<Month>,
): ServedMonth[] {
  const sums = [...ofModels].map(([month, parts]) => ({ month, ...added(parts) }));
  const first = sums
    .filter(({ tokens }) => tokens.gt(0))
    .map(({ month }) => month)
    .sort()[0];
  if (first === undefined) return [];
  return sums
    .filter(({ month }) => month >= first && withUsage.has(month))
    .sort((one, other) => (one.month < other.month ? -1 : 1))
    .map(({ month, requests, countedTokens, tokens, cost, pricedTokens }) => ({
      month,
      requests: countedTokens.gte(tokens.times(GOOD_COVERAGE)) ? requests.toFixed() : null,
      inference: cost.toFixed(),
      unpricedShare: tokens.gt(0) ? tokens.minus(pricedTokens).div(tokens).toDecimalPlaces(12).toNumber() : 0,
    }));
}

const KEYS = ["requests", "countedTokens", "tokens", "cost", "pricedTokens"] as const;

function added(parts: readonly UsageSums[]): Record<keyof UsageSums, Decimal> {
  const sum = (key: keyof UsageSums): Decimal => parts.reduce((total, part) => total.plus(part[key]), new Decimal(0));
  return Object.fromEntries(KEYS.map((key) => [key, sum(key)])) as Record<keyof UsageSums, Decimal>;
}
