import type { EngineEvidence, EngineOption, EnginePrice, EngineUsage, Policy } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import type { OptionDefinition } from "../schema";
import { machinesForEngine, shareMachine, sizeMachines, type MachineLoad, type MachineUse } from "./size-machines";
import { staffCosts } from "./staff-costs";

/** What the price book says of a model on a day, in the organization's currency. */
export interface BookPrice {
  readonly price: EnginePrice;
  readonly retiresOn: Day | null;
}
/** `null`: no price is known, or only one in another currency. */
export type PriceLookup = (
  of: { readonly provider: string; readonly model: string },
  inputTokensPerRequest: number,
) => BookPrice | null;
/** The hour of a machine in the organization's currency; `null`: not known. */
export type MachineLookup = (of: { readonly provider: string; readonly name: string }) => number | null;

export interface OptionForEngine {
  readonly key: string;
  readonly definition: OptionDefinition;
  readonly evidence: EngineEvidence | null;
}

/** What an option's translation depends on besides itself. */
export interface OptionTerms {
  readonly lookup: PriceLookup;
  readonly machines: MachineLookup;
  /** Other workloads on the machine that this option shares. */
  readonly others: readonly (MachineUse & { readonly name: string })[];
  readonly usage: EngineUsage;
  readonly policy: Policy;
  /** Measured usage holds the context of what is in use already. */
  readonly isInUse: boolean;
}

/** An option as the engine takes it; `null` where its price should come from the book and is not there. */
export function engineOption({ key, definition, evidence }: OptionForEngine, terms: OptionTerms): EngineOption | null {
  const { models: _models, promptVersion: _prompt, trainingRun: _run, dataChecks: _checks, ...rest } = definition;
  const { priceOf, addedInput, machineOf, sizing: _sizing, staff: _staff, proposal: _proposal, ...given } = rest;
  const found = priceOf
    ? terms.lookup(priceOf, terms.usage.inputTokensPerRequest * (1 - definition.promptReduction))
    : null;
  const hourly = machineOf ? terms.machines(machineOf) : (given.unitHourly ?? null);
  if ((priceOf && !found) || (machineOf && hourly === null)) return null;
  const price = found?.price ?? given.price ?? null;
  const retiresOn = given.retiresOn ?? found?.retiresOn ?? null;
  const added = addedInput && !terms.isInUse && price ? costOfAddedInput(addedInput, definition, price, terms) : 0;
  const option = {
    ...{ ...given, price, retiresOn, evidence, retrievalPerRequest: given.retrievalPerRequest + added },
    ...withStaff(definition),
    ...(hourly === null ? {} : withMachines(definition, hourly, terms)),
  };
  const stated = Object.entries(option).filter(
    ([, value]) => value !== null && value !== undefined && value !== false && value !== 0,
  );
  return { id: key, level: definition.level, ...Object.fromEntries(stated) };
}

/** What the traffic asks of machines; the engine's own default where no peak is known. */
export const machineLoad = (usage: EngineUsage, policy: Policy): MachineLoad => ({
  requestsPerMonth: usage.requestsPerMonth,
  peakToMean: usage.peakToMean ?? DEFAULT_PEAK,
  daysPerMonth: policy.daysPerMonth,
  maxUtilisation: policy.maxUtilisation,
});
/** Peak to mean where none is measured: the engine's (specification, section 2). */
export const DEFAULT_PEAK = 3;

/** Machines of its own for the engine to count; those that others use too as its part of what they cost. */
function withMachines(
  { capacityRps, sizing, monthlyFixed }: OptionDefinition,
  hourly: number,
  { usage, policy, others }: OptionTerms,
): Partial<EngineOption> {
  const load = machineLoad(usage, policy);
  const sized = sizeMachines(hourly, capacityRps ?? null, sizing, load);
  if (others.length === 0) {
    const { monthlyFixed: spares, ...machines } = machinesForEngine(sized, load);
    return { ...machines, monthlyFixed: monthlyFixed + spares };
  }
  const { needed, useShare } = shareMachine(ownUse(usage, sized), others, sized.utilisation);
  const all = (needed + sized.spares) * hourly * sized.hoursPerDay * load.daysPerMonth;
  return { unitHourly: null, capacityRps: null, monthlyFixed: monthlyFixed + all * useShare };
}

export const ownUse = (
  usage: EngineUsage,
  sized: { readonly peakRps: number; readonly capacityRps: number | null },
): MachineUse => ({
  tokensPerMonth: usage.requestsPerMonth * (usage.inputTokensPerRequest + usage.outputTokensPerRequest),
  peakRps: sized.peakRps,
  capacityRps: sized.capacityRps,
});

/** People's time beside the costs that were typed. */
function withStaff({ staff, upfront, maintenanceMonthly }: OptionDefinition): Partial<EngineOption> {
  if (!staff || staff.length === 0) return {};
  const { data, evaluation, integration, upkeep } = staffCosts(staff);
  const more = (typed: number | null | undefined, people: number): number | null =>
    people > 0 ? (typed ?? 0) + people : (typed ?? null);
  const summed = {
    training: upfront?.training ?? null,
    data: more(upfront?.data, data),
    evaluation: more(upfront?.evaluation, evaluation),
    integration: more(upfront?.integration, integration),
    total: upfront?.total ?? null,
  };
  const stated = Object.fromEntries(Object.entries(summed).filter(([, amount]) => amount !== null));
  return {
    maintenanceMonthly: maintenanceMonthly + upkeep,
    ...(Object.keys(stated).length > 0 ? { upfront: stated } : {}),
  };
}

/** Examples stand in the static prefix and may be cached; retrieved passages differ from request to request. */
function costOfAddedInput(
  { fewShot, retrieved }: NonNullable<OptionDefinition["addedInput"]>,
  { caching, batch }: OptionDefinition,
  price: EnginePrice,
  { usage, policy }: OptionTerms,
): number {
  const input = price.inputPerMTok;
  if (typeof input !== "number") return 0;
  const read = price.cachedInputPerMTok ?? input * policy.cachedInputShareOfPrice;
  const write = price.cacheWritePerMTok ?? input;
  const hit = usage.cacheHitRate ?? policy.cacheHitRate;
  const prefix = fewShot + usage.inputTokensPerRequest * (usage.cacheableShare ?? 0);
  const isCached = caching && prefix >= policy.minCacheablePrefixTokens;
  const cost = (fewShot * (isCached ? hit * read + (1 - hit) * write : input) + retrieved * input) / 1e6;
  return batch ? cost * (1 - policy.batchDiscount) : cost;
}
