import { engineVersion, policyInForce, policyVersion, type EngineInput } from "@/server/engine";
import { addQuarters, parseQuarter, type Quarter } from "@/server/kernel/quarter";
import { Refusal } from "@/server/kernel/refusal";
import { currentBook, type BookInForce } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import { answerWorkload, type AnswerTerms, type RecommendedWorkload, type WorkloadSums } from "./answer-workload";
import { askWorkload } from "./ask-workload";
import { gatherSharedUse } from "./options/shared-use";
import { asOfDay, MOST_DAYS, periodOf, type Period } from "./rules/period-of";
import { prefixShares, type Prefix } from "./prefix-shares";
import type { Prices } from "./schema";
import { sqlOfTransaction, type Sql } from "./sql";
import { policyNow, storedWorkloads, type StoredWorkload } from "./store";
import { withUnitsOfMonths } from "./other-units";
import { sumsOfDays } from "./sums-of-days";
import { lastDaysWithUsage, peaksOf, sumsOfMonths, type Peak, type UsageSum } from "./usage-store";
import { valueNow, valueThen } from "./value-now";

export interface PortfolioQuestion {
  /** `2026-Q3` */
  readonly quarter: string;
  /** `then`: as usage was valued, options at the prices of the period's last day · `now`: both at today's prices. */
  readonly prices: Prices;
}

/** What an answer depends on. */
export interface AnswerVersions {
  readonly engine: string;
  /** The engine's name of the thresholds in force. */
  readonly policy: string;
  /** The organization's count of its policy's versions; 0: the defaults. */
  readonly policyNumber: number;
  readonly book: string;
}

/** Everything that answers about workloads are made of, read once. */
export interface Portfolio {
  readonly quarter: Quarter;
  /** The quarter on screen last, four before it. */
  readonly quarters: readonly Quarter[];
  readonly stored: readonly StoredWorkload[];
  readonly usage: GatheredUsage;
  readonly terms: AnswerTerms;
  readonly versions: AnswerVersions;
}
export interface GatheredUsage {
  /** What the engine is asked about; null where the quarter runs and nothing was used. */
  readonly period: Period | null;
  /** By workload; null holds what is unassigned. */
  readonly ofQuarters: ReadonlyMap<string | null, readonly UsageSum[]>;
  readonly ofPeriod: ReadonlyMap<string | null, readonly UsageSum[]>;
  readonly peaks: ReadonlyMap<string, Peak>;
  readonly prefixes: ReadonlyMap<string, Prefix>;
}

const QUARTERS_BEFORE = 4;

/** Reads usage, workloads, policy and prices of a quarter; of one workload where an id is given. */
export async function gatherPortfolio(
  ctx: TenantContext,
  { quarter: key, prices }: PortfolioQuestion,
  workloadId?: string,
): Promise<Portfolio> {
  const start = ctx.organization.fiscalYearStart;
  const quarter = askedQuarter(ctx, key);
  const quarters = Array.from({ length: QUARTERS_BEFORE + 1 }, (_, at) =>
    addQuarters(quarter, at - QUARTERS_BEFORE, start),
  );
  const stored = await storedWorkloads(ctx, workloadId);
  const policy = await policyNow(ctx);
  const book = await currentBook(ctx);
  const usage = await gatherUsage(sqlOfTransaction(ctx.db), ctx, quarters, book);
  const inForce = policyInForce(policy.thresholds);
  const { period } = usage;
  const terms: AnswerTerms = {
    ...{ period, policy, inForce, book, today: ctx.today },
    quarterKeys: quarters.map((one) => one.key),
    machineUse: await gatherSharedUse(ctx, stored, usage, inForce),
    priceDay: prices === "now" || !period ? ctx.today : asOfDay(period),
    value: prices === "now" ? (sum) => valueNow(sum, book, ctx.today) : valueThen,
  };
  const versions = {
    engine: engineVersion,
    policy: policyVersion(inForce),
    policyNumber: policy.version,
    book: book.version,
  };
  return { quarter, quarters, stored, usage, terms, versions };
}

/** The engine's answer about one of the workloads. */
export const answerFor = (workload: StoredWorkload, { usage, terms }: Portfolio): RecommendedWorkload =>
  answerWorkload(workload, sumsFor(workload, usage), terms);

/** What the engine would be asked about one of the workloads. */
export const questionFor = (workload: StoredWorkload, { usage, terms }: Portfolio): EngineInput | null =>
  askWorkload(workload, sumsFor(workload, usage), terms).question.input;

const sumsFor = ({ id }: StoredWorkload, { ofQuarters, ofPeriod, peaks, prefixes }: GatheredUsage): WorkloadSums => ({
  ofQuarters: ofQuarters.get(id) ?? [],
  ofPeriod: ofPeriod.get(id) ?? [],
  peak: peaks.get(id) ?? null,
  prefix: prefixes.get(id) ?? null,
});

/** @throws Refusal for a key that is no quarter. */
export function askedQuarter(ctx: TenantContext, key: string): Quarter {
  const quarter = parseQuarter(key, ctx.organization.fiscalYearStart);
  if (!quarter)
    throw new Refusal("bad-input", "no-quarter", `"${key}" is no quarter: write it as 2026-Q3.`, { quarter: key });
  return quarter;
}

async function gatherUsage(
  sql: Sql,
  ctx: TenantContext,
  quarters: readonly Quarter[],
  book: BookInForce,
): Promise<GatheredUsage> {
  const organizationId = ctx.organization.id;
  const quarter = quarters[quarters.length - 1];
  if (!quarter)
    return { period: null, ofQuarters: new Map(), ofPeriod: new Map(), peaks: new Map(), prefixes: new Map() };
  const boundaries = [...quarters.map(({ from }) => from), quarter.to];
  const sums = await sumsOfMonths(sql, organizationId, boundaries);
  const ofQuarters = await withUnitsOfMonths(sql, organizationId, boundaries, sums);
  const period = await askedPeriod(sql, ctx, quarter);
  const peaks = period ? await peaksOf(sql, organizationId, period) : new Map<string, Peak>();
  const prefixes = period ? await prefixShares(sql, organizationId, period) : new Map<string, Prefix>();
  const ofPeriod =
    period?.basis === "last-days"
      ? await sumsOfDays(sql, organizationId, period, book)
      : ofQuarters.filter(({ slot }) => slot === quarters.length - 1);
  return {
    period,
    ofQuarters: byWorkload(ofQuarters),
    ofPeriod: period ? byWorkload(ofPeriod) : new Map(),
    peaks,
    prefixes,
  };
}

async function askedPeriod(sql: Sql, { organization, today }: TenantContext, quarter: Quarter): Promise<Period | null> {
  if (quarter.to <= today) return periodOf(quarter, today, null);
  return periodOf(quarter, today, await lastDaysWithUsage(sql, organization.id, today, MOST_DAYS));
}

function byWorkload(sums: readonly UsageSum[]): Map<string | null, UsageSum[]> {
  const groups = new Map<string | null, UsageSum[]>();
  for (const sum of sums) {
    const there = groups.get(sum.workloadId);
    if (there) there.push(sum);
    else groups.set(sum.workloadId, [sum]);
  }
  return groups;
}
