"use client";

import { formatMoney } from "@/server/kernel/format";
import { fractionWords } from "@/server/review/wording";
import { Deltas } from "../../../../_charts/deltas";

interface PlanGapProps {
  readonly gap: {
    readonly market: number;
    readonly investment: number;
    readonly running: number;
    readonly total: number;
  };
  readonly currency: string;
  readonly level: 1 | 2 | 3 | 4 | 5;
}

/** Why it stands below or above its plan: the market, the investment, and what traffic and running it came to. */
export function PlanGap({ gap, currency, level }: PlanGapProps) {
  return (
    <Deltas
      title={gapTitle(gap, currency)}
      level={3}
      isExact
      currency={currency}
      fileName="against-plan.csv"
      rows={[
        { name: "Market", amount: gap.market, note: "what the baseline would cost today moved", kind: "estimated" },
        { name: "Investment", amount: gap.investment, note: "what it took, against the plan", kind: "part", level },
        { name: "Volume, run", amount: gap.running, note: "traffic and running costs", kind: "part", level },
        { name: "In all", amount: gap.total, kind: "total" },
      ]}
    />
  );
}

function gapTitle({ market, total }: PlanGapProps["gap"], currency: string): string {
  const amount = formatMoney(Math.abs(total), currency, { style: "whole" });
  if (Math.abs(total) < 1) return "As planned";
  if (total > 0) return `${amount} ahead of the plan`;
  const share = market / total;
  if (share <= 0) return `${amount} behind the plan, none of it the market`;
  if (share > 1) return `${amount} behind the plan: the market took more`;
  const words = fractionWords(share);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} of the ${amount} shortfall is the market`;
}
