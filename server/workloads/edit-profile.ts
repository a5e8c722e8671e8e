import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { nameMustBeFree } from "./create-workload";
import { findWorkload } from "./find-workload";
import {
  USAGE_FIGURES,
  workloadProfileSchema,
  type editProfileSchema,
  type UsageOverrides,
  type WorkloadProfile,
} from "./schema";
import type { StoredWorkload } from "./store";

type EditProfile = z.infer<typeof editProfileSchema>;

/** Changes what is known of a workload; a figure typed over the measured one keeps its reason, author and day. */
export async function editProfile(ctx: TenantContext, input: EditProfile): Promise<void> {
  const workload = await findWorkload(ctx, input.id);
  if (input.name !== undefined && input.name !== workload.name) await nameMustBeFree(ctx, input.name, workload.id);
  const usageOverrides = overridesAfter(ctx, workload.profile.usageOverrides, input.usageOverrides ?? {});
  const profile: WorkloadProfile = workloadProfileSchema.parse({
    ...(input.profile ?? workload.profile),
    usageOverrides,
    successes: workload.profile.successes,
    saidCurrent: saidAfter(ctx, workload.profile, input),
  });
  const currentOptionId =
    input.currentOption === undefined ? workload.currentOptionId : idOfOption(workload, input.currentOption);
  await ctx.db.workload.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id: workload.id } },
    data: {
      name: input.name ?? workload.name,
      ownerName: input.ownerName ?? workload.ownerName,
      profile,
      currentOptionId,
    },
  });
  const reasons = Object.entries(input.usageOverrides ?? {}).map(
    ([figure, override]) => `${figure}: ${override?.reason ?? "taken back"}`,
  );
  await audit(ctx, {
    action: "workload.edit",
    subject: input.name ?? workload.name,
    reason: [...reasons, ...(input.currentOptionReason ? [`in use: ${input.currentOptionReason}`] : [])].join("; "),
    facts: { changed: Object.keys(input).filter((key) => key !== "id") },
  });
}

function saidAfter(
  ctx: TenantContext,
  { saidCurrent }: WorkloadProfile,
  { currentOption, currentOptionReason: reason }: EditProfile,
): WorkloadProfile["saidCurrent"] {
  if (currentOption === undefined) return saidCurrent;
  if (currentOption === null || reason === undefined) return null;
  return { reason, by: ctx.actor.name, on: ctx.today };
}

function overridesAfter(
  ctx: TenantContext,
  before: UsageOverrides,
  typed: NonNullable<EditProfile["usageOverrides"]>,
): UsageOverrides {
  const kept = USAGE_FIGURES.flatMap((figure) => {
    const given = typed[figure];
    const override = given === undefined ? before[figure] : given && { ...given, by: ctx.actor.name, on: ctx.today };
    return override ? [[figure, override] as const] : [];
  });
  return Object.fromEntries(kept);
}

function idOfOption(workload: StoredWorkload, key: string | null): string | null {
  if (key === null) return null;
  const option = workload.options.find((one) => one.key === key && !one.isArchived);
  if (!option)
    throw new Refusal("bad-input", "unknown-option", `${workload.name} has no option "${key}".`, {
      field: "currentOption",
    });
  return option.id;
}
