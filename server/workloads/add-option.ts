import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { findWorkload } from "./find-workload";
import { optionFaults, type KeyedDefinition } from "./rules/option-faults";
import { optionKeyFrom } from "./rules/option-key";
import type { addOptionSchema } from "./schema";
import type { StoredWorkload } from "./store";

/** Adds a way to run a workload. @throws Refusal with every fault of its definition. */
export async function addOption(
  ctx: TenantContext,
  input: z.infer<typeof addOptionSchema>,
): Promise<{ id: string; key: string }> {
  const workload = await findWorkload(ctx, input.workloadId);
  const { definition } = input;
  const taken = workload.options.map(({ key }) => key);
  const key = input.key ?? optionKeyFrom(definition.label, taken);
  if (taken.includes(key))
    throw new Refusal(
      "conflict",
      "key-taken",
      `${workload.name} has, or had, an option "${key}": choose another key.`,
      { field: "key" },
    );
  refuseOptionFaults({ key, definition }, workload);
  const id = ctx.newId();
  await ctx.db.option.create({
    data: {
      organizationId: ctx.organization.id,
      id,
      workloadId: workload.id,
      key,
      definition,
      createdBy: ctx.actor.name,
    },
  });
  await audit(ctx, { action: "option.add", subject: `${workload.name}: ${definition.label}`, facts: { key } });
  return { id, key };
}

/** @throws Refusal that names every fault by its place in the definition. */
export function refuseOptionFaults(draft: KeyedDefinition, workload: StoredWorkload): void {
  const faults = optionFaults(
    draft,
    workload.options.filter((option) => !option.isArchived),
  );
  if (faults.length === 0) return;
  const sentence = faults.map(({ path, problem }) => (path === "" ? problem : `${path}: ${problem}`)).join(". ");
  throw new Refusal("bad-input", "option-faults", `${sentence}.`, { faults });
}
