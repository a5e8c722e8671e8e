import { cumulativeCosts, recommend, type EngineInput, type Level, type Recommendation } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import { zero, type Decimal } from "@/server/kernel/decimal";
import { addTokens, allTokens, noTokens } from "@/server/kernel/tokens";
import type { BookInForce } from "@/server/pricing";
import { modelReader, priceLookup } from "./price-lookup";
import { quarterFigures, type QuarterFigure } from "./quarter-figures";
import { chooseEvidence, type ChosenEvidence } from "./rules/choose-evidence";
import { optionInUse, type InUse } from "./rules/option-in-use";
import { asOfDay, type Period } from "./rules/period-of";
import { profileWorkload, type UsageSums, type WorkloadUsage } from "./rules/profile-workload";
import { reconcileModelledCost, type CostReconciliation } from "./rules/reconcile-modelled-cost";
import { servingOption } from "./rules/serving-option";
import { toEngineInput, type EngineQuestion } from "./rules/to-engine-input";
import type { Withheld } from "./rules/withheld";
import type { StoredOption, StoredPolicy, StoredWorkload } from "./store";
import type { Peak, UsageSum } from "./usage-store";
import type { ValuedSum } from "./value-now";

/** One workload in a quarter: what it used and cost, where it stands, and the engine's answer or why there is none. */
export interface RecommendedWorkload {
  readonly id: string;
  readonly name: string;
  readonly ownerName: string;
  readonly isArchived: boolean;
  /** Of the quarter on screen; the quarters before it are in `quarters`. */
  readonly spend: string;
  readonly tokens: number;
  readonly requests: number | null;
  /** Oldest first, the quarter on screen last. */
  readonly quarters: readonly QuarterFigure[];
  readonly usage: WorkloadUsage;
  readonly inUse: InUse;
  /** The option that stands for what is in use; null where nothing is, or it is not known. */
  readonly present: { readonly option: string; readonly level: Level; readonly label: string } | null;
  /** What options are called, by key. */
  readonly labels: Readonly<Record<string, string>>;
  readonly input: EngineInput | null;
  readonly recommendation: Recommendation | null;
  readonly withheld: Withheld | null;
  /** Keys of options that have no price and were left out of the question. */
  readonly leftOut: readonly string[];
  readonly evidenceFrom: Readonly<Record<string, readonly string[]>>;
  /** The engine's cost of a month against the valued one; null where either is not known. */
  readonly reconciliation: CostReconciliation | null;
}

export interface AnswerTerms {
  readonly quarterKeys: readonly string[];
  readonly period: Period | null;
  readonly policy: StoredPolicy;
  readonly daysPerMonth: number;
  readonly book: BookInForce;
  /** Options are priced at this day. */
  readonly priceDay: Day;
  readonly today: Day;
  readonly value: (sum: UsageSum) => ValuedSum;
}
export interface WorkloadSums {
  /** Slots are quarters. */
  readonly ofQuarters: readonly UsageSum[];
  readonly ofPeriod: readonly UsageSum[];
  readonly peak: Peak | null;
}

/** Puts together what is known of a workload, asks the engine, and says what it was asked. */
export function answerWorkload(workload: StoredWorkload, sums: WorkloadSums, terms: AnswerTerms): RecommendedWorkload {
  const options = workload.options.filter((option) => !option.isArchived);
  const quarters = quarterFigures(sums.ofQuarters, terms.quarterKeys, terms.value);
  const usage = profileWorkload(usageSums(sums), terms.period, workload.profile.usageOverrides, terms.daysPerMonth);
  const said = options.find(({ id }) => id === workload.currentOptionId)?.key ?? null;
  const inUse = optionInUse(options.map(usable), modelTokens(sums.ofPeriod), modelReader, said);
  const chosen = new Map(options.map((option) => [option.key, evidenceOf(option, workload)]));
  const question = ask({ workload, options, usage, inUse, chosen, terms });
  const last = quarters.at(-1);
  return {
    ...{ id: workload.id, name: workload.name, ownerName: workload.ownerName, isArchived: workload.isArchived },
    ...{
      spend: last?.spend ?? "0",
      tokens: last?.tokens ?? 0,
      requests: last?.requests ?? null,
      quarters,
      usage,
      inUse,
    },
    present: presentOf(options, inUse),
    labels: Object.fromEntries(options.map(({ key, definition }) => [key, definition.label])),
    ...question,
    recommendation: question.input ? recommend(question.input) : null,
    evidenceFrom: Object.fromEntries([...chosen].map(([key, evidence]) => [key, evidence?.from ?? []])),
    reconciliation: question.input ? reconcile(question.input, { workload, options, usage, inUse, terms }, sums) : null,
  };
}

interface Known {
  readonly workload: StoredWorkload;
  readonly options: readonly StoredOption[];
  readonly usage: WorkloadUsage;
  readonly inUse: InUse;
  readonly terms: AnswerTerms;
}

const usable = ({ key, definition }: StoredOption) => ({
  key,
  label: definition.label,
  level: definition.level,
  models: definition.models,
  batch: definition.batch,
  route: definition.route ?? null,
});

