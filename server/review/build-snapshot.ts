import { addDays, addMonths, firstDayOf, monthOf, monthsOf, type Month } from "@/server/kernel/day";
import { sumOf, type Decimal } from "@/server/kernel/decimal";
import { addQuarters, quarterOf, type Quarter } from "@/server/kernel/quarter";
import { deploymentLedgers } from "@/server/roi";
import type { TenantContext } from "@/server/tenancy/context";
import { recommendWorkloads } from "@/server/workloads";
import { adjustmentLines, adjustmentsOf } from "./rules/adjustments";
import { costOfCells, snapshotCells, varianceSummary } from "./rules/snapshot-cells";
import { exposureEnd } from "./rules/wording/retirement-headline";
import type { AdjustmentLine, ReviewSnapshot, SnapshotCell, WorkloadLine } from "./schema";
import { dataQuality } from "./snapshot/data-quality";
import { amountOf, deploymentLines } from "./snapshot/deployment-lines";
import { gatherUsage, inRange, type GatheredUsage } from "./snapshot/gather-usage";
import { priceChangeLines } from "./snapshot/price-change-lines";
import { promisedLines } from "./snapshot/promised-lines";
import { retirementLines, yearlyOf } from "./snapshot/retirement-lines";
import { askedQuarter, reviewQuarter } from "./snapshot/review-quarter";
import { scenarioLines } from "./snapshot/scenario-lines";
import { signedQuarters, type SignedQuarter } from "./snapshot/signed-quarters";
import { spendOf, tokensOf } from "./snapshot/value-usage";
import { workloadLine } from "./snapshot/workload-line";

/** The form of a snapshot; it changes when a reader of old ones must know. */
const SNAPSHOT_FORM = 1;

export interface SnapshotQuestion {
  /** `2026-Q3` */
  readonly quarter: string;
  /** Reviews and mails are always `then`. */
  readonly prices: "then" | "now";
}

/**
 * The review of a quarter as it stands now: spend, change, advice, promises, exposure and how good the data are. Exact
 * decimals; about twenty statements, however many workloads there are.
 */
export async function buildSnapshot(ctx: TenantContext, question: SnapshotQuestion): Promise<ReviewSnapshot> {
  const quarter = askedQuarter(ctx, question.quarter);
  const start = ctx.organization.fiscalYearStart;
  const previous = addQuarters(quarter, -1, start);
  const signed = await signedQuarters(ctx, quarter.from);
  const from = signed.reduce((first, one) => (one.quarter.from < first ? one.quarter.from : first), previous.from);
  const keyOf = (month: Month): string => quarterOf(firstDayOf(month), start).key;
  const usage = await gatherUsage(ctx, { from, to: quarter.to }, question.prices, keyOf);
  const answer = await recommendWorkloads(ctx, question);
  // Live prices are compared with live prices: a signed figure is one of then.
  const signedBefore = question.prices === "then" ? signed.find((one) => one.quarter.key === previous.key) : undefined;

  const cells = cellsOf(usage, quarter);
  const before = beforeOf(usage, previous, signedBefore);
  const shown = reviewQuarter(ctx, quarter);
  const spentBefore = (id: string, live: string | undefined): string | null => {
    if (before === null) return null;
    if (!signedBefore) return live ?? "0";
    return signedBefore.workloads.find((line) => line.id === id)?.spend ?? "0";
  };
  const workloads = answer.workloads.map((workload) =>
    workloadLine(workload, shown, spentBefore(workload.id, workload.quarters.at(-2)?.spend)),
  );
  const names = new Map(workloads.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null): string => (id === null ? "Unassigned" : (names.get(id) ?? "Removed workload"));
  const months = monthsOf(quarter);
  const ofQuarter = inRange(usage.stretches, quarter);
  const lastDay = addDays(quarter.to, -1);
  const deployments = await deploymentLedgers(ctx, lastDay < ctx.today ? lastDay : ctx.today);
  const scenarios = await scenarioLines(ctx, quarter.key, answer.workloads);
  const { engine, policy, policyNumber, book } = answer.versions;
  return {
    organization: { name: ctx.organization.name, slug: ctx.organization.slug },
    currency: ctx.organization.currency,
    quarter: shown,
    previousQuarter: before && reviewQuarter(ctx, previous),
    revision: 1,
    spend: costOfCells(cells).toFixed(),
    spendBefore: before?.spend ?? null,
    tokens: { now: tokensOf(ofQuarter), before: before?.tokens ?? null },
    variance: before && varianceSummary(before.cells, cells, nameOf),
    months: months
      .filter((month) => firstDayOf(month) <= ctx.today)
      .map((month) => ({ month, spend: spendOfMonth(usage, month).toFixed() })),
    runRate: runRateOf(usage, lastWholeMonth(ctx, quarter)),
    ...{ cells, workloads },
    unassigned: {
      spend: answer.unassigned.at(-1)?.spend ?? "0",
      spendBefore: before && (signedBefore?.unassigned.spend ?? answer.unassigned.at(-2)?.spend ?? "0"),
    },
    reportedOnly: {
      spend: reportedOf(usage, quarter).toFixed(),
      spendBefore: before && (signedBefore?.reportedOnly.spend ?? reportedOf(usage, previous).toFixed()),
    },
    promised: await promisedLines(ctx, shown, months, signed, deployments),
    deployments: deploymentLines(deployments, quarter, months),
    retirements: retirementsOf(ctx, usage, quarter, workloads),
    priceChanges: priceChangeLines(ofQuarter, usage.book, quarter),
    adjustments: question.prices === "then" ? adjustments(usage, signed) : [],
    dataQuality: await dataQuality(ctx, quarter, ofQuarter),
    ...(scenarios.length > 0 ? { scenarios } : {}),
    versions: { engine, policy, policyNumber, book, snapshot: SNAPSHOT_FORM },
  };
}

