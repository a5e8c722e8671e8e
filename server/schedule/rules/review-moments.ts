import { addDays, type Day } from "@/server/kernel/day";
import type { Quarter } from "@/server/kernel/quarter";
import type { ReviewSchedule } from "../schema";
import { businessDaysBefore, isBusinessDay, nthBusinessDay } from "./business-days";
import { dayIn, instantAt } from "./zoned-time";

/** What happens when, for one quarter. */
export interface ReviewMoments {
  /** On the day after the quarter at the organization's clock time, never before the quarter has ended in UTC. */
  readonly draftAt: Date;
  /** `null`: nobody is reminded before the mail is due. */
  readonly remindAt: Date | null;
  /** The mail leaves then, or with the last signature if that comes later. */
  readonly mailAt: Date;
}

export function reviewMoments(schedule: ReviewSchedule, quarter: Pick<Quarter, "to">): ReviewMoments {
  const { businessDay, clockTime, timeZone, holidays, remindBefore } = schedule;
  const ended = new Date(`${quarter.to}T00:00:00Z`);
  const notBefore = (instant: Date): Date => (instant < ended ? ended : instant);
  const mailDay = nthBusinessDay(quarter.to, businessDay, holidays);
  const remindDay = businessDaysBefore(mailDay, remindBefore, holidays);
  return {
    draftAt: notBefore(instantAt(quarter.to, clockTime, timeZone)),
    remindAt: remindBefore === 0 ? null : notBefore(instantAt(remindDay, clockTime, timeZone)),
    mailAt: notBefore(instantAt(mailDay, clockTime, timeZone)),
  };
}

/** The next moment after `after` at which it is the clock time of a business day. */
export function nextBusinessMoment(schedule: ReviewSchedule, after: Date): { readonly day: Day; readonly at: Date } {
  const { clockTime, timeZone, holidays } = schedule;
  for (let day = dayIn(after, timeZone); ; day = addDays(day, 1)) {
    const at = instantAt(day, clockTime, timeZone);
    if (at > after && isBusinessDay(day, holidays)) return { day, at };
  }
}
