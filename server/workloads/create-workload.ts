import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { workloadProfileSchema, type createWorkloadSchema } from "./schema";

/** Makes a workload. Usage comes to it by rules. @throws Refusal where the name is taken. */
export async function createWorkload(
  ctx: TenantContext,
  input: z.infer<typeof createWorkloadSchema>,
): Promise<{ id: string }> {
  await nameMustBeFree(ctx, input.name);
  const id = ctx.newId();
  const profile = workloadProfileSchema.parse(input.profile);
  await ctx.db.workload.create({
    data: { organizationId: ctx.organization.id, id, name: input.name, ownerName: input.ownerName, profile },
  });
  await audit(ctx, { action: "workload.create", subject: input.name });
  return { id };
}

/** @throws Refusal where another workload, even an archived one, has the name. */
export async function nameMustBeFree(ctx: TenantContext, name: string, except?: string): Promise<void> {
  const taken = await ctx.db.workload.findFirst({
    where: {
      organizationId: ctx.organization.id,
      name: { equals: name, mode: "insensitive" },
      ...(except === undefined ? {} : { id: { not: except } }),
    },
  });
  if (!taken) return;
  const kind = taken.archivedAt ? "An archived workload" : "A workload";
  throw new Refusal("conflict", "name-taken", `${kind} is called ${taken.name} already: choose another name.`, {
    field: "name",
  });
}
