import type { EngineOption, EngineUsage, OptionEconomics, Policy } from "@/server/engine";
import type { OptionDefinition } from "../schema";
import { machineLoad } from "./engine-option";
import { sizeMachines, type SizedMachines } from "./size-machines";
import { staffCosts } from "./staff-costs";

/** What an option costs, line by line, in the organization's currency: a month at today's traffic, and once. */
export interface CostLines {
  readonly monthly: number;
  /** Tokens, requests and retrieval; of a router all that it routes to. */
  readonly variable: number;
  readonly isRouter: boolean;
  readonly perRequest: number;
  /** Machines by the hour; null: none of its own. */
  readonly machines: (SizedMachines & { readonly isShared: boolean }) | null;
  /** Fixed and typed: hosting, licences, an index. A part of a shared machine. */
  readonly fixed: number;
  readonly upkeep: number;
  /** Of the upkeep, what people cost. */
  readonly upkeepOfPeople: number;
  readonly upfront: number;
  /** What of it is known by its kind; null: not stated, and estimated or left out. */
  readonly once: {
    readonly training: number | null;
    readonly data: number | null;
    readonly evaluation: number | null;
    readonly integration: number | null;
  };
  /** The engine estimated it from the training and the policy. */
  readonly isUpfrontEstimated: boolean;
}

/** Takes the engine's cost of a month apart; what is left of the fixed lines is variable. A router has its own lines alone. */
export function costLines(
  definition: OptionDefinition,
  option: EngineOption,
  economics: Pick<OptionEconomics, "monthlyCost" | "upfront">,
  usage: EngineUsage,
  policy: Policy,
): CostLines {
  const hourly = option.unitHourly ?? null;
  const shown =
    hourly === null
      ? null
      : sizeMachines(
          (hourly * 24) / (definition.sizing?.hoursPerDay ?? 24),
          definition.capacityRps ?? null,
          definition.sizing,
          machineLoad(usage, policy),
        );
  const isShared = hourly === null && Boolean(definition.machineOf ?? definition.unitHourly);
  const upkeep = option.maintenanceMonthly ?? 0;
  const spares = shown ? shown.monthly - (shown.needed * shown.monthly) / (shown.needed + shown.spares) : 0;
  const fixed = (option.monthlyFixed ?? 0) - spares;
  const variable = economics.monthlyCost - (shown?.monthly ?? 0) - fixed - upkeep;
  const { training, data, evaluation, integration, total } = option.upfront ?? {};
  const stated = [data, evaluation, integration].reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return {
    ...{
      monthly: economics.monthlyCost,
      variable: settled(variable),
      perRequest: settled(variable) / usage.requestsPerMonth,
    },
    ...{ machines: shown && { ...shown, isShared }, fixed: settled(fixed), upkeep },
    isRouter: Boolean(definition.route),
    upkeepOfPeople: staffCosts(definition.staff ?? []).upkeep,
    upfront: economics.upfront,
    once: {
      ...{ training: training ?? null, data: data ?? null },
      ...{ evaluation: evaluation ?? null, integration: integration ?? null },
    },
    isUpfrontEstimated: definition.level >= 3 && typeof total !== "number" && stated === 0,
  };
}

/** What is left of a difference of equal sums is rounding. */
const settled = (amount: number): number => (Math.abs(amount) < 1e-6 ? 0 : amount);
