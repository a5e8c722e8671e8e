import type { Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { holdsOn, rateOn, type BookInForce, type Machine } from "@/server/pricing";
import type { MachineLookup } from "../rules/engine-option";

/** Machines of the book on a day with their hour in the organization's currency; those without a rate are left out. */
export function machinesOn({ book, index, currency }: BookInForce, day: Day): { machine: Machine; hourly: number }[] {
  return book.machines.flatMap((machine) => {
    if (!holdsOn(machine, day)) return [];
    if (machine.currency === currency) return [{ machine, hourly: Number(machine.hourly) }];
    const rate = index.exchange ? rateOn(index.exchange, machine.currency, day) : null;
    return rate === null ? [] : [{ machine, hourly: new Decimal(machine.hourly).times(rate).toNumber() }];
  });
}

/** The hour of a machine on a day, by its provider and name. */
export const machineLookup =
  (book: BookInForce, day: Day): MachineLookup =>
  ({ provider, name }) =>
    machinesOn(book, day).find(({ machine }) => machine.provider === provider && machine.name === name)?.hourly ?? null;
