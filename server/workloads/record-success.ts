import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { findWorkload } from "./find-workload";
import type { recordSuccessSchema, SuccessMeasurement } from "./schema";

const MOST = 200;

/**
 * Keeps the share of results that succeeded, as measured on a day, with who typed it and why; the same day again takes the
 * place of what stood there, `null` takes it back. @throws Refusal for a day that has not come.
 */
export async function recordSuccess(ctx: TenantContext, input: z.infer<typeof recordSuccessSchema>): Promise<void> {
  const workload = await findWorkload(ctx, input.id);
  const { measuredOn, share, reason } = input;
  if (measuredOn > ctx.today)
    throw new Refusal("bad-input", "not-yet", `${measuredOn} has not come yet: write the day it was measured.`, {
      field: "measuredOn",
    });
  const others = workload.profile.successes.filter((one) => one.measuredOn !== measuredOn);
  const typed: SuccessMeasurement[] =
    share === null ? [] : [{ measuredOn, share, reason, by: ctx.actor.name, on: ctx.today }];
  const successes = [...others, ...typed].sort((left, right) => (left.measuredOn < right.measuredOn ? -1 : 1));
  if (successes.length > MOST)
    throw new Refusal("bad-input", "too-many", `${MOST} measurements are kept: take an old one back first.`, {
      field: "measuredOn",
    });
  await ctx.db.workload.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id: workload.id } },
    data: { profile: { ...workload.profile, successes } },
  });
  await audit(ctx, {
    action: share === null ? "success.withdraw" : "success.record",
    subject: workload.name,
    reason,
    facts: { measuredOn, share },
  });
}
