import { formatMoney } from "@/server/kernel/format";
import { Note } from "../../../_ui/note";

interface UpperBoundNoteProps {
  readonly lines: readonly { readonly model: string; readonly cost: string; readonly most: string }[];
  readonly cost: string;
  readonly most: string;
  readonly currency: string;
  readonly period: string;
}

/** Money of usage that does not say how long its requests were: what it costs at the base tier, and the most it may be. */
export function UpperBoundNote({ lines, cost, most, currency, period }: UpperBoundNoteProps) {
  if (lines.length === 0) return null;
  const money = (amount: string): string => formatMoney(amount, currency);
  const models = [...new Set(lines.map(({ model }) => model))];
  return (
    <Note tone="estimated" title={`${money(cost)} of ${period} may be up to ${money(most)}`}>
      {models.length > 3 ? `${models.slice(0, 3).join(", ")} and ${models.length - 3} more` : models.join(", ")}{" "}
      {models.length === 1 ? "costs" : "cost"} more for long requests, and the usage does not say how long its requests
      were. It is valued at the base price.
    </Note>
  );
}
