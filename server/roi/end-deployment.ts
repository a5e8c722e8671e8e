import type { z } from "zod";
import { formatDay } from "@/server/kernel/format";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { statusOn } from "./record-deployment";
import type { endDeploymentSchema } from "./schema";
import { findDeployment } from "./store";

/** Takes a deployment out of production after its last day, or back into it; what it returned stays. */
export async function endDeployment(ctx: TenantContext, input: z.infer<typeof endDeploymentSchema>): Promise<void> {
  const { id, startedOn, endedOn, name } = await findDeployment(ctx, input.id);
  if (startedOn === null)
    throw new Refusal("conflict", "not-started", `${name} has not begun, so it cannot end.`, { field: "endedOn" });
  if (input.endedOn !== null && input.endedOn < startedOn)
    throw new Refusal(
      "bad-input",
      "ends-before-start",
      `endedOn: it began on ${formatDay(startedOn)}; its last day is that day or later.`,
      { field: "endedOn" },
    );
  await ctx.db.deployment.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id } },
    data: {
      endedOn: input.endedOn === null ? null : new Date(`${input.endedOn}T00:00:00Z`),
      status: statusOn(ctx.today, startedOn, input.endedOn),
    },
  });
  await audit(ctx, {
    action: input.endedOn === null ? "deployment.resume" : "deployment.end",
    subject: name,
    reason: input.reason,
    facts: { deployment: id, endedOn: input.endedOn, before: endedOn },
  });
}
