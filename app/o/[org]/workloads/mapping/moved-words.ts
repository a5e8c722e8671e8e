import { formatCount, formatMoney, formatTokens } from "@/server/kernel/format";
import { plural } from "@/server/review/wording";
import type { TenantOutputs } from "../../_words/outputs";

type History = TenantOutputs["workloads"]["ruleHistory"]["changes"][number];
type Count = History["moved"]["usage"];

/** "$2,812 in 40 rows, 1.2M tokens". */
export const usageWords = ({ cost, rows, tokens }: Count, currency: string): string =>
  `${formatMoney(cost, currency)} in ${formatCount(rows)} ${plural(rows, "row")}, ${formatTokens(tokens)}`;

/** What a change moved, in a sentence. */
export function movedWords({ usage }: History["moved"], currency: string): string {
  return usage.keys === 0 ? "No usage moved." : `Moved: ${usageWords(usage, currency)}.`;
}

/** "From Triage to Drafts $2,812". */
export const routeWords = ({ from, to, usage }: History["moved"]["routes"][number], currency: string): string =>
  `from ${from ?? "unassigned"} to ${to ?? "unassigned"} ${formatMoney(usage.cost, currency)}`;

/** "Made, tried as number 2", "Moved from 3 to 1", "Deleted, was number 2". */
export function changeWords({ action, from, to, isUndo }: Pick<History, "action" | "from" | "to" | "isUndo">): string {
  const words =
    action === "rule.create"
      ? `${isUndo ? "Brought back" : "Made"}, tried as number ${to ?? "–"}`
      : action === "rule.delete"
        ? `${isUndo ? "Taken back" : "Deleted"}, was number ${from ?? "–"}`
        : `${isUndo ? "Moved back" : "Moved"} from number ${from ?? "–"} to ${to ?? "–"}`;
  return words;
}
