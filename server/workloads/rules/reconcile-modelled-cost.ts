import { Decimal } from "@/server/kernel/decimal";

/** Facts that can pull the modelled and the valued cost apart. */
export interface CostFacts {
  readonly hasUnpricedUsage: boolean;
  readonly hasModelsWithoutOption: boolean;
  readonly hasTypedUsage: boolean;
  readonly hasTypedPrice: boolean;
  /** Images, searches and the like, which no option counts. */
  readonly chargesBesideTokens: boolean;
  readonly cachesWithoutSaying: boolean;
  readonly saysCachingWithoutIt: boolean;
  readonly batchDiffers: boolean;
  readonly priceChangedInPeriod: boolean;
}

export type CostGapCause =
  | "unpriced-usage"
  | "models-without-option"
  | "typed-usage"
  | "typed-price"
  | "charged-beside-tokens"
  | "caching-not-said"
  | "caching-not-measured"
  | "batch-differs"
  | "price-changed"
  | "unexplained";

/** What a month costs as the engine counts it and as usage was valued, in the organization's currency. */
export interface CostReconciliation {
  readonly modelled: string;
  readonly valued: string;
  /** (modelled − valued) / valued */
  readonly gap: number;
  readonly isApart: boolean;
  /** Why, as far as the facts tell; empty where they agree. */
  readonly causes: readonly CostGapCause[];
}

/** Beyond this share the two are said to be apart. Source: spec "In use". */
export const LARGEST_GAP = 0.05;

const CAUSES: readonly (readonly [keyof CostFacts, CostGapCause])[] = [
  ["hasUnpricedUsage", "unpriced-usage"],
  ["hasModelsWithoutOption", "models-without-option"],
  ["hasTypedUsage", "typed-usage"],
  ["hasTypedPrice", "typed-price"],
  ["chargesBesideTokens", "charged-beside-tokens"],
  ["cachesWithoutSaying", "caching-not-said"],
  ["saysCachingWithoutIt", "caching-not-measured"],
  ["batchDiffers", "batch-differs"],
  ["priceChangedInPeriod", "price-changed"],
];

/** Compares what usage can hold of a month's cost; people and indexes are in no usage. `null` where nothing was valued. */
export function reconcileModelledCost(
  modelled: number,
  valued: Decimal | null,
  facts: CostFacts,
): CostReconciliation | null {
  if (valued === null || valued.lte(0)) return null;
  const gap = new Decimal(modelled).minus(valued).div(valued).toNumber();
  const isApart = Math.abs(gap) > LARGEST_GAP;
  const known = CAUSES.filter(([fact]) => facts[fact]).map(([, cause]) => cause);
  const causes: CostGapCause[] = !isApart ? [] : known.length > 0 ? known : ["unexplained"];
  return {
    modelled: new Decimal(modelled).toSignificantDigits(12).toFixed(),
    valued: valued.toFixed(),
    gap,
    isApart,
    causes,
  };
}
