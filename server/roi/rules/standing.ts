import { daysBetween } from "@/server/kernel/day";
import type { Decimal } from "@/server/kernel/decimal";
import type { LedgerInput, LedgerStatus, LedgerVerdict } from "../schema";
import type { LedgerPolicy } from "./ledger-policy";

/** The months to payback, as they came about, are projected and were planned. */
export interface Paybacks {
  readonly paid: Decimal | null;
  readonly projected: Decimal | null;
  readonly planned: Decimal | null;
}

/** How the deployment stands against its promise. A plan that never pays back cannot be fallen behind of. */
export function statusOf(paybacks: Paybacks, recent: Decimal | null, policy: LedgerPolicy): LedgerStatus {
  if (paybacks.paid !== null) return "paid-back";
  if (recent === null) return "too-early";
  if (paybacks.projected === null) return "never";
  const isOnTrack = paybacks.planned === null || paybacks.projected.lte(paybacks.planned.times(policy.onTrackFactor));
  return isOnTrack ? "on-track" : "behind";
}

/** What to do from here, what was spent set aside. */
export function verdictOf(input: LedgerInput, recent: Decimal | null, policy: LedgerPolicy): LedgerVerdict {
  if (recent === null) return "too-early";
  const isGoing = input.retiresOn && daysBetween(input.asOf, input.retiresOn) < policy.retireWithinDays;
  return recent.lte(0) || isGoing ? "retire" : "keep";
}
