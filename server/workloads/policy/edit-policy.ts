import type { z } from "zod";
import type { EnginePolicyOverrides } from "@/server/engine";
import { canonicalJson } from "@/server/kernel/canonical-json";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { Prisma } from "@/server/tenancy/generated/client";
import { overriddenThresholds } from "../rules/overridden-thresholds";
import type { editPolicySchema } from "../schema";
import { policyNow } from "../store";
import { ownPlanning } from "./planning";
import { refusePolicyFaults } from "./policy-faults";

/** Puts new thresholds in force as a new version; the old ones stay to be read. */
export async function editPolicy(
  ctx: TenantContext,
  input: z.infer<typeof editPolicySchema>,
): Promise<{ version: number }> {
  refusePolicyFaults(input.thresholds);
  const before = await policyNow(ctx);
  if (before.version !== input.basedOn)
    throw new Refusal(
      "conflict",
      "policy-changed",
      "Somebody changed the policy meanwhile: read it again, then change it.",
      { version: before.version },
    );
  const thresholds = overriddenThresholds(input.thresholds as EnginePolicyOverrides) as Prisma.InputJsonObject;
  const planning = input.planning ? ownPlanning(input.planning) : before.planning;
  if (
    canonicalJson({ thresholds, planning }) ===
    canonicalJson({ thresholds: before.thresholds, planning: before.planning })
  )
    throw new Refusal("conflict", "policy-unchanged", "That is how the policy stands already: nothing was saved.");
  const version = before.version + 1;
  await ctx.db.policy.create({
    data: {
      ...{ organizationId: ctx.organization.id, version, reason: input.reason, createdBy: ctx.actor.name },
      thresholds,
      planning,
    },
  });
  await audit(ctx, {
    action: "policy.edit",
    subject: `version ${version}`,
    reason: input.reason,
    facts: { thresholds, planning },
  });
  return { version };
}