const evidenceOf = (option: StoredOption, { profile }: StoredWorkload): ChosenEvidence | null =>
  chooseEvidence(
    option.evidence.filter((set) => !set.isWithdrawn),
    option.version,
    profile.requirements,
  );

function usageSums({ ofPeriod, peak }: WorkloadSums): UsageSums {
  const counted = ofPeriod.flatMap(({ requests }) => (requests === null ? [] : [requests]));
  return {
    tokens: ofPeriod.reduce((sum, one) => addTokens(sum, one.tokens), noTokens),
    requests: counted.length === 0 ? null : counted.reduce((sum, requests) => sum + requests, 0),
    countedTokens: ofPeriod.reduce((sum, one) => sum + one.countedTokens, 0),
    peak,
  };
}

const modelTokens = (sums: readonly UsageSum[]) =>
  sums.map(({ provider, model, batch, tokens }) => ({ provider, model, batch, tokens: allTokens(tokens) }));

function presentOf(options: readonly StoredOption[], { current, router }: InUse): RecommendedWorkload["present"] {
  if (current === null) return null;
  const option = options.find(({ key }) => key === current);
  if (option) return { option: current, level: option.definition.level, label: option.definition.label };
  const labels = router?.route.map(
    (leg) => options.find(({ key }) => key === leg.option)?.definition.label ?? leg.option,
  );
  return { option: current, level: router?.level ?? 1, label: labels?.join(" + ") ?? current };
}

function ask(known: Known & { readonly chosen: ReadonlyMap<string, ChosenEvidence | null> }): EngineQuestion {
  const { workload, options, usage, inUse, terms, chosen } = known;
  const withhold = (withheld: Withheld): EngineQuestion => ({ input: null, withheld, leftOut: [] });
  if (options.length === 0) return withhold({ code: "not-placed" });
  if (usage.withheld || !usage.usage) return withhold(usage.withheld ?? { code: "no-usage" });
  if (inUse.isUnknown)
    return withhold({ code: "in-use-unknown", names: inUse.withoutOption.map(({ model }) => model) });
  return toEngineInput({
    ...{ name: workload.name, profile: workload.profile, usage: usage.usage, inUse },
    options: options.map(({ key, definition }) => ({ key, definition, evidence: chosen.get(key)?.evidence ?? null })),
    lookup: priceLookup(terms.book, terms.priceDay),
    policy: terms.policy.thresholds,
    asOf: terms.period ? asOfDay(terms.period) : terms.today,
    currency: terms.book.currency,
  });
}

/** What is charged by use alone: machines, people and search indexes are in no usage export. */
function reconcile(input: EngineInput, known: Known, sums: WorkloadSums): CostReconciliation | null {
  const { usage, inUse, options, terms } = known;
  if (!input.current || !terms.period) return null;
  const byUse = {
    ...input,
    options: input.options.map((option) => ({
      ...option,
      unitHourly: null,
      capacityRps: null,
      maintenanceMonthly: 0,
      retrievalPerRequest: 0,
      monthlyFixed: 0,
      upfront: { total: 0 },
    })),
  };
  const [start, month] = cumulativeCosts(byUse, input.current, { months: 1 }).points;
  if (!start || !month) return null;
  const { days } = terms.period;
  const valued = sums.ofPeriod.map((sum) => ({ sum, ...terms.value(sum) }));
  const cost = valued.some((one) => one.cost !== null)
    ? valued.reduce((total: Decimal, one) => total.plus(one.cost ?? zero), zero)
    : null;
  const inUseKeys = new Set(inUse.shares.map(({ option }) => option));
  const serving = options
    .filter(({ key }) => inUseKeys.has(key) || key === inUse.current)
    .map(({ definition }) => definition);
  const cached = (usage.figures.cacheableShare.measured ?? 0) > 0;
  return reconcileModelledCost(month.option - start.option, cost?.div(days).times(terms.daysPerMonth) ?? null, {
    hasUnpricedUsage: valued.some(({ sum, pricedTokens }) => pricedTokens < allTokens(sum.tokens)),
    hasModelsWithoutOption: inUse.withoutOption.length > 0,
    hasTypedUsage: Object.values(usage.figures).some(({ override }) => override !== null),
    hasTypedPrice: serving.some(({ price }) => price !== null && price !== undefined),
    cachesWithoutSaying: cached && serving.some(({ caching }) => !caching),
    saysCachingWithoutIt: !cached && serving.some(({ caching }) => caching),
    batchDiffers: sums.ofPeriod.some((sum) => isBatchElsewhere(sum, known)),
    priceChangedInPeriod: serving.some(({ priceOf }) => priceOf && pricesDiffer(priceOf, terms)),
  });
}

function isBatchElsewhere({ provider, model, batch }: UsageSum, { options }: Known): boolean {
  const option = servingOption(options.map(usable), { provider, model, batch }, modelReader, null);
  return option !== null && option.batch !== batch;
}

function pricesDiffer(
  of: { readonly provider: string; readonly model: string },
  { book, period, priceDay }: AnswerTerms,
): boolean {
  const on = (day: Day): string => JSON.stringify(priceLookup(book, day)(of, 0)?.price ?? null);
  return period !== null && on(period.from) !== on(priceDay);
}
