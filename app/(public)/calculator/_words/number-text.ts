import { formatNumber } from "@/server/kernel/format";

/** The two ends of a slider, in the value's own unit; by factors where it spans orders of size. */
export interface Slide {
  readonly from: number;
  readonly to: number;
  readonly isLogarithmic?: boolean;
}

export interface NumberBounds {
  readonly min: number;
  readonly max: number;
  readonly scale: number;
  readonly isWhole: boolean;
  readonly mayBeEmpty: boolean;
}

export type ReadNumber =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "empty" }
  | { readonly kind: "fault"; readonly sentence: string };

/** As many digits as a value has, at most six that count: `1,000,000`, `0.00175`, `12.5`. */
export function numberText(value: number | null, scale = 1): string {
  if (value === null) return "";
  const shown = Number((value * scale).toPrecision(12));
  if (Number.isInteger(shown)) return formatNumber(shown);
  const digits = Math.min(8, Math.max(2, 3 - Math.floor(Math.log10(Math.abs(shown)))));
  const text = formatNumber(shown, { digits });
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}

/** What a person typed: thousands may stand apart, `k` and `m` are read, a fault says what would be right. */
export function readNumber(text: string, { min, max, scale, isWhole, mayBeEmpty }: NumberBounds): ReadNumber {
  const plain = text
    .trim()
    .replace(/[\s,_$€£%\u202f\u00a0]/g, "")
    .replace(/^[−–]/, "-");
  if (plain === "") return mayBeEmpty ? { kind: "empty" } : { kind: "fault", sentence: "Write a number." };
  const [, digits, letter] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?)([kmb]?)$/i.exec(plain) ?? [];
  if (digits === undefined) return { kind: "fault", sentence: "Write a number, such as 1,500 or 2.5." };
  const factor = { k: 1e3, m: 1e6, b: 1e9 }[(letter ?? "").toLowerCase()] ?? 1;
  const value = Number(((Number(digits) * factor) / scale).toPrecision(12));
  if (value < min) return { kind: "fault", sentence: `At least ${numberText(min, scale)}.` };
  if (value > max) return { kind: "fault", sentence: `At most ${numberText(max, scale)}.` };
  return { kind: "number", value: isWhole ? Math.round(value) : value };
}

const STEPS = 1_000;

/** Where a value stands on a slider of a thousand steps. */
export function slideOf(value: number, { from, to, isLogarithmic }: Slide): number {
  const place = isLogarithmic
    ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
    : (value - from) / (to - from);
  return Math.round(Math.min(1, Math.max(0, place)) * STEPS);
}

/**
 * The value of a place, with as few digits as still stand at that place: a slider stops at numbers a person would say, and
 * an arrow key never leaves it where it was.
 */
export function slideTo(place: number, slide: Slide, isWhole: boolean): number {
  const { from, to, isLogarithmic } = slide;
  const share = place / STEPS;
  if (share <= 0) return from;
  if (share >= 1) return to;
  const value = isLogarithmic ? from * (to / from) ** share : from + (to - from) * share;
  for (const digits of [2, 3, 4, 5]) {
    const short = Number(value.toPrecision(digits));
    const rounded = isWhole ? Math.round(short) : short;
    if (slideOf(rounded, slide) === place) return rounded;
  }
  return isWhole ? Math.round(value) : value;
}
