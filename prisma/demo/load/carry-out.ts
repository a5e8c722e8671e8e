import { Refusal } from "@/server/kernel/refusal";
import { deploymentMonths } from "../deployment-months";
import type { UsageDay } from "../generate";
import { codeReview } from "../workloads/code-review";
import type { DemoApi } from "./act-as";

/** The first day of the model that the second quarter decided for, and the end of what is recorded of it. */
const STARTED = "2026-07-06";
const RECORDED_TO = "2026-10-01";
const MODELS = ["claude-sonnet-5"];

/** Carries out the accepted switch: its planned deployment begins, and its months are written down. */
export async function carryOutSwitch(api: DemoApi, usage: readonly UsageDay[]): Promise<void> {
  const planned = (await api.deployments.list()).find(
    ({ workloadName, status }) => workloadName === codeReview.name && status === "planned",
  );
  if (!planned)
    throw new Refusal("not-found", "no-deployment", `The switch of ${codeReview.name} has opened no deployment.`);
  const { id, workloadId, name, optionKey, level, decisionId, baseline, investment, plan } = await api.deployments.read(
    { id: planned.id },
  );
  await api.deployments.record({
    ...{ id, workloadId, name, optionKey, level, hosting: "api", decisionId, startedOn: STARTED, models: MODELS },
    baseline,
    investment: investment.map(({ kind, amount }) => ({ kind, amount: String(amount) })),
    plan: plan && { upfront: String(plan.upfront), monthlySaving: String(plan.monthlySaving) },
  });
  const served = { models: MODELS, startedOn: STARTED, everyMonth: { monitoring: 0, people: 0 } };
  for (const month of deploymentMonths(served, usage, RECORDED_TO))
    await api.deployments.recordMonth({ deploymentId: id, ...month });
  await api.deployments.recordQuality({
    deploymentId: id,
    date: "2026-07-01",
    metric: "accuracy",
    value: 0.884,
    sampleSize: 640,
  });
  await api.deployments.recordQuality({
    deploymentId: id,
    date: "2026-08-20",
    metric: "accuracy",
    value: 0.892,
    sampleSize: 640,
  });
}
