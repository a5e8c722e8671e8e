import { addDays, monthOf } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import type { Fault } from "@/server/kernel/shape-faults";
import type { LedgerInput, StoredBaseline } from "../schema";
import { ledgerFaults } from "./ledger-faults";

export interface DeploymentDraft {
  readonly startedOn?: string | null | undefined;
  readonly endedOn?: string | null | undefined;
  readonly retiresOn?: string | null | undefined;
  readonly plan?: LedgerInput["plan"];
  readonly baseline: StoredBaseline;
  readonly investment: NonNullable<LedgerInput["investment"]>;
}

const asNumber = (value: unknown): unknown => (typeof value === "string" && value !== "" ? Number(value) : value);
const numbersIn = (held: object, but: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(held).map(([key, value]) => [key, but.includes(key) ? value : asNumber(value)]));

/**
 * What is wrong with a deployment before any month is recorded: the same faults as of a ledger's question whose one month
 * has no traffic. One that has not begun may lack prices, because they are asked for when it begins.
 */
export function deploymentFaults(draft: DeploymentDraft): Fault[] {
  const { startedOn, endedOn, retiresOn, plan, investment } = draft;
  const { prices, isEstimated: _isEstimated, priceOf, ...profile } = draft.baseline;
  const asked = {
    // A day far ahead stands for the one that is not known.
    startedOn: startedOn ?? FAR_AHEAD,
    asOf: startedOn ?? FAR_AHEAD,
    retiresOn: retiresOn ?? null,
    investment: investment.map(({ kind, amount }) => ({ kind, amount: asNumber(amount) })),
    baseline: { ...numbersIn(profile, []), prices: prices.map((price) => numbersIn(price, ["from"])) },
    months: [{ month: monthOf(startedOn ?? FAR_AHEAD), requests: 0 }],
    plan: plan ? numbersIn(plan, []) : null,
  };
  // The book gives the prices of the models that are named, so the list may be empty or begin later.
  const fromBook = priceOf && priceOf.length > 0 ? ["baseline.prices", "baseline.prices[0].from"] : [];
  const allowed = startedOn ? fromBook : [...fromBook, "baseline.prices"];
  const faults = ledgerFaults(asked).filter(
    ({ path }) => !path.startsWith("months") && path !== "asOf" && !allowed.includes(path),
  );
  return [
    ...faults,
    ...shareFaults(priceOf ?? []),
    ...(endedOn && !startedOn ? [{ path: "endedOn", problem: "needs a first day: write startedOn too" }] : []),
    ...(endedOn && startedOn && endedOn < startedOn
      ? [{ path: "endedOn", problem: `must not be before startedOn (${startedOn})` }]
      : []),
    ...(retiresOn && startedOn && retiresOn < addDays(startedOn, 1)
      ? [{ path: "retiresOn", problem: `must be after startedOn (${startedOn})` }]
      : []),
  ];
}

const shareFaults = (priceOf: NonNullable<StoredBaseline["priceOf"]>): Fault[] =>
  priceOf.flatMap(({ share }, at) =>
    new Decimal(share).gt(0) ? [] : [{ path: `baseline.priceOf[${at}].share`, problem: "must be above 0" }],
  );

const FAR_AHEAD = "9999-12-31";
