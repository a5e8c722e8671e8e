import type { TurningPoint } from "@/server/what-if";
import { placeName, placeValue } from "./place-words";

/** "Requests a month above 1,360,000; now 840,000": what would have to be true, a clause without a full stop. */
export function turningPointClause(
  { path, value, now, direction }: Pick<TurningPoint, "path" | "value" | "now" | "direction">,
  labelOf: (option: string) => string,
  currency: string,
): string {
  const name = placeName(path, labelOf);
  if (direction === "becomes")
    return `${name}: ${placeValue(path, value, currency)} instead of ${placeValue(path, now, currency)}`;
  return `${name} ${direction} ${placeValue(path, value, currency)}; now ${placeValue(path, now, currency)}`;
}
