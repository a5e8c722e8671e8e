/** Where a default comes from: one of the published texts the product grew from, a provider's price list, or this house. */
export type PolicySource =
  | "The AI Scaling Dilemma"
  | "The Fine-Tuning Decision, A'sTechware, February 2025"
  | "Precision AI: renting a generalist or hosting a specialist"
  | "From prompt engineering to fine-tuning: a quarterly review of model choice and cost"
  | "Fine-Tuning vs. Foundation: Build, Buy, or Customize, chapter 15"
  | "Providers' public price lists"
  | "House choice";

/** A threshold: its value, the unit it is counted in, what it decides, and whose number it is. */
export interface PolicyDefault<Value = unknown> {
  readonly value: Value;
  readonly unit:
    | "days"
    | "months"
    | "share"
    | "money"
    | "requests"
    | "tokens"
    | "examples"
    | "samples"
    | "factor"
    | "yes or no"
    | "changes";
  readonly meaning: string;
  readonly source: PolicySource;
}

const scaling: PolicySource = "The AI Scaling Dilemma";
const decision: PolicySource = "The Fine-Tuning Decision, A'sTechware, February 2025";
const precision: PolicySource = "Precision AI: renting a generalist or hosting a specialist";
const quarterly: PolicySource = "From prompt engineering to fine-tuning: a quarterly review of model choice and cost";
const chapter: PolicySource = "Fine-Tuning vs. Foundation: Build, Buy, or Customize, chapter 15";
const providers: PolicySource = "Providers' public price lists";
const house: PolicySource = "House choice";

const entry = <Value>(
  value: Value,
  unit: PolicyDefault["unit"],
  meaning: string,
  source: PolicySource,
): PolicyDefault<Value> => ({ value, unit, meaning, source });

/**
 * Every threshold of the engine by its path in `policy`. Money is in US dollars; an organization with another currency
 * copies it at the rate of the day. The number behind each threshold is the source's, its use as a threshold ours.
 */
export const policyDefaults = {
  daysPerMonth: entry(30, "days", "Days in a month of a forecast, of 24 hours each", precision),
  horizonMonths: entry(24, "months", "How far totals, ROI and NPV look ahead", decision),
  maxPaybackMonths: entry(12, "months", "By when a change must have paid back", decision),
  minSavingShare: entry(0.25, "share", "The least share of the cost that a change for money must save", house),
  minMonthlySaving: entry(200, "money", "The least saving a month that is worth a change for money", house),
  breakEvenLimitMonths: entry(60, "months", "Beyond this a break-even counts as never", house),
  minRequestsPerMonth: entry(100_000, "requests", "From this volume on fine-tuning is considered for money", chapter),
  minMonthlySpend: entry(5_000, "money", "Or from this spend a month on", house),
  minLifeMonths: entry(3, "months", "An option that retires sooner is not taken up", house),
  minExamples: entry(1_000, "examples", "Fewer labelled examples block fine-tuning", scaling),
  fewExamples: entry(5_000, "examples", "Fewer labelled examples are a risk of a fine-tune", chapter),
  maxChangesPerYear: entry(4, "changes", "A task that changes more often is a moving target", house),
  minSample: entry(100, "samples", "Smaller samples of evidence prove nothing but a clear failure", house),
  experimentSample: entry(1_000, "samples", "Requests that the next experiment measures", scaling),
  evidenceMaxAgeDays: entry(180, "days", "Older evidence is stale", quarterly),
  selfHostTokensPerDay: entry(10_000_000, "tokens", "Above this volume self-hosting may be justified by cost", chapter),
  maxUtilisation: entry(0.7, "share", "How full a machine may run at the peak", house),
  tcoMultiplier: entry(7.5, "factor", "What a project costs for each dollar of training: 5 to 10", chapter),
  "minUpfront.3": entry(5_000, "money", "The least a fine-tuning project is estimated at", chapter),
  "minUpfront.4": entry(10_000, "money", "The least continued pre-training is estimated at", chapter),
  "minUpfront.5": entry(10_000_000, "money", "The least training from scratch is estimated at", chapter),
  discountRate: entry(0.1, "share", "Discount rate a year of the net present value", house),
  cachedInputShareOfPrice: entry(0.1, "share", "Price of cached input where a price list names none", chapter),
  cacheHitRate: entry(0.9, "share", "Share of requests that find the prefix in the cache, where not measured", house),
  minCacheablePrefixTokens: entry(1_024, "tokens", "Shorter prefixes cannot be cached", providers),
  batchDiscount: entry(0.5, "share", "What a batch tier takes off the price", providers),
  distillationCostRatio: entry(0.04, "share", "Cost of a distilled student, of its teacher's: 1 to 25", chapter),
  "adverse.apiPriceDeclinePerYear": entry(0.5, "share", "How fast prices fall in the adverse case", house),
  "adverse.volumeFactors": entry([0.75, 1.25] as readonly number[], "factor", "Volumes of the adverse case", house),
  "adverse.costFactor": entry(1.25, "factor", "What fixed and up-front costs grow by in the adverse case", house),
  allowFromScratch: entry(false as boolean, "yes or no", "Whether training from scratch may be advised", chapter),
} satisfies Record<string, PolicyDefault>;

export type PolicyKey = keyof typeof policyDefaults;
