import type { z } from "zod";
import { faultsOf, recommend, type EngineInput } from "@/server/engine";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { applyChanges, droppedChanges, type Change } from "@/server/what-if";
import { findWorkload } from "../find-workload";
import { answerFor, gatherPortfolio } from "../gather-portfolio";
import type { saveScenarioSchema } from "./schema";
import type { SavedOn } from "./store";

/**
 * Keeps what somebody supposed under a name, with who, when and on which versions.
 * @throws Refusal where the workload has no answer, the changes do not make a question that the engine takes, or the
 * name is taken.
 */
export async function saveScenario(
  ctx: TenantContext,
  input: z.infer<typeof saveScenarioSchema>,
): Promise<{ id: string }> {
  const workload = await findWorkload(ctx, input.workloadId);
  const portfolio = await gatherPortfolio(ctx, input, workload.id);
  const asked = answerFor(workload, portfolio).input;
  if (asked === null)
    throw new Refusal("conflict", "no-answer", "This workload has no recommendation yet, so nothing can be supposed.");
  const { action, level, option } = recommend(changed(asked, input.changes));
  await refuseTakenName(ctx, input);
  const { versions } = portfolio;
  const savedOn: SavedOn = {
    ...{ quarter: input.quarter, prices: input.prices, versions },
    answer: { action, level, option },
  };
  const id = ctx.newId();
  await ctx.db.scenario.create({
    data: {
      ...{ organizationId: ctx.organization.id, id, workloadId: workload.id, name: input.name, note: input.note },
      changes: input.changes.map(({ path, value }) => ({ path, value })),
      savedOn: JSON.parse(JSON.stringify(savedOn)) as object,
      ...{ savedBy: ctx.actor.id, savedByName: ctx.actor.name, savedAt: ctx.now },
    },
  });
  await audit(ctx, {
    action: "scenario.save",
    subject: `${workload.name}: ${input.name}`,
    facts: { scenario: id, changes: input.changes.length },
  });
  return { id };
}

/** @throws Refusal bad-input with every place that is wrong. */
function changed(asked: EngineInput, changes: readonly Change[]): EngineInput {
  const dropped = droppedChanges(asked, changes);
  if (dropped.length > 0)
    throw new Refusal(
      "bad-input",
      "unknown-place",
      `changes: there is no such place in this workload's question: ${dropped.map(({ path }) => path).join(", ")}.`,
      { paths: dropped.map(({ path }) => path) },
    );
  const input = applyChanges(asked, changes);
  const faults = faultsOf(input);
  if (faults.length > 0)
    throw new Refusal(
      "bad-input",
      "engine-input",
      faults.map(({ path, problem }) => `${path}: ${problem}`).join("; "),
      {
        faults,
      },
    );
  return input;
}

async function refuseTakenName(ctx: TenantContext, { workloadId, name }: { workloadId: string; name: string }) {
  const taken = await ctx.db.scenario.count({ where: { organizationId: ctx.organization.id, workloadId, name } });
  if (taken > 0)
    throw new Refusal("conflict", "name-taken", `There is a scenario "${name}" already; give this one another name.`, {
      field: "name",
    });
}
