import type { z } from "zod";
import type { Day } from "@/server/kernel/day";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { Prisma } from "@/server/tenancy/generated/client";
import { deploymentFaults } from "./rules/deployment-faults";
import type { DeploymentStatus, recordDeploymentSchema } from "./schema";
import { findDeployment, type StoredDeployment } from "./store";

type DeploymentInput = z.infer<typeof recordDeploymentSchema>;

/** Where a deployment stands by its days: planned before its first, ended after its last. */
export function statusOn(
  today: Day,
  startedOn: Day | null | undefined,
  endedOn: Day | null | undefined,
): DeploymentStatus {
  if (!startedOn || startedOn > today) return "planned";
  return endedOn && endedOn < today ? "ended" : "active";
}

/** Writes a deployment down, or changes the one whose id is given. @throws Refusal with every fault by its place. */
export async function recordDeployment(ctx: TenantContext, input: DeploymentInput): Promise<{ id: string }> {
  const organizationId = ctx.organization.id;
  const workload = await ctx.db.workload.findUnique({
    where: { organizationId_id: { organizationId, id: input.workloadId } },
  });
  if (!workload) throw notFound("workload");
  const before = input.id ? await findDeployment(ctx, input.id) : null;
  if (before && before.workloadId !== workload.id)
    throw new Refusal("bad-input", "other-workload", `workloadId: ${before.name} serves ${before.workloadName}.`, {
      field: "workloadId",
    });
  refuseFaults(input);
  if (input.decisionId) await refuseForeignDecision(ctx, input.decisionId, workload.id);
  const id = before?.id ?? ctx.newId();
  const data = dataOf(ctx, input);
  if (before) await ctx.db.deployment.update({ where: { organizationId_id: { organizationId, id } }, data });
  else
    await ctx.db.deployment.create({
      data: { ...data, organizationId, id, workloadId: workload.id, createdBy: ctx.actor.name },
    });
  await audit(ctx, {
    action: before ? "deployment.change" : "deployment.record",
    subject: `${workload.name}: ${input.name}`,
    facts: { deployment: id, ...numbersOf(input), before: before && numbersOf(before) },
  });
  return { id };
}

function refuseFaults(input: DeploymentInput): void {
  const faults = deploymentFaults(input);
  if (faults.length === 0) return;
  const sentence = faults.map(({ path, problem }) => `${path} ${problem}`).join(". ");
  throw new Refusal("bad-input", "deployment-faults", `${sentence}.`, { faults });
}

async function refuseForeignDecision(ctx: TenantContext, id: string, workloadId: string): Promise<void> {
  const decision = await ctx.db.decision.findUnique({
    where: { organizationId_id: { organizationId: ctx.organization.id, id } },
  });
  if (!decision || decision.workloadId !== workloadId || decision.verdict !== "accept") throw notFound("decision");
}

/** What the ledger's numbers hang on, for the audit log. */
const numbersOf = (one: DeploymentInput | StoredDeployment): Prisma.InputJsonObject => ({
  ...{ level: one.level, startedOn: one.startedOn ?? null, endedOn: one.endedOn ?? null },
  ...{ retiresOn: one.retiresOn ?? null, plan: one.plan ? { ...one.plan } : null, models: [...one.models] },
  ...{ baseline: one.baseline, investment: one.investment.map((part) => ({ ...part })) },
});

const dateOf = (day: Day | null | undefined): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);

const dataOf = (ctx: TenantContext, input: DeploymentInput) => ({
  ...{ name: input.name, optionKey: input.optionKey, level: input.level, hosting: input.hosting ?? "" },
  status: statusOn(ctx.today, input.startedOn, input.endedOn),
  startedOn: dateOf(input.startedOn),
  endedOn: dateOf(input.endedOn),
  retiresOn: dateOf(input.retiresOn),
  plan: input.plan ?? Prisma.DbNull,
  ...{ baseline: input.baseline, investment: input.investment, models: input.models },
  ...(input.decisionId ? { decisionId: input.decisionId } : {}),
  ...{ retrainEvery: input.retrainEvery ?? null, fallbackRoute: input.fallbackRoute },
});
