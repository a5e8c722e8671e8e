import { addDays } from "@/server/kernel/day";
import { addQuarters, quarterLabel, quarterOf, type FiscalYearStart, type Quarter } from "@/server/kernel/quarter";
import type { TenantContext } from "@/server/tenancy/context";
import { reviewMoments } from "./rules/review-moments";
import { readStored } from "./schedule-store";
import type { ReviewSchedule } from "./schema";

export interface ScheduledQuarter {
  readonly quarter: string;
  readonly label: string;
  readonly from: string;
  /** The last day. */
  readonly until: string;
  /** Instants, ISO 8601. */
  readonly draftAt: string;
  readonly remindAt: string | null;
  readonly mailAt: string;
}

export interface ScheduleRead extends ReviewSchedule {
  readonly requiredSignatures: number;
  readonly preparerMaySign: boolean;
  /** The organization's clock stands still, so nothing happens by itself whatever the schedule says. */
  readonly clockStands: boolean;
  /** The quarter that ended last, and the two after it. */
  readonly quarters: readonly ScheduledQuarter[];
}

/** The schedule, and what it means for the quarters at hand. */
export async function readSchedule(ctx: TenantContext): Promise<ScheduleRead> {
  const { isKept: _isKept, ...schedule } = await readStored(ctx);
  const { fiscalYearStart, requiredSignatures, preparerMaySign, clockStandsOn } = ctx.organization;
  const running = quarterOf(ctx.today, fiscalYearStart);
  return {
    ...schedule,
    ...{ requiredSignatures, preparerMaySign, clockStands: clockStandsOn !== null },
    quarters: [-1, 0, 1].map((offset) =>
      scheduled(schedule, addQuarters(running, offset, fiscalYearStart), fiscalYearStart),
    ),
  };
}

function scheduled(schedule: ReviewSchedule, quarter: Quarter, start: FiscalYearStart): ScheduledQuarter {
  const { draftAt, remindAt, mailAt } = reviewMoments(schedule, quarter);
  return {
    ...{
      quarter: quarter.key,
      label: quarterLabel(quarter, start),
      from: quarter.from,
      until: addDays(quarter.to, -1),
    },
    ...{ draftAt: draftAt.toISOString(), remindAt: remindAt?.toISOString() ?? null, mailAt: mailAt.toISOString() },
  };
}
