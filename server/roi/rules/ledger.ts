import { Decimal } from "@/server/kernel/decimal";
import type { LedgerInput, LedgerResult } from "../schema";
import { exactLedger } from "./exact-ledger";
import { LEDGER_POLICY, type LedgerPolicy } from "./ledger-policy";

const SIGNIFICANT_DIGITS = 12;

/** The nearest number with 12 significant digits: every sum is made before, exactly, so totals do not inherit rounding. */
export function rounded(value: Decimal | number): number {
  const number = new Decimal(value).toSignificantDigits(SIGNIFICANT_DIGITS).toNumber();
  return number === 0 ? 0 : number;
}

type Rounded<Value> = Value extends Decimal | number
  ? number
  : Value extends string | boolean | null
    ? Value
    : { [key in keyof Value]: Rounded<Value[key]> };

export function roundAll<Value>(value: Value): Rounded<Value> {
  const round = (held: unknown): unknown => {
    if (Decimal.isDecimal(held) || typeof held === "number") return rounded(held);
    if (Array.isArray(held)) return held.map(round);
    if (typeof held !== "object" || held === null) return held;
    return Object.fromEntries(Object.entries(held).map(([key, inner]) => [key, round(inner)]));
  };
  return round(value) as Rounded<Value>;
}

/** The ledger as JSON numbers, each rounded once to 12 significant digits from exact decimals. See `exactLedger`. */
export const ledger = (input: LedgerInput, policy: LedgerPolicy = LEDGER_POLICY): LedgerResult =>
  roundAll(exactLedger(input, policy));
