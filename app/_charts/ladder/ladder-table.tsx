import Link from "next/link";
import { formatMoney, formatShare } from "@/server/kernel/format";
import { actionSentence, standingOf, targetOf, type LadderItem } from "@/server/drawings";
import type { FigureTable } from "../figure-table";

/** The ladder as a table: what the drawing shows, in rows; the names lead where the discs do. */
export function ladderTable(items: readonly LadderItem[], currency: string, total?: number): FigureTable {
  const all = total ?? items.reduce((sum, item) => sum + item.spend, 0);
  const sorted = [...items].sort((left, right) => standingOf(left) - standingOf(right) || right.spend - left.spend);
  return {
    columns: [
      { label: "Workload" },
      { label: "Level", isNumeric: true },
      { label: "Recommended level", isNumeric: true },
      { label: `Spend, ${currency}`, isNumeric: true },
      { label: "Share", isNumeric: true },
      { label: "Action" },
    ],
    rows: sorted.map((item) => [
      { show: item.href ? <Link href={item.href}>{item.name}</Link> : item.name, value: item.name },
      { show: item.level ?? "not placed", value: item.level },
      { show: targetOf(item) ?? item.recommendedLevel ?? "–", value: item.recommendedLevel },
      { show: formatMoney(item.spend, currency, { style: "whole" }), value: item.spend },
      { show: all > 0 ? formatShare(item.spend / all, 1) : "–", value: all > 0 ? item.spend / all : null },
      actionSentence(item) ?? "keep",
    ]),
  };
}
