import { cumulativeCosts, type EngineInput } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import { sumOf, zero } from "@/server/kernel/decimal";
import { allTokens } from "@/server/kernel/tokens";
import type { AnswerTerms } from "./answer-workload";
import { modelReader, priceLookup } from "./price-lookup";
import type { InUse } from "./rules/option-in-use";
import type { WorkloadUsage } from "./rules/profile-workload";
import { reconcileModelledCost, type CostReconciliation } from "./rules/reconcile-modelled-cost";
import { servingOption } from "./rules/serving-option";
import { usableOption } from "./rules/usable-option";
import type { StoredOption } from "./store";
import type { UsageSum } from "./usage-store";
import { unitsNow } from "./value-now";

interface Known {
  /** Those that are not archived. */
  readonly options: readonly StoredOption[];
  readonly usage: WorkloadUsage;
  readonly inUse: InUse;
  readonly terms: AnswerTerms;
}

/**
 * The engine's cost of a month of what is in use against the valued one. People and search indexes are in no usage export;
 * machines are where their hours came in with it, at a price: there the engine's machines are compared too.
 */
export function reconcileCost(
  input: EngineInput,
  known: Known,
  ofPeriod: readonly UsageSum[],
): CostReconciliation | null {
  const { usage, inUse, options, terms } = known;
  if (!input.current || !terms.period) return null;
  const charged = chargedBesideTokens(known, ofPeriod);
  const [start, month] = cumulativeCosts(asUsageSees(input, charged.machinesOf), input.current, { months: 1 }).points;
  if (!start || !month) return null;
  const { days } = terms.period;
  const valued = ofPeriod.map((sum) => ({ sum, ...terms.value(sum) }));
  const cost = valued.some((one) => one.cost !== null) ? sumOf(valued.map((one) => one.cost ?? zero)) : null;
  const inUseKeys = new Set(inUse.shares.map(({ option }) => option));
  const serving = options
    .filter(({ key }) => inUseKeys.has(key) || key === inUse.current)
    .map(({ definition }) => definition);
  const cached = (usage.figures.cacheableShare.measured ?? 0) > 0;
  return reconcileModelledCost(month.option - start.option, cost?.div(days).times(terms.inForce.daysPerMonth) ?? null, {
    hasUnpricedUsage: valued.some(({ sum, pricedTokens }) => pricedTokens < allTokens(sum.tokens)),
    hasModelsWithoutOption: inUse.withoutOption.length > 0,
    hasTypedUsage: Object.values(usage.figures).some(({ override }) => override !== null),
    hasTypedPrice: serving.some(({ price }) => price !== null && price !== undefined),
    chargesBesideTokens: charged.byNoOption,
    cachesWithoutSaying: cached && serving.some(({ caching }) => !caching),
    saysCachingWithoutIt: !cached && serving.some(({ caching }) => caching),
    batchDiffers: ofPeriod.some((sum) => isBatchElsewhere(sum, known)),
    priceChangedInPeriod: serving.some(({ priceOf }) => priceOf && pricesDiffer(priceOf, terms)),
  });
}

interface ChargedBesideTokens {
  /** Keys of options whose machines are in the usage by their hours. */
  readonly machinesOf: ReadonlySet<string>;
  /** True where something beside tokens is charged that no option in use counts: images, searches. */
  readonly byNoOption: boolean;
}

function chargedBesideTokens({ options, terms }: Known, ofPeriod: readonly UsageSum[]): ChargedBesideTokens {
  const machinesOf = new Set<string>();
  let byNoOption = false;
  for (const sum of ofPeriod) {
    if (unitsNow(sum, terms.book, terms.priceDay).lte(0)) continue;
    const key = servingOption(options.map(usableOption), sum, modelReader, null)?.key;
    const option = options.find((one) => one.key === key);
    if (option && isNumber(option.definition.unitHourly)) machinesOf.add(option.key);
    else byNoOption = true;
  }
  return { machinesOf, byNoOption };
}

const isNumber = (value: number | null | undefined): boolean => value !== null && value !== undefined;

/** The question with what usage can hold alone. */
const asUsageSees = (input: EngineInput, machinesOf: ReadonlySet<string>): EngineInput => ({
  ...input,
  options: input.options.map((option) => ({
    ...option,
    ...(machinesOf.has(option.id) ? {} : { unitHourly: null, capacityRps: null }),
    ...{ maintenanceMonthly: 0, retrievalPerRequest: 0, monthlyFixed: 0, upfront: { total: 0 } },
  })),
});

function isBatchElsewhere({ provider, model, batch }: UsageSum, { options }: Known): boolean {
  const option = servingOption(options.map(usableOption), { provider, model, batch }, modelReader, null);
  return option !== null && option.batch !== batch;
}

function pricesDiffer(
  of: { readonly provider: string; readonly model: string },
  { book, period, priceDay }: AnswerTerms,
): boolean {
  const on = (day: Day): string => JSON.stringify(priceLookup(book, day)(of, 0)?.price ?? null);
  return period !== null && on(period.from) !== on(priceDay);
}
