"use client";

import { adverseWords, breakEvenView } from "@/app/o/[org]/workloads/[id]/_words/break-even-view";
import { BreakEven } from "@/app/_charts/break-even";
import type { Answer } from "@/server/calculator";
import { nameOf } from "./_words/option-words";

/** Both paths month by month, and where they cross. */
export function BreakEvenSection({ answer }: { answer: Answer }) {
  const { curves, economics, option, stay, recommendation, policy, currency, question } = answer;
  if (!curves || !economics || !option || !stay || !recommendation.current)
    return <p className="muted">Costs over time are drawn once one of two options is in use.</p>;
  const view = breakEvenView({
    ...{ curves, economics, currency, policy },
    option: { label: nameOf(option), level: option.level },
    stay: { label: nameOf(stay), level: stay.level, retiresOn: stay.retiresOn ?? null },
    stayMonthly: recommendation.current.monthlyCost,
    asOf: question.input.asOf,
  });
  return (
    <BreakEven
      {...view}
      level={2}
      currency={currency}
      caption={
        <>
          Cumulative cost, {currency}, months of {policy.daysPerMonth} days. Dashed: the adverse case (
          {adverseWords(policy)}).
        </>
      }
      fileName="break-even.csv"
    />
  );
}