/** Everything that was spent between two days, by workload, model and kind of token. */
function cellsOf(usage: GatheredUsage, range: Pick<Quarter, "from" | "to">): SnapshotCell[] {
  return snapshotCells([
    ...inRange(usage.stretches, range).flatMap(({ workloadId, model, kinds }) =>
      kinds.map((kind) => ({ workloadId, model, ...kind })),
    ),
    ...inRange(usage.reportedOnly, range).map(({ provider, cost }) => ({
      ...{ workloadId: null, model: provider, kind: "reported", tokens: 0, cost },
    })),
  ]);
}

interface Before {
  readonly spend: string;
  readonly tokens: number;
  readonly cells: readonly SnapshotCell[];
}

/** The quarter before: as it was signed, else as it looks now; `null` where it has nothing. */
function beforeOf(usage: GatheredUsage, previous: Quarter, signed: SignedQuarter | undefined): Before | null {
  if (signed) return { spend: signed.spend, tokens: signed.tokens.now, cells: signed.cells };
  const stretches = inRange(usage.stretches, previous);
  if (stretches.length === 0 && inRange(usage.reportedOnly, previous).length === 0) return null;
  const cells = cellsOf(usage, previous);
  return { spend: costOfCells(cells).toFixed(), tokens: tokensOf(stretches), cells };
}

const reportedOf = (usage: GatheredUsage, range: Pick<Quarter, "from" | "to">): Decimal =>
  sumOf(inRange(usage.reportedOnly, range).map(({ cost }) => cost));

const spendOfMonth = ({ stretches, reportedOnly }: GatheredUsage, month: Month): Decimal =>
  spendOf(stretches.filter((one) => one.month === month)).plus(
    sumOf(reportedOnly.filter((one) => one.month === month).map(({ cost }) => cost)),
  );

/** The last calendar month that is over, of the quarter or before its end. */
function lastWholeMonth(ctx: TenantContext, quarter: Quarter): Month {
  const end = quarter.to < ctx.today ? quarter.to : ctx.today;
  return addMonths(monthOf(end), -1);
}

function runRateOf(usage: GatheredUsage, month: Month): ReviewSnapshot["runRate"] {
  const spend = spendOfMonth(usage, month);
  return spend.isZero() ? null : { amount: amountOf(yearlyOf(spend, month)), month };
}

function retirementsOf(
  ctx: TenantContext,
  usage: GatheredUsage,
  quarter: Quarter,
  workloads: readonly WorkloadLine[],
): ReviewSnapshot["retirements"] {
  const month = lastWholeMonth(ctx, quarter);
  const from = quarter.to < ctx.today ? quarter.to : ctx.today;
  const last = exposureEnd(quarter, ctx.organization.fiscalYearStart);
  const stretches = usage.stretches.filter((one) => one.month === month);
  return retirementLines({ month, stretches }, usage.book, { asOf: addDays(from, -1), from, last }, workloads);
}

/** What signed quarters look like now, less what they were signed with and what later signed reviews have said already. */
function adjustments(usage: GatheredUsage, signed: readonly SignedQuarter[]): AdjustmentLine[] {
  const carried = signed.flatMap((review) => review.adjustments);
  return signed.flatMap((review) =>
    adjustmentLines(review.quarter.label, adjustmentsOf(review.cells, cellsOf(usage, review.quarter)), carried),
  );
}
