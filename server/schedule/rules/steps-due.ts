import type { Day } from "@/server/kernel/day";
import type { ReviewStatus } from "@/server/review/schema";
import type { ReviewSchedule } from "../schema";
import { isBusinessDay } from "./business-days";
import { nextBusinessMoment, type ReviewMoments } from "./review-moments";
import { dayIn, instantAt } from "./zoned-time";

/** `remind:first`, or `remind:` and the day in the organization's zone. */
export type Step = "draft" | "send" | `remind:${Day | "first"}`;

export interface QuarterState {
  /** `null`: there is no review of the quarter yet. */
  readonly status: ReviewStatus | null;
  /** Steps that the schedule took already: each happens once, whatever the clock does. */
  readonly done: ReadonlySet<string>;
}

const isOpen = (status: ReviewStatus | null): boolean => status === "draft" || status === "in-review";

/**
 * What the schedule owes a quarter now. What was missed while nothing ran is made up for once: one reminder, not one for each
 * missed day.
 */
export function stepsDue(schedule: ReviewSchedule, moments: ReviewMoments, state: QuarterState, now: Date): Step[] {
  const { status, done } = state;
  const steps: Step[] = [];
  if (status === null && now >= moments.draftAt) steps.push("draft");
  if (isOpen(status)) {
    const step = reminderDue(schedule, moments, now);
    if (step && !done.has(step)) steps.push(step);
  }
  if (status === "signed" && now >= moments.mailAt && !done.has("send")) steps.push("send");
  return steps;
}

/** Before the mail's moment one reminder; from then on one each business day, once its clock time has come. */
function reminderDue(schedule: ReviewSchedule, { remindAt, mailAt }: ReviewMoments, now: Date): Step | null {
  if (now < mailAt) return remindAt !== null && now >= remindAt ? "remind:first" : null;
  const today = dayIn(now, schedule.timeZone);
  const hasStruck = now >= instantAt(today, schedule.clockTime, schedule.timeZone);
  return hasStruck && isBusinessDay(today, schedule.holidays) ? `remind:${today}` : null;
}

/** When the schedule must look at the quarter again; `null`: never, because it was sent. */
export function nextMoment(
  schedule: ReviewSchedule,
  moments: ReviewMoments,
  { status }: Pick<QuarterState, "status">,
  now: Date,
): Date | null {
  if (status === "sent") return null;
  const ahead = [moments.draftAt, moments.remindAt, moments.mailAt].filter((at): at is Date => at !== null && at > now);
  if (now >= moments.mailAt && isOpen(status)) ahead.push(nextBusinessMoment(schedule, now).at);
  return ahead.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
