import { addQuarters, quarterOf } from "@/server/kernel/quarter";
import { reviewState } from "@/server/review";
import { tenantContext } from "@/server/tenancy/context";
import { inTenant } from "@/server/tenancy/tenant-database";
import { SCHEDULE_ACTOR } from "./keep-calendar";
import { reviewMoments } from "./rules/review-moments";
import { stepsDue } from "./rules/steps-due";
import { lockDueMoment, markDone, readStored, stepsDone } from "./schedule-store";

/**
 * Notes the letters that the schedule owes by `now` as done, without sending them: after a restore nobody knows whether they left
 * already. What comes due later happens as ever; a draft that is missing is made. Answers how many steps were held.
 */
export function holdDueSteps(organizationId: string, now: Date): Promise<number> {
  return inTenant(organizationId, async (db) => {
    const ctx = await tenantContext(db, organizationId, SCHEDULE_ACTOR, now);
    await lockDueMoment(ctx);
    const schedule = await readStored(ctx);
    if (!schedule.isOn) return 0;
    const start = ctx.organization.fiscalYearStart;
    const ended = addQuarters(quarterOf(ctx.today, start), -1, start);
    const { status } = await reviewState(ctx, ended.key);
    const state = { status, done: await stepsDone(ctx, ended.key) };
    const held = stepsDue(schedule, reviewMoments(schedule, ended), state, ctx.now).filter((step) => step !== "draft");
    for (const step of held) await markDone(ctx, ended.key, step, { held: "restored from a backup" });
    return held.length;
  });
}
