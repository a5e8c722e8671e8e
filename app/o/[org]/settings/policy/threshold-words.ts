import type { PolicyDefault } from "@/server/engine";
import { formatMoney, formatNumber, formatShare } from "@/server/kernel/format";

type Unit = PolicyDefault["unit"];

/** `adverse.costFactor` of an object of thresholds, at any depth. */
export function thresholdAt(thresholds: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (held, key) => (typeof held === "object" && held !== null ? (held as Record<string, unknown>)[key] : undefined),
      thresholds,
    );
}

type Plain = Readonly<Record<string, unknown>>;

/** The thresholds with one of them changed; `undefined` leaves it to its default. */
export function withThreshold(thresholds: Plain, path: string, value: unknown): Plain {
  const [key = "", ...rest] = path.split(".");
  const { [key]: held, ...others } = thresholds;
  if (rest.length === 0) return value === undefined ? others : { ...others, [key]: value };
  const inner = withThreshold((held ?? {}) as Plain, rest.join("."), value);
  return Object.keys(inner).length === 0 ? others : { ...others, [key]: inner };
}

/** A threshold as it is read: `25 %`, `$200`, `24 months`, `yes`. */
export function thresholdWords(value: unknown, unit: Unit, currency: string): string {
  if (Array.isArray(value)) return value.map((one) => thresholdWords(one, unit, currency)).join(" and ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "number") return "–";
  if (unit === "share") return formatShare(value, Number.isInteger(Number((value * 100).toFixed(9))) ? 0 : 1);
  if (unit === "money") return formatMoney(value, currency);
  const digits = Number.isInteger(value) ? 0 : (String(value).split(".")[1]?.length ?? 0);
  const number = formatNumber(value, { digits });
  return unit === "factor" ? `× ${number}` : `${number} ${unit}`;
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
