import { addDays, monthsOf, type Day, type Month } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { currentBook, type BookInForce } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import { pricedBaseline } from "./baseline-from-book";
import { retirementOf, type Retirement } from "./book-retirement";
import { composeMonths, type ComposedMonth, type ServedMonth } from "./rules/compose-months";
import { correctDrift } from "./rules/correct-drift";
import { exactLedger } from "./rules/exact-ledger";
import { LEDGER_POLICY } from "./rules/ledger-policy";
import { ledgerQuestion, type NoLedger } from "./rules/ledger-question";
import { retrainingDue, type RetrainingDue } from "./rules/retraining-due";
import { servingOn } from "./rules/served-stretches";
import type { LedgerInput, LedgerOf } from "./schema";
import { servedUsage } from "./served-usage";
import { storedDeployments, type StoredDeployment } from "./store";

/** A deployment with what it returned up to a day. */
export interface DeploymentWithLedger {
  /** `retiresOn` is the day that counts, typed or announced; `baseline` holds the prices that count. */
  readonly deployment: StoredDeployment;
  readonly retirement: Retirement | null;
  /** Every month from its first one, with each line and where it comes from. */
  readonly months: readonly ComposedMonth[];
  /** The models that serve on the day asked for. */
  readonly serving: readonly string[];
  readonly retraining: RetrainingDue | null;
  /** The last day that counts. */
  readonly asOf: Day | null;
  readonly input: LedgerInput | null;
  /** Exact; verdicts about quality are those after the correction for many deployments. */
  readonly ledger: LedgerOf<Decimal> | null;
  readonly withheld: NoLedger | null;
  readonly missing: readonly Month[];
}

/** The ledger of every deployment of the organization as of a day, oldest first. A handful of statements, however many there are. */
export async function deploymentLedgers(ctx: TenantContext, day: Day): Promise<DeploymentWithLedger[]> {
  const stored = await storedDeployments(ctx);
  if (stored.length === 0) return [];
  const book = await currentBook(ctx);
  const served = await servedUsage(ctx, stored, day);
  const asked = stored.map((one) => ask(book, one, served.get(one.id) ?? [], day));
  const corrected = correctDrift(
    asked.map(({ ledger }) => ledger?.quality ?? []),
    LEDGER_POLICY.significance,
  );
  return asked.map((one, at) => {
    const quality = corrected[at] ?? [];
    return {
      ...one,
      ledger: one.ledger && { ...one.ledger, quality },
      retraining: retrainingDue(one.deployment, quality, day),
    };
  });
}

function ask(
  book: BookInForce,
  stored: StoredDeployment,
  served: readonly ServedMonth[],
  day: Day,
): Omit<DeploymentWithLedger, "retraining"> {
  const serving = servingOn(stored.models, stored.versions, day);
  const retirement = retirementOf(book, stored.retiresOn, serving, day);
  const deployment = {
    ...stored,
    retiresOn: retirement?.on ?? null,
    baseline: pricedBaseline(book, stored.baseline, stored.startedOn, day),
  };
  const months = composeMonths({ ...stored, served }, wantedMonths(stored, day), day);
  const recorded = months.flatMap(({ month, requests, costs }) =>
    requests === null ? [] : [{ month, requests, costs }],
  );
  const question = ledgerQuestion({ ...deployment, months: recorded }, day);
  return {
    ...{ deployment, retirement, months, serving },
    ...{ asOf: question.input?.asOf ?? null, input: question.input },
    ledger: question.input && exactLedger(question.input),
    ...{ withheld: question.withheld, missing: question.missing },
  };
}

function wantedMonths({ startedOn, endedOn }: StoredDeployment, day: Day): Month[] {
  const last = endedOn !== null && endedOn < day ? endedOn : day;
  return startedOn === null || startedOn > last ? [] : monthsOf({ from: startedOn, to: addDays(last, 1) });
}

/** What the rows of some months saved together. */
export const savingOf = (ledger: LedgerOf<Decimal>, months: readonly Month[]): Decimal =>
  ledger.rows
    .filter(({ month }) => months.includes(month))
    .reduce((sum, { saving }) => sum.plus(saving), new Decimal(0));
