import type { PolicyDefault } from "@/server/engine";

/** Months have 28 to 31 days: half of one says nothing. */
const OF_THEIR_OWN: Readonly<Record<string, readonly number[]>> = { daysPerMonth: [28, 31] };

/** How far a threshold is moved, one step after the other. */
const STEPS = [2, 4, 10];

/**
 * The values at which a threshold is tried, to show what hangs on it: two ways, down and up, each from the nearest on. Half,
 * a quarter and a tenth of what is in force, and twice, four and ten times it; whole where that is whole, shares up to 1, the
 * other of yes and no, several factors nearer to 1 and farther from it.
 */
export function trialWays(key: string, unit: PolicyDefault["unit"], inForce: unknown): unknown[][] {
  if (typeof inForce === "boolean") return [[!inForce]];
  const own = OF_THEIR_OWN[key];
  if (own) return own.filter((value) => value !== inForce).map((value) => [value]);
  return [STEPS.map((by) => 1 / by), STEPS].map((way) => {
    const values = way.map((by) => moved(inForce, by, unit));
    const apart = values.filter((value, at) => values.findIndex((one) => isSame(one, value)) === at);
    return apart.filter((value) => value !== null && !isSame(value, inForce));
  });
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const tidy = (value: number): number => Number(value.toPrecision(6));

function moved(inForce: unknown, by: number, unit: PolicyDefault["unit"]): unknown {
  if (Array.isArray(inForce)) return inForce.map((one) => tidy(Math.max(0.01, 1 + (Number(one) - 1) * by)));
  if (typeof inForce !== "number") return null;
  const value = inForce * by;
  if (unit === "share") return Math.min(1, tidy(value));
  const isWhole = Number.isInteger(inForce) && unit !== "factor" && unit !== "money";
  return isWhole ? Math.max(1, Math.round(value)) : tidy(value);
}
