import type { z } from "zod";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { setDueMoment } from "./schedule-store";
import { readSchedule } from "./read-schedule";
import type { scheduleInput } from "./schema";

/** Changes when reviews are made and mailed, and who signs. The calendar is looked at anew at once. */
export async function editSchedule(ctx: TenantContext, input: z.infer<typeof scheduleInput>): Promise<void> {
  const { timeZone, requiredSignatures, preparerMaySign, ...wanted } = input;
  const { id: organizationId } = ctx.organization;
  const before = await readSchedule(ctx);
  const holidays = [...new Set(wanted.holidays)].sort();
  const facts = { ...wanted, holidays, changedBy: ctx.actor.name, changedAt: ctx.now };
  await ctx.db.reviewSchedule.upsert({
    where: { organizationId },
    create: { organizationId, ...facts },
    update: facts,
  });
  await ctx.db.organization.update({
    where: { id: organizationId },
    data: { timeZone, requiredSignatures, preparerMaySign },
  });
  await setDueMoment(ctx, new Date());
  const { quarters: _quarters, clockStands: _clockStands, ...was } = before;
  await audit(ctx, {
    action: "schedule.edit",
    subject: "review schedule",
    facts: {
      before: { ...was, holidays: [...was.holidays] },
      after: { ...wanted, holidays, timeZone, requiredSignatures, preparerMaySign },
    },
  });
}
