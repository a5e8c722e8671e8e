import { canonicalJson } from "@/server/kernel/canonical-json";
import type { EnginePolicyOverrides } from "./engine-input";
import { policyDefaults as by } from "./policy-defaults";

/** Every threshold with its value in force. */
export interface Policy {
  readonly daysPerMonth: number;
  readonly horizonMonths: number;
  readonly maxPaybackMonths: number;
  readonly minSavingShare: number;
  readonly minMonthlySaving: number;
  readonly breakEvenLimitMonths: number;
  readonly minRequestsPerMonth: number;
  readonly minMonthlySpend: number;
  readonly minLifeMonths: number;
  readonly minExamples: number;
  readonly fewExamples: number;
  readonly maxChangesPerYear: number;
  readonly minSample: number;
  readonly experimentSample: number;
  readonly evidenceMaxAgeDays: number;
  readonly selfHostTokensPerDay: number;
  readonly maxUtilisation: number;
  readonly tcoMultiplier: number;
  readonly minUpfront: { readonly 3: number; readonly 4: number; readonly 5: number };
  readonly discountRate: number;
  readonly cachedInputShareOfPrice: number;
  readonly cacheHitRate: number;
  readonly minCacheablePrefixTokens: number;
  readonly batchDiscount: number;
  readonly distillationCostRatio: number;
  readonly adverse: {
    readonly apiPriceDeclinePerYear: number;
    readonly volumeFactors: readonly number[];
    readonly costFactor: number;
  };
  readonly allowFromScratch: boolean;
}

/** The policy of an organization that changed nothing. */
export const defaultPolicy: Policy = {
  daysPerMonth: by.daysPerMonth.value,
  horizonMonths: by.horizonMonths.value,
  maxPaybackMonths: by.maxPaybackMonths.value,
  minSavingShare: by.minSavingShare.value,
  minMonthlySaving: by.minMonthlySaving.value,
  breakEvenLimitMonths: by.breakEvenLimitMonths.value,
  minRequestsPerMonth: by.minRequestsPerMonth.value,
  minMonthlySpend: by.minMonthlySpend.value,
  minLifeMonths: by.minLifeMonths.value,
  minExamples: by.minExamples.value,
  fewExamples: by.fewExamples.value,
  maxChangesPerYear: by.maxChangesPerYear.value,
  minSample: by.minSample.value,
  experimentSample: by.experimentSample.value,
  evidenceMaxAgeDays: by.evidenceMaxAgeDays.value,
  selfHostTokensPerDay: by.selfHostTokensPerDay.value,
  maxUtilisation: by.maxUtilisation.value,
  tcoMultiplier: by.tcoMultiplier.value,
  minUpfront: { 3: by["minUpfront.3"].value, 4: by["minUpfront.4"].value, 5: by["minUpfront.5"].value },
  discountRate: by.discountRate.value,
  cachedInputShareOfPrice: by.cachedInputShareOfPrice.value,
  cacheHitRate: by.cacheHitRate.value,
  minCacheablePrefixTokens: by.minCacheablePrefixTokens.value,
  batchDiscount: by.batchDiscount.value,
  distillationCostRatio: by.distillationCostRatio.value,
  adverse: {
    apiPriceDeclinePerYear: by["adverse.apiPriceDeclinePerYear"].value,
    volumeFactors: by["adverse.volumeFactors"].value,
    costFactor: by["adverse.costFactor"].value,
  },
  allowFromScratch: by.allowFromScratch.value,
};

/** Lays what was given over the defaults; `null` gives nothing. The defaults themselves where nothing is given. */
function overlay<Held>(defaults: Held & object, given: object | null | undefined): Held {
  let result: Record<string, unknown> | undefined;
  for (const [key, value] of Object.entries(given ?? {})) {
    if (value === null || value === undefined) continue;
    result ??= Object.fromEntries(Object.entries(defaults));
    const standard = result[key];
    const nested = typeof standard === "object" && standard !== null && !Array.isArray(standard);
    result[key] = nested ? overlay(standard, value as object) : value;
  }
  return (result ?? defaults) as Held;
}

/** The thresholds in force: the overrides, the rest as the defaults. Expects overrides without faults. */
export const policyInForce = (overrides: EnginePolicyOverrides | null | undefined): Policy =>
  overlay(defaultPolicy, overrides);

/** FNV-1a over the UTF-16 code units: short, stable, the same everywhere; a name, not a seal. */
function fingerprint(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

const DEFAULT_VERSION = "default-1";
const defaultText = canonicalJson(defaultPolicy);

/**
 * Names the thresholds in force: `default-1`, or `custom-` and 16 hexadecimal digits of their values. Two inputs with
 * the same effective thresholds have the same version, however they were written.
 */
export function policyVersion(policy: Policy): string {
  if (policy === defaultPolicy) return DEFAULT_VERSION;
  const text = canonicalJson(policy);
  if (text === defaultText) return DEFAULT_VERSION;
  return `custom-${fingerprint(text, 0x811c9dc5)}${fingerprint(text, 0x050c5d1f)}`;
}
