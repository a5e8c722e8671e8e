import { asOfDayWords } from "./period-words";
import { formatMoney, formatShare } from "@/server/kernel/format";
import type { TenantOutputs } from "../../../_words/outputs";

type Work = Pick<TenantOutputs["workloads"]["read"], "answer" | "currency" | "spendShare" | "period">;

/** `as of 30 September 2026 · $40,400 in Q3 2026, 22 % of spend`. */
export function asOfWords({ answer, currency, spendShare, period }: Work, label: string): string {
  const share = spendShare === null ? "" : `, ${formatShare(spendShare)} of spend`;
  const spend = `${formatMoney(answer.spend, currency)} in ${label}${share}`;
  return period ? `as of ${asOfDayWords(period)} · ${spend}` : spend;
}
