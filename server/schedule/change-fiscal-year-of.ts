import type { z } from "zod";
import { changeFiscalYear } from "@/server/kernel/change-fiscal-year";
import { parseQuarter, type FiscalYearStart } from "@/server/kernel/quarter";
import { dropDrafts, fiscalHold } from "@/server/review";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { setDueMoment } from "./schedule-store";
import type { fiscalYearInput } from "./schema";

/**
 * Lets the fiscal year start in another month, with the first such year after what is signed, frozen or worked on. Drafts that
 * nobody has touched go where their quarter is none any more, with what the calendar had done for it; it looks anew at once.
 */
export async function changeFiscalYearOf(
  ctx: TenantContext,
  { start }: z.infer<typeof fiscalYearInput>,
): Promise<void> {
  const { id: organizationId, fiscalYearStart: before } = ctx.organization;
  // Of two who change it at once the second sees what the first did.
  await ctx.db.$queryRaw`SELECT id FROM "Organization" WHERE id = ${organizationId} FOR UPDATE`;
  const { until, bare } = await fiscalHold(ctx);
  const after = changeFiscalYear(before, start, until);
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  const isAnother = (key: string): boolean => parseQuarter(key, before)?.from !== parseQuarter(key, after)?.from;
  const dropped = bare.filter(({ quarter }) => isAnother(quarter));
  await dropDrafts(
    ctx,
    dropped.map(({ id }) => id),
  );
  const steps = await ctx.db.scheduledStep.findMany({ where: { organizationId }, select: { quarter: true } });
  const stale = [...new Set(steps.map(({ quarter }) => quarter))].filter(isAnother);
  await ctx.db.scheduledStep.deleteMany({ where: { organizationId, quarter: { in: stale } } });
  await ctx.db.organization.update({ where: { id: organizationId }, data: rowOf(after) });
  await setDueMoment(ctx, new Date());
  await audit(ctx, {
    action: "fiscal-year.change",
    subject: "fiscal year",
    facts: {
      before: JSON.parse(JSON.stringify(before)),
      after: JSON.parse(JSON.stringify(after)),
      draftsDropped: dropped.map(({ quarter }) => quarter),
    },
  });
}

const rowOf = (calendar: FiscalYearStart) =>
  typeof calendar === "number"
    ? { fiscalYearStart: calendar, fiscalYearChanges: [] }
    : { fiscalYearStart: calendar.start, fiscalYearChanges: calendar.changes.map((change) => ({ ...change })) };
