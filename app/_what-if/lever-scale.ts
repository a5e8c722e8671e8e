import type { ChangeValue, Lever } from "@/server/what-if";

/** Steps of a slider from end to end. */
export const SLIDER = 200;

type Scale = Pick<Lever, "min" | "max" | "step" | "isLogarithmic" | "unit">;

/** Where on the slider a value stands, 0 to `SLIDER`. */
export function placeOf({ min, max, isLogarithmic }: Scale, value: number): number {
  const share =
    isLogarithmic && min > 0 ? Math.log(Math.max(value, min) / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.round(Math.min(1, Math.max(0, share)) * SLIDER);
}

/** The value at a place of the slider: round, as people would type it. */
export function valueOf({ min, max, step, isLogarithmic, unit }: Scale, place: number): number {
  const share = place / SLIDER;
  if (isLogarithmic && min > 0) {
    const value = Number((min * (max / min) ** share).toPrecision(3));
    return unit === "count" && value >= 1 ? Math.round(value) : value;
  }
  return Number((Math.round((min + share * (max - min)) / step) * step).toFixed(6));
}

/** A value as it is typed: shares in percent. */
export function typedOf(unit: Lever["unit"], value: ChangeValue): string {
  if (typeof value !== "number") return "";
  const shown = unit === "share" ? value * 100 : unit === "count" && value >= 100 ? Math.round(value) : value;
  return new Intl.NumberFormat("en-US", { maximumSignificantDigits: 8 }).format(shown);
}

/** What was typed; `null`: nothing was, NaN: it is no number. */
export function readTyped(unit: Lever["unit"], text: string): number | null {
  const plain = text.replace(/[,\s\u202f%$€]/g, "").replace("\u2212", "-");
  if (plain === "") return null;
  const value = Number(plain);
  return unit === "share" ? Number((value / 100).toPrecision(12)) : value;
}
