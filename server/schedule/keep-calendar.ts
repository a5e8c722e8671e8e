import { addQuarters, quarterOf, type Quarter } from "@/server/kernel/quarter";
import { Refusal } from "@/server/kernel/refusal";
import { addJob } from "@/server/queue";
import { openReview, reviewState } from "@/server/review";
import { tenantContext, type Actor, type TenantContext } from "@/server/tenancy/context";
import { inTenant } from "@/server/tenancy/tenant-database";
import { remindReviewers } from "./remind-reviewers";
import { reviewMoments, type ReviewMoments } from "./rules/review-moments";
import { nextMoment, stepsDue, type Step } from "./rules/steps-due";
import { lockDueMoment, markDone, readStored, setDueMoment, stepsDone } from "./schedule-store";
import type { ReviewSchedule } from "./schema";
import { tellOfDraft } from "./tell-of-draft";

export const SCHEDULE_ACTOR: Actor = { kind: "schedule", id: "schedule", name: "Quarterdeck", role: null };
/** A quarter whose usage has not come yet is looked at again after that long. */
const NO_DATA_MS = 60 * 60_000;

/**
 * Does for the last ended quarter of an organization what its schedule asks for by `now`, each step once, and says when to look
 * next. Several workers may do it at once; one transaction holds the step and what it does.
 */
export function keepCalendar(organizationId: string, now: Date): Promise<void> {
  return inTenant(organizationId, async (db) => {
    const ctx = await tenantContext(db, organizationId, SCHEDULE_ACTOR, now);
    await lockDueMoment(ctx);
    const schedule = await readStored(ctx);
    if (!schedule.isOn) return setDueMoment(ctx, null);
    const start = ctx.organization.fiscalYearStart;
    const running = quarterOf(ctx.today, start);
    const ended = addQuarters(running, -1, start);
    const moments = reviewMoments(schedule, ended);
    const isWaiting = await doSteps(ctx, schedule, moments, ended);
    const { status } = await stateOf(ctx, ended);
    const next = [
      nextMoment(schedule, moments, { status }, now),
      reviewMoments(schedule, running).draftAt,
      isWaiting ? new Date(now.getTime() + NO_DATA_MS) : null,
    ].filter((at): at is Date => at !== null);
    await setDueMoment(ctx, new Date(Math.min(...next.map((at) => at.getTime()))));
  });
}

/** Answers whether the quarter waits for its usage. */
async function doSteps(
  ctx: TenantContext,
  schedule: ReviewSchedule,
  moments: ReviewMoments,
  quarter: Quarter,
): Promise<boolean> {
  // A draft that was just made may owe its first reminder at once, where nothing ran for days.
  for (let round = 0; round < 3; round += 1) {
    const steps = stepsDue(schedule, moments, await stateOf(ctx, quarter), ctx.now);
    for (const step of steps) {
      const facts = await doStep(ctx, quarter, step);
      if (facts === "no-data") return true;
      await markDone(ctx, quarter.key, step, facts);
    }
    if (!steps.includes("draft")) break;
  }
  return false;
}

async function doStep(ctx: TenantContext, quarter: Quarter, step: Step): Promise<Record<string, number> | "no-data"> {
  if (step === "draft") {
    if (!(await makeDraft(ctx, quarter))) return "no-data";
    return { letters: await tellOfDraft(ctx, quarter) };
  }
  if (step === "send") {
    const { id } = await reviewState(ctx, quarter.key);
    await addJob(ctx.db, "send-review", { organizationId: ctx.organization.id, reviewId: id ?? "" });
    return {};
  }
  return { letters: await remindReviewers(ctx, quarter, step) };
}

/** False: nothing was imported for the quarter yet. */
async function makeDraft(ctx: TenantContext, quarter: Quarter): Promise<boolean> {
  try {
    await openReview(ctx, { quarter: quarter.key });
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === "no-data") return false;
    throw error;
  }
}

async function stateOf(ctx: TenantContext, quarter: Quarter) {
  const { status } = await reviewState(ctx, quarter.key);
  return { status, done: await stepsDone(ctx, quarter.key) };
}
