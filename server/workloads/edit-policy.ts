import type { z } from "zod";
import { faultsOf, type EnginePolicyOverrides } from "@/server/engine";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { Prisma } from "@/server/tenancy/generated/client";
import { overriddenThresholds } from "./rules/overridden-thresholds";
import type { editPolicySchema } from "./schema";
import { policyNow } from "./store";

/** Puts new thresholds in force as a new version; the old ones stay to be read. */
export async function editPolicy(
  ctx: TenantContext,
  input: z.infer<typeof editPolicySchema>,
): Promise<{ version: number }> {
  refusePolicyFaults(input.thresholds);
  const { version: before } = await policyNow(ctx);
  if (before !== input.basedOn)
    throw new Refusal(
      "conflict",
      "policy-changed",
      "Somebody changed the policy meanwhile: read it again, then change it.",
      { version: before },
    );
  const thresholds = overriddenThresholds(input.thresholds as EnginePolicyOverrides) as Prisma.InputJsonObject;
  const version = before + 1;
  await ctx.db.policy.create({
    data: { organizationId: ctx.organization.id, version, thresholds, reason: input.reason, createdBy: ctx.actor.name },
  });
  await audit(ctx, {
    action: "policy.edit",
    subject: `version ${version}`,
    reason: input.reason,
    facts: { thresholds },
  });
  return { version };
}

/** @throws Refusal that names every fault by its path. */
function refusePolicyFaults(thresholds: Readonly<Record<string, unknown>>): void {
  const faults = faultsOf({
    asOf: "2000-01-01",
    workload: { name: "workload", task: "other" },
    usage: { requestsPerMonth: 1, inputTokensPerRequest: 1, outputTokensPerRequest: 1 },
    options: [{ id: "option", level: 1, hosting: "api", price: { perRequest: 1 } }],
    policy: thresholds,
  }).map(({ path, problem }) => ({ path: path.replace(/^policy\.?/, ""), problem }));
  if (faults.length === 0) return;
  throw new Refusal(
    "bad-input",
    "policy-faults",
    `${faults.map(({ path, problem }) => `${path}: ${problem}`).join(". ")}.`,
    { faults },
  );
}
