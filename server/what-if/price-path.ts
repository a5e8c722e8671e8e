import { cumulativeCosts, type CumulativeCosts, type EngineInput, type EngineOption } from "@/server/engine";
import { reachedBy } from "./apply-changes";
import { significant } from "./significant";

/** What is left of today's price in month 1, 2, …: a share. */
export type PricePath = (month: number) => number;

/** The same factor every month, that makes `factor` in twelve: month k is worth factor^((k−1)/12), as the engine counts. */
export const smoothly =
  (factorAYear: number): PricePath =>
  (month) =>
    factorAYear ** ((month - 1) / 12);

/** Flat for a year, then a cut, then flat again: month 13, 25, … */
export const inSteps =
  (factorAYear: number): PricePath =>
  (month) =>
    factorAYear ** Math.floor((month - 1) / 12);

/**
 * Cumulative costs where the prices of what is in use change month by month, on both sides; nothing else does.
 *
 * As in the engine's adverse case, what moves are the prices (by token or request) of the options that are not
 * self-hosted and that the option in use reaches. A cost is linear in its price, so two lines of the engine are enough:
 * with the prices as they are, and with them at nothing.
 */
export function costsUnder(input: EngineInput, optionId: string, months: number, path: PricePath): CumulativeCosts {
  const asListed = cumulativeCosts(input, optionId, { months });
  const free = cumulativeCosts(withoutPrices(input), optionId, { months });
  const movedBy = (line: "baseline" | "option"): (number | null)[] => {
    const [start] = asListed.points;
    let total = start?.[line] ?? null;
    return asListed.points.map(({ month }) => {
      if (month === 0 || total === null) return total;
      const cost = monthCost(asListed, line, month);
      const unpriced = monthCost(free, line, month);
      total += unpriced + path(month) * (cost - unpriced);
      return significant(total);
    });
  };
  const [baseline, option] = [movedBy("baseline"), movedBy("option")];
  return {
    ...asListed,
    points: asListed.points.map(({ month }) => ({
      month,
      baseline: baseline[month] ?? null,
      option: option[month] ?? 0,
    })),
  };
}

const monthCost = ({ points }: CumulativeCosts, line: "baseline" | "option", month: number): number =>
  (points[month]?.[line] ?? 0) - (points[month - 1]?.[line] ?? 0);

function withoutPrices(input: EngineInput): EngineInput {
  const reached = reachedBy(input, input.current ?? null);
  const falls = ({ id, hosting, price }: EngineOption) => reached.has(id) && hosting !== "self-hosted" && price;
  return {
    ...input,
    options: input.options.map((option) => (falls(option) ? { ...option, price: { perRequest: 0 } } : option)),
  };
}
