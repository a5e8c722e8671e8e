"use client";

import { Select } from "@/app/_ui/select";
import type { Change, Question } from "@/server/calculator";

/** Those that most people count in; an address may name any other. */
const CURRENCIES = ["USD", "EUR", "GBP", "CHF", "SEK", "CAD", "AUD", "BRL", "INR", "CNY", "JPY", "KRW"];

interface CurrencyFieldProps {
  readonly question: Question;
  readonly change: (change: Change) => void;
}

/** What all amounts are counted in; it stands in the address with them. */
export function CurrencyField({ question, change }: CurrencyFieldProps) {
  const held = question.input.currency ?? "USD";
  const codes = CURRENCIES.includes(held) ? CURRENCIES : [...CURRENCIES, held];
  return (
    <Select
      label="Currency"
      options={codes.map((value) => ({ value, label: value }))}
      value={held}
      hint="Of every amount below. Figures stay as they are: nothing is converted."
      onChange={(event) => change({ kind: "currency", currency: event.target.value })}
    />
  );
}
