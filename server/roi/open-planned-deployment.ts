import type { Level } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { readOptionFacts } from "./read-option-facts";
import type { LedgerInput, StoredBaseline } from "./schema";

/** What was promised when something was accepted. */
export interface PromisedDeployment {
  readonly workloadId: string;
  readonly decisionId: string;
  readonly name: string;
  readonly optionKey: string;
  readonly level: Level;
  readonly hosting: string;
  readonly retiresOn: Day | null;
  readonly plan: { readonly upfront: string; readonly monthlySaving: string } | null;
  readonly baseline: StoredBaseline;
  readonly investment: NonNullable<LedgerInput["investment"]>;
  /** The options in use when it was promised, by their share: the baseline follows the dated prices of their models in the book. */
  readonly inUse: readonly { readonly optionKey: string; readonly share: string }[];
}

/**
 * Opens a deployment that has not begun, with the promise it was accepted for: the models of the accepted option, and the baseline at
 * the dated prices of what is in use. Its first day is entered when it comes.
 */
export async function openPlannedDeployment(ctx: TenantContext, promised: PromisedDeployment): Promise<string> {
  const id = ctx.newId();
  const { baseline, investment, plan, retiresOn, inUse, ...facts } = promised;
  const options = await readOptionFacts(ctx, promised.workloadId);
  const priceOf = options.pricedModels(inUse);
  await ctx.db.deployment.create({
    data: {
      ...facts,
      organizationId: ctx.organization.id,
      id,
      status: "planned",
      retiresOn: retiresOn === null ? null : new Date(`${retiresOn}T00:00:00Z`),
      ...(plan ? { plan: { ...plan } } : {}),
      baseline: priceOf.length > 0 ? { ...baseline, priceOf } : baseline,
      investment: investment.map(({ kind, amount }) => ({ kind, amount: String(amount) })),
      models: options.modelsOf(promised.optionKey),
      createdBy: ctx.actor.name,
    },
  });
  await audit(ctx, {
    action: "deployment.plan",
    subject: promised.name,
    facts: { deployment: id, decision: promised.decisionId },
  });
  return id;
}
