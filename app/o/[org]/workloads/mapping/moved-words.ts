import { formatCount, formatMoney, formatTokens } from "@/server/kernel/format";
import { plural } from "@/server/review/wording";
import type { TenantOutputs } from "../../_words/outputs";

type History = TenantOutputs["workloads"]["ruleHistory"]["changes"][number];
type Moved = NonNullable<History["moved"]>;
type Count = Moved["usage"];

/** "$2,812 in 40 rows, 1.2M tokens". */
export const usageWords = ({ cost, rows, tokens }: Count, currency: string): string =>
  `${formatMoney(cost, currency)} in ${formatCount(rows)} ${plural(rows, "row")}, ${formatTokens(tokens)}`;

/** What a change moved, in a sentence. */
export function movedWords(moved: Moved | null, currency: string): string {
  if (moved === null) return "What moved was not kept.";
  const { usage } = moved;
  return usage.keys === 0 ? "No usage moved." : `Moved: ${usageWords(usage, currency)}.`;
}

/** "From Triage to Drafts $2,812". */
export const routeWords = ({ from, to, usage }: Moved["routes"][number], currency: string): string =>
  `from ${from ?? "unassigned"} to ${to ?? "unassigned"} ${formatMoney(usage.cost, currency)}`;

/** "Made, tried as number 2", "Moved from number 3 to 1", "Deleted, was number 2". */
export function changeWords({ action, from, to, isUndo }: Pick<History, "action" | "from" | "to" | "isUndo">): string {
  const at = (before: string, place: number | null): string => (place === null ? "" : `${before}${place}`);
  if (action === "rule.create") return `${isUndo ? "Brought back" : "Made"}${at(", tried as number ", to)}`;
  if (action === "rule.delete") return `${isUndo ? "Taken back" : "Deleted"}${at(", was number ", from)}`;
  return `${isUndo ? "Moved back" : "Moved"}${at(" from number ", from)}${at(" to ", to)}`;
}
