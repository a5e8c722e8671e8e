import type { Sizing } from "../options/option-parts-schema";

const HOURS_PER_DAY = 24;
const SECONDS_PER_DAY = 86_400;

/** Load and terms that machines are sized for. */
export interface MachineLoad {
  readonly requestsPerMonth: number;
  readonly peakToMean: number;
  readonly daysPerMonth: number;
  /** The policy's, where the option says none of its own. */
  readonly maxUtilisation: number;
}

/** How many machines, how long, at what cost a month; every figure on the way to it. */
export interface SizedMachines {
  readonly hourly: number;
  readonly capacityRps: number | null;
  readonly utilisation: number;
  readonly peakRps: number;
  /** What the peak needs; 1 where the capacity is not known. */
  readonly needed: number;
  readonly spares: number;
  readonly hoursPerDay: number;
  readonly monthly: number;
}

/**
 * Machines for the peak, `⌈peak / (capacity · utilisation)⌉` and at least one, with spares on top; hours that they are off cost
 * nothing. Source: engine specification, "Fixed cost a month"; a new idea here are on-hours and spares.
 */
export function sizeMachines(
  hourly: number,
  capacityRps: number | null,
  sizing: Partial<Sizing> | null | undefined,
  load: MachineLoad,
): SizedMachines {
  const utilisation = sizing?.utilisation ?? load.maxUtilisation;
  const hoursPerDay = sizing?.hoursPerDay ?? HOURS_PER_DAY;
  const spares = sizing?.spares ?? 0;
  const peakRps = (load.requestsPerMonth / (load.daysPerMonth * SECONDS_PER_DAY)) * load.peakToMean;
  const needed = capacityRps === null ? 1 : Math.max(1, ceiling(peakRps / (capacityRps * utilisation)));
  const monthly = (needed + spares) * hourly * hoursPerDay * load.daysPerMonth;
  return { hourly, capacityRps, utilisation, peakRps, needed, spares, hoursPerDay, monthly };
}

/** Machines as the engine takes them, so that its own rules say the same of them. */
export interface EngineMachines {
  readonly unitHourly?: number;
  readonly capacityRps?: number;
  readonly monthlyFixed: number;
}

/**
 * The engine runs machines all hours and keeps no spare. Hours off make the hour cheaper, `hourly · hours / 24`; a utilisation of
 * its own scales the capacity, `capacity · own / policy`; spares are a fixed cost a month. The engine then counts the same
 * machines for the same money, and more of them as the traffic grows.
 */
export function machinesForEngine(sized: SizedMachines, load: MachineLoad): EngineMachines {
  const { hourly, capacityRps, utilisation, hoursPerDay, spares } = sized;
  return {
    unitHourly: (hourly * hoursPerDay) / HOURS_PER_DAY,
    ...(capacityRps === null ? {} : { capacityRps: (capacityRps * utilisation) / load.maxUtilisation }),
    monthlyFixed: spares * hourly * hoursPerDay * load.daysPerMonth,
  };
}

/** One workload on a shared machine: its traffic, and how much of a machine its peak fills. */
export interface MachineUse {
  readonly tokensPerMonth: number;
  readonly peakRps: number;
  readonly capacityRps: number | null;
}

/** A machine that several workloads use: how many in all, and which part of the cost is this one's. */
export interface SharedMachine {
  readonly needed: number;
  /** By tokens. */
  readonly useShare: number;
  /** Names of the others. */
  readonly others: readonly string[];
}

/**
 * Splits shared machines by use: together they are sized for the sum of the peaks, each workload bears its share of the tokens.
 * Source: settled questions, "One machine or model shared by several workloads, its fixed cost split by use".
 */
export function shareMachine(
  own: MachineUse,
  others: readonly (MachineUse & { readonly name: string })[],
  utilisation: number,
): SharedMachine {
  const all = [own, ...others];
  const fill = all.reduce(
    (sum, { peakRps, capacityRps }) => sum + (capacityRps === null ? 0 : peakRps / capacityRps),
    0,
  );
  const tokens = all.reduce((sum, { tokensPerMonth }) => sum + tokensPerMonth, 0);
  return {
    needed: Math.max(1, ceiling(fill / utilisation)),
    useShare: tokens > 0 ? own.tokensPerMonth / tokens : 1 / all.length,
    others: others.map(({ name }) => name),
  };
}

/** A hair above a whole number is rounding, as the engine counts it. */
const ceiling = (value: number): number => Math.ceil(value * (1 - 1e-9));
