import type { z } from "zod";
import type { NextExperiment } from "@/server/engine";
import { formatDay } from "@/server/kernel/format";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { findWorkload } from "../find-workload";
import type { StoredWorkload } from "../store";
import type { planExperimentSchema } from "./experiment-schema";

type Plan = z.infer<typeof planExperimentSchema>;

/** Plans a parallel test, or starts it at once. @throws Refusal for options that are not there or are being tested. */
export async function planExperiment(ctx: TenantContext, input: Plan): Promise<{ id: string }> {
  const workload = await findWorkload(ctx, input.workloadId);
  refuseDayToCome(ctx, input.startedOn);
  const unknown = input.optionKeys.filter((key) => !listed(workload, key));
  if (unknown.length > 0)
    throw new Refusal(
      "bad-input",
      "no-option",
      `${workload.name} has no option ${unknown.map((key) => `"${key}"`).join(", ")}: name options that are listed.`,
      { field: "optionKeys" },
    );
  const open = await ctx.db.experiment.findFirst({
    where: {
      organizationId: ctx.organization.id,
      ...{ workloadId: workload.id, status: { in: ["planned", "running"] } },
      optionKeys: { hasSome: input.optionKeys },
    },
  });
  if (open)
    throw new Refusal(
      "conflict",
      "being-tested",
      "A test of that option is open already: end it, or record its result.",
      {
        experiment: open.id,
      },
    );
  return keep(ctx, workload, input, null);
}

/** The trial that was accepted, as it was advised. One decision opens one test; options that have gone are left out. */
export async function openTrial(
  ctx: TenantContext,
  trial: {
    readonly workloadId: string;
    readonly decisionId: string;
    readonly ownerName: string;
    readonly note: string;
    readonly experiment: NextExperiment;
  },
): Promise<void> {
  const { workloadId, decisionId, ownerName, note, experiment } = trial;
  const organizationId = ctx.organization.id;
  if (await ctx.db.experiment.findFirst({ where: { organizationId, decisionId } })) return;
  const workload = await findWorkload(ctx, workloadId);
  const optionKeys = experiment.options.filter((key) => listed(workload, key));
  if (optionKeys.length === 0) return;
  const { sampleSize, trafficShare, days, measures } = experiment;
  const plan = { workloadId, optionKeys, sampleSize, trafficShare, days, measures: [...measures], ownerName, note };
  await keep(ctx, workload, { ...plan, startedOn: null }, decisionId);
}

const listed = ({ options }: StoredWorkload, key: string): boolean =>
  options.some((option) => option.key === key && !option.isArchived);

async function keep(
  ctx: TenantContext,
  workload: StoredWorkload,
  { startedOn, ...plan }: Plan,
  decisionId: string | null,
): Promise<{ id: string }> {
  const id = ctx.newId();
  await ctx.db.experiment.create({
    data: {
      ...{ ...plan, organizationId: ctx.organization.id, id, decisionId, createdBy: ctx.actor.name },
      ...{ status: startedOn === null ? "planned" : "running", createdAt: ctx.now },
      startedOn: startedOn === null ? null : new Date(`${startedOn}T00:00:00Z`),
    },
  });
  await audit(ctx, {
    action: startedOn === null ? "experiment.plan" : "experiment.start",
    subject: workload.name,
    facts: { experiment: id, options: plan.optionKeys, sampleSize: plan.sampleSize },
  });
  return { id };
}

/** @throws Refusal for a day after today: a test that has not begun is planned. */
export function refuseDayToCome({ today }: TenantContext, startedOn: string | null): void {
  if (startedOn !== null && startedOn > today)
    throw new Refusal(
      "bad-input",
      "day-to-come",
      `startedOn: today is ${formatDay(today)}; plan the test, and start it on its day.`,
      { field: "startedOn" },
    );
}
