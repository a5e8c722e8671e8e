import { formatMoney, formatMoneyRange, type MoneyStyle } from "@/server/kernel/format";

export interface MoneyProps extends MoneyStyle {
  /** Exact, as text or number; `null`: unknown, a dash. */
  readonly amount: string | number | null;
  readonly currency: string;
}

/** An amount as it is read; the exact one on hover where it was rounded. */
export function Money({ amount, currency, style, signed }: MoneyProps) {
  if (amount === null) return <span title="unknown">–</span>;
  const read = formatMoney(amount, currency, { ...(style && { style }), ...(signed && { signed }) });
  const exact = formatMoney(amount, currency, { style: "exact" });
  return (
    <span className="nw" title={read === exact ? undefined : exact}>
      {read}
    </span>
  );
}

/** A range as one short label; both exact ends on hover. */
export function MoneyRange({ low, high, currency }: { low: string | number; high: string | number; currency: string }) {
  const exact = [low, high].map((amount) => formatMoney(amount, currency, { style: "exact" })).join(" to ");
  return (
    <span className="nw" title={exact}>
      {formatMoneyRange(low, high, currency)}
    </span>
  );
}
