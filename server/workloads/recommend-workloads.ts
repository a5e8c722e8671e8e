import { engineVersion, policyInForce, policyVersion } from "@/server/engine";
import { type Day } from "@/server/kernel/day";
import { addQuarters, parseQuarter, type Quarter } from "@/server/kernel/quarter";
import { Refusal } from "@/server/kernel/refusal";
import { currentBook } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import { answerWorkload, type AnswerTerms, type RecommendedWorkload } from "./answer-workload";
import { quarterFigures, type QuarterFigure } from "./quarter-figures";
import { asOfDay, MOST_DAYS, periodOf, type Period } from "./rules/period-of";
import type { Prices } from "./schema";
import { sqlOfTransaction, type Sql } from "./sql";
import { policyNow, storedWorkloads, type StoredPolicy, type StoredWorkload } from "./store";
import { lastDaysWithUsage, peaksOf, sumsOfDays, sumsOfMonths, type Peak, type UsageSum } from "./usage-store";
import { valueNow, valueThen } from "./value-now";

export interface RecommendWorkloadsInput {
  /** `2026-Q3` */
  readonly quarter: string;
  /** `then`: as usage was valued, options at the prices of the period's last day · `now`: both at today's prices. */
  readonly prices: Prices;
}

/** Every workload of the organization in a quarter, the unassigned rest beside them, and what the answers depend on. */
export interface PortfolioAnswer {
  readonly quarter: Quarter;
  /** The quarter on screen last, four before it. */
  readonly quarters: readonly Quarter[];
  readonly prices: Prices;
  /** What the engine was asked about; null where the quarter runs and nothing was used. */
  readonly period: Period | null;
  readonly workloads: readonly RecommendedWorkload[];
  /** Usage that no rule assigns, by quarter. */
  readonly unassigned: readonly QuarterFigure[];
  readonly versions: {
    readonly engine: string;
    readonly policy: string;
    readonly policyNumber: number;
    readonly book: string;
  };
}

const QUARTERS_BEFORE = 4;

/** Asks the engine about every workload. Archived ones appear where they have usage. Eight statements, however many workloads. */
export const recommendWorkloads = async (
  ctx: TenantContext,
  input: RecommendWorkloadsInput,
): Promise<PortfolioAnswer> => (await answerPortfolio(ctx, input)).answer;

export interface Answered {
  readonly answer: PortfolioAnswer;
  readonly stored: readonly StoredWorkload[];
  readonly policy: StoredPolicy;
  readonly terms: AnswerTerms;
  readonly sums: Gathered;
}

/** The same with what it was made of; with a workload's id, of that one alone. */
export async function answerPortfolio(
  ctx: TenantContext,
  input: RecommendWorkloadsInput & { readonly workloadId?: string },
): Promise<Answered> {
  const quarter = askedQuarter(ctx, input.quarter);
  const quarters = [...Array(QUARTERS_BEFORE + 1).keys()].map((at) =>
    addQuarters(quarter, at - QUARTERS_BEFORE, ctx.organization.fiscalYearStart),
  );
  const stored = await storedWorkloads(ctx, input.workloadId);
  const policy = await policyNow(ctx);
  const book = await currentBook(ctx);
  const sums = await gather(sqlOfTransaction(ctx.db), ctx, quarters, input.workloadId ?? null);
  const inForce = policyInForce(policy.thresholds);
  const { period } = sums;
  const priceDay: Day = input.prices === "now" || !period ? ctx.today : asOfDay(period);
  const value = input.prices === "now" ? (sum: UsageSum) => valueNow(sum, book, ctx.today) : valueThen;
  const quarterKeys = quarters.map(({ key }) => key);
  const terms: AnswerTerms = {
    ...{ quarterKeys, period, policy, book, priceDay, value, today: ctx.today },
    daysPerMonth: inForce.daysPerMonth,
  };
  const workloads = stored.map((workload) =>
    answerWorkload(
      workload,
      {
        ofQuarters: sums.ofQuarters.get(workload.id) ?? [],
        ofPeriod: sums.ofPeriod.get(workload.id) ?? [],
        peak: sums.peaks.get(workload.id) ?? null,
      },
      terms,
    ),
  );
  const answer: PortfolioAnswer = {
    ...{ quarter, quarters, prices: input.prices, period },
    workloads: workloads.filter(
      (workload) =>
        input.workloadId !== undefined || !workload.isArchived || workload.quarters.some(({ tokens }) => tokens > 0),
    ),
    unassigned: quarterFigures(sums.ofQuarters.get(null) ?? [], quarterKeys, value),
    versions: {
      engine: engineVersion,
      policy: policyVersion(inForce),
      policyNumber: policy.version,
      book: book.version,
    },
  };
  return { answer, stored, policy, terms, sums };
}

/** @throws Refusal for a key that is no quarter. */
export function askedQuarter(ctx: TenantContext, key: string): Quarter {
  const quarter = parseQuarter(key, ctx.organization.fiscalYearStart);
  if (!quarter)
    throw new Refusal("bad-input", "no-quarter", `"${key}" is no quarter: write it as 2026-Q3.`, { quarter: key });
  return quarter;
}

export interface Gathered {
  readonly period: Period | null;
  /** By workload; null holds what is unassigned. */
  readonly ofQuarters: ReadonlyMap<string | null, readonly UsageSum[]>;
  readonly ofPeriod: ReadonlyMap<string | null, readonly UsageSum[]>;
  readonly peaks: ReadonlyMap<string, Peak>;
}

async function gather(
  sql: Sql,
  ctx: TenantContext,
  quarters: readonly Quarter[],
  workloadId: string | null,
): Promise<Gathered> {
  const organizationId = ctx.organization.id;
  const quarter = quarters[quarters.length - 1];
  if (!quarter) return { period: null, ofQuarters: new Map(), ofPeriod: new Map(), peaks: new Map() };
  const boundaries = [...quarters.map(({ from }) => from), quarter.to];
  const ofQuarters = await sumsOfMonths(sql, organizationId, boundaries, workloadId);
  const hasEnded = quarter.to <= ctx.today;
  const upTo = quarter.to < ctx.today ? quarter.to : ctx.today;
  const period = periodOf(
    quarter,
    ctx.today,
    hasEnded ? null : await lastDaysWithUsage(sql, organizationId, upTo, MOST_DAYS),
  );
  const isQuarter = period?.basis === "quarter";
  const ofPeriod = !period
    ? []
    : isQuarter
      ? ofQuarters.filter(({ slot }) => slot === quarters.length - 1)
      : await sumsOfDays(sql, organizationId, period, workloadId);
  const peaks = period ? await peaksOf(sql, organizationId, period, workloadId) : new Map<string, Peak>();
  return { period, ofQuarters: byWorkload(ofQuarters), ofPeriod: byWorkload(ofPeriod), peaks };
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
