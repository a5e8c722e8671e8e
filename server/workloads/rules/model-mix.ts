import type { Decimal } from "@/server/kernel/decimal";
import { zero } from "@/server/kernel/decimal";
import { allTokens, type TokenBuckets } from "@/server/kernel/tokens";

export interface ModelUse {
  readonly provider: string;
  /** As reported. */
  readonly model: string;
  readonly tokens: number;
  /** Of the period's tokens; 0 where there are none. */
  readonly share: number;
  /** Null where no source counts them. */
  readonly requests: number | null;
  /** Exact decimal; null: nothing of it has a price. */
  readonly cost: string | null;
}

interface Sum {
  readonly provider: string;
  readonly model: string;
  readonly tokens: TokenBuckets;
  readonly requests: number | null;
}

/** Which models served a workload, the one with the most tokens first. */
export function modelMix<One extends Sum>(sums: readonly One[], costOf: (sum: One) => Decimal | null): ModelUse[] {
  const groups = new Map<string, One[]>();
  for (const one of sums) {
    const name = JSON.stringify([one.provider, one.model]);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  const all = sums.reduce((sum, { tokens }) => sum + allTokens(tokens), 0);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const tokens = group.reduce((sum, one) => sum + allTokens(one.tokens), 0);
      const counted = group.flatMap(({ requests }) => (requests === null ? [] : [requests]));
      const costs = group.flatMap((one) => costOf(one) ?? []);
      return [
        {
          ...{ provider: first.provider, model: first.model, tokens, share: all > 0 ? tokens / all : 0 },
          requests: counted.length === 0 ? null : counted.reduce((sum, requests) => sum + requests, 0),
          cost: costs.length === 0 ? null : costs.reduce((sum, cost) => sum.plus(cost), zero).toFixed(),
        },
      ];
    })
    .filter(({ tokens, requests }) => tokens > 0 || requests)
    .sort((left, right) => right.tokens - left.tokens || (left.model < right.model ? -1 : 1));
}
