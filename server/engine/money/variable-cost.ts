import { isAtLeast } from "../tolerance";
import type { Option, Situation } from "../situation";

/** How an option is called: its own way, or that way with one thing changed. */
export interface Calling {
  readonly caching: boolean;
  readonly batch: boolean;
}

/** Cost of one more request, in the input's currency: what prices charge for it, by whose price, and the rest. */
export interface VariableCost {
  readonly total: number;
  /** The part charged by each option's own price; a router's holds those of what it routes to. */
  readonly byPrice: ReadonlyMap<Option, number>;
}

/** Tokens of a request that a cache could serve; what a fine-tune takes out of the prompt is its static part first. */
export const cacheableTokens = (option: Option, { usage }: Situation): number =>
  usage.inputTokensPerRequest * Math.max(0, usage.cacheableShare - option.promptReduction);

/** What the option's own price charges for a request, the batch discount taken off. 0 for a router. */
export function chargedPerRequest(option: Option, calling: Calling, situation: Situation): number {
  const full = beforeDiscount(option, calling.caching, situation);
  return calling.batch ? full * (1 - situation.policy.batchDiscount) : full;
}

function beforeDiscount(option: Option, caching: boolean, situation: Situation): number {
  const { price } = option;
  if (price === null || typeof price === "number") return price ?? 0;
  const { usage } = situation;
  const input = usage.inputTokensPerRequest * (1 - option.promptReduction);
  const cached = caching ? cachedTokens(option, situation) : 0;
  const hit = usage.cacheHitRate;
  return (
    ((input - cached) * price.input +
      cached * (hit * price.read + (1 - hit) * price.write) +
      usage.outputTokensPerRequest * price.output) /
    1e6
  );
}

function cachedTokens(option: Option, situation: Situation): number {
  return prefixIsLongEnough(option, situation) ? cacheableTokens(option, situation) : 0;
}

/** Whether the prefix reaches the length from which providers cache. */
export const prefixIsLongEnough = (option: Option, situation: Situation): boolean =>
  isAtLeast(cacheableTokens(option, situation), situation.policy.minCacheablePrefixTokens);

/** A router: share × what each leg costs; then retrieval is added. */
export function variableCost(option: Option, situation: Situation): VariableCost {
  if (option.route === null) {
    const charged = chargedPerRequest(option, option, situation);
    return { total: charged + option.retrievalPerRequest, byPrice: new Map([[option, charged]]) };
  }
  const byPrice = new Map<Option, number>();
  let total = option.retrievalPerRequest;
  for (const { option: routed, share } of option.route) {
    const leg = variableCost(routed, situation);
    total += share * leg.total;
    for (const [priced, charged] of leg.byPrice) byPrice.set(priced, (byPrice.get(priced) ?? 0) + share * charged);
  }
  return { total, byPrice };
}
