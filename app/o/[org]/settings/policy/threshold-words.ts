import type { PolicyDefault } from "@/server/engine";
import { formatMoney, formatNumber, formatShare } from "@/server/kernel/format";

/** Planning counts weeks; the engine does not. */
type Unit = PolicyDefault["unit"] | "weeks";

/** A threshold as it is read: `25 %`, `$200`, `24 months`, `yes`. */
export function thresholdWords(value: unknown, unit: Unit, currency: string): string {
  if (Array.isArray(value)) return value.map((one) => thresholdWords(one, unit, currency)).join(" and ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "number") return "–";
  if (unit === "share") return formatShare(value, Number.isInteger(Number((value * 100).toFixed(9))) ? 0 : 1);
  if (unit === "money") return formatMoney(value, currency);
  const digits = Number.isInteger(value) ? 0 : (String(value).split(".")[1]?.length ?? 0);
  const number = formatNumber(value, { digits });
  return unit === "factor" ? `× ${number}` : `${number} ${value === 1 ? unit.replace(/s$/, "") : unit}`;
}

/** What is typed for a threshold: `0.75, 1.25` for several, `yes` or `no`, a number; `null` where it is none of them. */
export function typedThreshold(text: string, standard: unknown): unknown {
  const trimmed = text.trim();
  if (typeof standard === "boolean") return trimmed === "yes" ? true : trimmed === "no" ? false : null;
  const numbers = trimmed
    .split(/[,;\s]+/)
    .filter((part) => part !== "")
    .map(Number);
  if (numbers.length === 0 || numbers.some(Number.isNaN)) return null;
  return Array.isArray(standard) ? numbers : numbers.length === 1 ? numbers[0] : null;
}

/** A threshold as it is put into its field. */
export function asTyped(value: unknown): string {
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value ?? "");
}
