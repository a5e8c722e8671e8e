import type { TenantContext } from "@/server/tenancy/context";
import { DEFAULT_SCHEDULE, type ReviewSchedule } from "./schema";

/** Never: later than any quarter that anybody will close. */
const NEVER = new Date("9999-01-01T00:00:00Z");

/** The schedule in force. An organization without one, one whose clock stands still, and one that is closed, has none that runs. */
export async function readStored(ctx: TenantContext): Promise<ReviewSchedule & { readonly isKept: boolean }> {
  const { id: organizationId, timeZone, clockStandsOn, isClosed } = ctx.organization;
  const row = await ctx.db.reviewSchedule.findUnique({ where: { organizationId } });
  if (!row) return { ...DEFAULT_SCHEDULE, timeZone, isOn: false, isKept: false };
  const { businessDay, clockTime, remindBefore } = row;
  return {
    ...{ businessDay, clockTime, remindBefore, timeZone, isKept: true },
    isOn: row.isOn && clockStandsOn === null && !isClosed,
    holidays: row.holidays as string[],
  };
}

/** Holds the organization's place in the calendar until the transaction ends: of two workers the second sees what the first did. */
export async function lockDueMoment(ctx: TenantContext): Promise<void> {
  await ctx.db.$queryRaw`SELECT at FROM "DueMoment" WHERE "organizationId" = ${ctx.organization.id} FOR UPDATE`;
}

/** `null`: nothing to do until something changes. */
export async function setDueMoment(ctx: TenantContext, at: Date | null): Promise<void> {
  await ctx.db.$executeRaw`
    INSERT INTO "DueMoment" ("organizationId", at) VALUES (${ctx.organization.id}, ${at ?? NEVER})
    ON CONFLICT ("organizationId") DO UPDATE SET at = EXCLUDED.at`;
}

export async function stepsDone(ctx: TenantContext, quarter: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.db.scheduledStep.findMany({
    where: { organizationId: ctx.organization.id, quarter },
    select: { step: true },
  });
  return new Set(rows.map(({ step }) => step));
}

export async function markDone(
  ctx: TenantContext,
  quarter: string,
  step: string,
  facts: Readonly<Record<string, string | number>>,
): Promise<void> {
  const organizationId = ctx.organization.id;
  await ctx.db.scheduledStep.create({ data: { organizationId, quarter, step, doneAt: ctx.now, facts } });
}
