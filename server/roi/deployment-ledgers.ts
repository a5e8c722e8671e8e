import type { Day, Month } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import type { TenantContext } from "@/server/tenancy/context";
import { correctDrift } from "./rules/correct-drift";
import { exactLedger } from "./rules/exact-ledger";
import { LEDGER_POLICY } from "./rules/ledger-policy";
import { ledgerQuestion, type NoLedger } from "./rules/ledger-question";
import type { LedgerInput, LedgerOf } from "./schema";
import { storedDeployments, type StoredDeployment } from "./store";

/** A deployment with what it returned up to a day. */
export interface DeploymentWithLedger {
  readonly deployment: StoredDeployment;
  /** The last day that counts. */
  readonly asOf: Day | null;
  readonly input: LedgerInput | null;
  /** Exact; verdicts about quality are those after the correction for many deployments. */
  readonly ledger: LedgerOf<Decimal> | null;
  readonly withheld: NoLedger | null;
  readonly missing: readonly Month[];
}

/** The ledger of every deployment of the organization as of a day, oldest first. One statement and its joins. */
export async function deploymentLedgers(ctx: TenantContext, day: Day): Promise<DeploymentWithLedger[]> {
  const asked = (await storedDeployments(ctx)).map((deployment) => {
    const question = ledgerQuestion(deployment, day);
    return { deployment, question, ledger: question.input && exactLedger(question.input) };
  });
  const corrected = correctDrift(
    asked.map(({ ledger }) => ledger?.quality ?? []),
    LEDGER_POLICY.significance,
  );
  return asked.map(({ deployment, question, ledger }, at) => ({
    deployment,
    asOf: question.input?.asOf ?? null,
    input: question.input,
    ledger: ledger && { ...ledger, quality: corrected[at] ?? [] },
    withheld: question.withheld,
    missing: question.missing,
  }));
}

/** What the rows of some months saved together. */
export const savingOf = (ledger: LedgerOf<Decimal>, months: readonly Month[]): Decimal =>
  ledger.rows
    .filter(({ month }) => months.includes(month))
    .reduce((sum, { saving }) => sum.plus(saving), new Decimal(0));
