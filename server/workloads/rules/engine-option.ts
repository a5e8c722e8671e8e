import type { EngineEvidence, EngineOption, EnginePrice, EngineUsage, Policy } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import type { OptionDefinition } from "../schema";

/** What the price book says of a model on a day, in the organization's currency. */
export interface BookPrice {
  readonly price: EnginePrice;
  readonly retiresOn: Day | null;
}
/** `null`: no price is known, or only one in another currency. */
export type PriceLookup = (
  of: { readonly provider: string; readonly model: string },
  inputTokensPerRequest: number,
) => BookPrice | null;

export interface OptionForEngine {
  readonly key: string;
  readonly definition: OptionDefinition;
  readonly evidence: EngineEvidence | null;
}

/** What an option's translation depends on besides itself. */
export interface OptionTerms {
  readonly lookup: PriceLookup;
  readonly usage: EngineUsage;
  readonly policy: Policy;
  /** Measured usage holds the context of what is in use already. */
  readonly isInUse: boolean;
}

/** An option as the engine takes it; `null` where its price should come from the book and is not there. */
export function engineOption({ key, definition, evidence }: OptionForEngine, terms: OptionTerms): EngineOption | null {
  const { models: _models, promptVersion: _prompt, trainingRun: _run, priceOf, addedInput, ...given } = definition;
  const found = priceOf
    ? terms.lookup(priceOf, terms.usage.inputTokensPerRequest * (1 - definition.promptReduction))
    : null;
  if (priceOf && !found) return null;
  const price = found?.price ?? given.price ?? null;
  const retiresOn = given.retiresOn ?? found?.retiresOn ?? null;
  const added = addedInput && !terms.isInUse && price ? costOfAddedInput(addedInput, definition, price, terms) : 0;
  const option = { ...given, price, retiresOn, evidence, retrievalPerRequest: given.retrievalPerRequest + added };
  const stated = Object.entries(option).filter(
    ([, value]) => value !== null && value !== undefined && value !== false && value !== 0,
  );
  return { id: key, level: definition.level, ...Object.fromEntries(stated) };
}

/** Examples stand in the static prefix and may be cached; retrieved passages differ from request to request. */
function costOfAddedInput(
  { fewShot, retrieved }: NonNullable<OptionDefinition["addedInput"]>,
  { caching, batch }: OptionDefinition,
  price: EnginePrice,
  { usage, policy }: OptionTerms,
): number {
  const input = price.inputPerMTok;
  if (typeof input !== "number") return 0;
  const read = price.cachedInputPerMTok ?? input * policy.cachedInputShareOfPrice;
  const write = price.cacheWritePerMTok ?? input;
  const hit = usage.cacheHitRate ?? policy.cacheHitRate;
  const prefix = fewShot + usage.inputTokensPerRequest * (usage.cacheableShare ?? 0);
  const isCached = caching && prefix >= policy.minCacheablePrefixTokens;
  const cost = (fewShot * (isCached ? hit * read + (1 - hit) * write : input) + retrieved * input) / 1e6;
  return batch ? cost * (1 - policy.batchDiscount) : cost;
}
