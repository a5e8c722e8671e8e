import type { PolicyDefault } from "@/server/engine";

/** Months have 28 to 31 days: half of one says nothing. */
const OF_THEIR_OWN: Readonly<Record<string, readonly number[]>> = { daysPerMonth: [28, 31] };

/**
 * The values at which a threshold is tried, to show what hangs on it: half and twice what is in force, whole where that is
 * whole, shares up to 1, the other of yes and no, several factors half and twice as far from 1.
 */
export function trialValues(key: string, unit: PolicyDefault["unit"], inForce: unknown): unknown[] {
  if (typeof inForce === "boolean") return [!inForce];
  if (Array.isArray(inForce)) return [0.5, 2].map((by) => inForce.map((one) => tidy(1 + (Number(one) - 1) * by)));
  if (typeof inForce !== "number") return [];
  const own = OF_THEIR_OWN[key];
  const values = own ?? [0.5, 2].map((by) => bounded(inForce * by, unit, Number.isInteger(inForce)));
  return [...new Set(values)].filter((value) => value !== inForce);
}

const tidy = (value: number): number => Number(value.toPrecision(6));

function bounded(value: number, unit: PolicyDefault["unit"], isWhole: boolean): number {
  const whole =
    isWhole && unit !== "share" && unit !== "factor" && unit !== "money" ? Math.max(1, Math.round(value)) : value;
  return unit === "share" ? Math.min(1, tidy(whole)) : tidy(whole);
}
