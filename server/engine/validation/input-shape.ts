import { HOSTINGS, LEVELS, TASKS } from "../engine-input";
import { currencyCodes } from "./currency-codes";
import {
  above,
  atLeast,
  day,
  listOf,
  name,
  notNegative,
  object,
  oneOf,
  positive,
  positiveShare,
  share,
  text,
  truth,
  upTo,
  wholeNumber,
  type Rule,
} from "./rules";

/** A hundred years: forecasts are computed month by month. */
const LONGEST_MONTHS = 1_200;

const requirements = object({ accuracy: share, consistency: share, p95LatencyMs: positive });

const workload = object(
  {
    name,
    task: oneOf(TASKS),
    narrow: truth,
    interactive: truth,
    changesPerYear: notNegative,
    needsProprietaryKnowledge: truth,
    needsFreshKnowledge: truth,
    uniqueDomain: truth,
    dataMustStayInNetwork: truth,
    labelledExamples: wholeNumber(0),
    requirements,
  },
  ["name", "task"],
);

const usage = object(
  {
    requestsPerMonth: positive,
    inputTokensPerRequest: notNegative,
    outputTokensPerRequest: notNegative,
    cacheableShare: share,
    cacheHitRate: share,
    peakToMean: atLeast(1),
    monthlyGrowth: above(-1),
  },
  ["requestsPerMonth", "inputTokensPerRequest", "outputTokensPerRequest"],
);

const price = object({
  inputPerMTok: notNegative,
  outputPerMTok: notNegative,
  cachedInputPerMTok: notNegative,
  cacheWritePerMTok: notNegative,
  perRequest: notNegative,
});

const option: Rule = object(
  {
    id: name,
    level: oneOf(LEVELS),
    hosting: oneOf(HOSTINGS),
    label: text,
    promptOptimised: truth,
    caching: truth,
    batch: truth,
    distilled: truth,
    retrieval: truth,
    promptReduction: share,
    price,
    retrievalPerRequest: notNegative,
    monthlyFixed: notNegative,
    maintenanceMonthly: notNegative,
    unitHourly: notNegative,
    capacityRps: positive,
    upfront: object({
      training: notNegative,
      data: notNegative,
      evaluation: notNegative,
      integration: notNegative,
      total: notNegative,
    }),
    route: listOf(object({ option: name, share }, ["option", "share"])),
    retiresOn: day,
    evidence: object({
      accuracy: share,
      consistency: share,
      p95LatencyMs: notNegative,
      sampleSize: wholeNumber(0),
      date: day,
    }),
  },
  ["id", "level"],
);

const policy = object({
  daysPerMonth: positive,
  horizonMonths: wholeNumber(1, LONGEST_MONTHS),
  maxPaybackMonths: notNegative,
  minSavingShare: share,
  minMonthlySaving: notNegative,
  breakEvenLimitMonths: upTo(LONGEST_MONTHS),
  minRequestsPerMonth: notNegative,
  minMonthlySpend: notNegative,
  minLifeMonths: notNegative,
  minExamples: notNegative,
  fewExamples: notNegative,
  maxChangesPerYear: notNegative,
  minSample: notNegative,
  experimentSample: wholeNumber(1),
  evidenceMaxAgeDays: notNegative,
  selfHostTokensPerDay: notNegative,
  maxUtilisation: positiveShare,
  tcoMultiplier: notNegative,
  minUpfront: object({ "3": notNegative, "4": notNegative, "5": notNegative }),
  discountRate: notNegative,
  cachedInputShareOfPrice: share,
  cacheHitRate: share,
  minCacheablePrefixTokens: notNegative,
  batchDiscount: share,
  distillationCostRatio: share,
  adverse: object({ apiPriceDeclinePerYear: share, volumeFactors: listOf(positive), costFactor: notNegative }),
  allowFromScratch: truth,
});

/** The shape of an `EngineInput`: which keys there are, and what each may hold by itself. */
export const inputShape: Rule = object(
  {
    asOf: day,
    currency: oneOf(currencyCodes),
    workload,
    usage,
    current: name,
    options: listOf(option),
    policy,
  },
  ["asOf", "workload", "usage", "options"],
);
