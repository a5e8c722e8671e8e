import { zero, type Decimal } from "@/server/kernel/decimal";
import { allTokens } from "@/server/kernel/tokens";
import type { UsageSum } from "./usage-store";
import type { ValuedSum } from "./value-now";

/** What one quarter used and cost. Money is an exact decimal in the organization's currency. */
export interface QuarterFigure {
  /** `2026-Q3` */
  readonly key: string;
  readonly spend: string;
  readonly tokens: number;
  /** How many of the tokens have a price. */
  readonly pricedTokens: number;
  /** Null where no source counts them. */
  readonly requests: number | null;
  /** How many of the tokens the requests speak for. */
  readonly countedTokens: number;
}

interface OpenFigure {
  spend: Decimal;
  tokens: number;
  pricedTokens: number;
  requests: number | null;
  countedTokens: number;
}

/** One figure a quarter, in the order of the keys; a sum's slot is its quarter's place. */
export function quarterFigures(
  sums: readonly UsageSum[],
  keys: readonly string[],
  value: (sum: UsageSum) => ValuedSum,
): QuarterFigure[] {
  const open = keys.map((): OpenFigure => ({
    spend: zero,
    tokens: 0,
    pricedTokens: 0,
    requests: null,
    countedTokens: 0,
  }));
  for (const sum of sums) {
    const figure = open[sum.slot];
    if (!figure) continue;
    const { cost, pricedTokens } = value(sum);
    figure.spend = figure.spend.plus(cost ?? zero);
    figure.tokens += allTokens(sum.tokens);
    figure.pricedTokens += pricedTokens;
    if (sum.requests !== null) figure.requests = (figure.requests ?? 0) + sum.requests;
    figure.countedTokens += sum.countedTokens;
  }
  return keys.map((key, at) => {
    const { spend, ...figure } = open[at] ?? {
      spend: zero,
      tokens: 0,
      pricedTokens: 0,
      requests: null,
      countedTokens: 0,
    };
    return { key, spend: spend.toFixed(), ...figure };
  });
}
