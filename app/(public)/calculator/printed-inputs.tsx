"use client";

import { memo } from "react";
import { DefinitionRows } from "@/app/_ui/definition-rows";
import type { Question } from "@/server/calculator";
import type { EngineOption } from "@/server/engine";
import { formatCount, formatMeasuredShare, formatMoney, formatShare } from "@/server/kernel/format";
import { requirementWords } from "@/server/review/wording";
import { numberText } from "./_words/number-text";
import { nameOf, routeWords, tokensWords } from "./_words/option-words";

/** What an option costs, in words for paper. */
function costWords(option: EngineOption, options: readonly EngineOption[], currency: string): string {
  const { price, unitHourly, monthlyFixed, maintenanceMonthly, retrievalPerRequest } = option;
  const dollars = (amount: number) => formatMoney(amount, currency, { style: "exact" }).replace(/\.00$/, "");
  const fine = (amount: number) => formatMoney(0, currency, { style: "whole" }).replace("0", numberText(amount));
  const parts = [
    option.route && routeWords(option, options),
    (price?.perRequest ?? null) !== null && `${fine(price?.perRequest ?? 0)} a request`,
    (price?.inputPerMTok ?? price?.outputPerMTok ?? null) !== null &&
      `${fine(price?.inputPerMTok ?? 0)} and ${fine(price?.outputPerMTok ?? 0)} a million tokens`,
    retrievalPerRequest && `${fine(retrievalPerRequest)} a retrieval`,
    unitHourly && `${dollars(unitHourly)} a machine and hour`,
    monthlyFixed && `${dollars(monthlyFixed)} a month fixed`,
    maintenanceMonthly && `${dollars(maintenanceMonthly)} a month of upkeep`,
  ].filter((part): part is string => typeof part === "string");
  return parts.join("; ") || "nothing";
}

/** The question on paper, where there are no fields. */
export const PrintedInputs = memo(function PrintedInputs({ question: { input } }: { question: Question }) {
  const { workload, usage, options, current } = input;
  const currency = input.currency ?? "USD";
  const growth = usage.monthlyGrowth ?? 0;
  const rows = [
    { term: "Workload", value: `${workload.name}, ${workload.task}` },
    {
      term: "Traffic",
      value: `${formatCount(usage.requestsPerMonth)} requests a month; ${tokensWords(input)}; growth ${formatShare(growth, 1)} a month`,
    },
    { term: "Required", value: requirementWords(workload.requirements) ?? "nothing stated" },
    { term: "Labelled examples", value: formatCount(workload.labelledExamples ?? 0) },
    ...options.map((option) => ({
      term: `${nameOf(option)}${option.id === current ? ", in use" : ""}`,
      value: `${costWords(option, options, currency)}${measured(option)}`,
    })),
  ];
  return (
    <div className="printed">
      <h2 className="mb8">What was asked</h2>
      <DefinitionRows rows={rows} />
    </div>
  );
});

function measured({ evidence }: EngineOption): string {
  if (!evidence?.sampleSize) return "; not measured";
  const shares = [evidence.accuracy, evidence.consistency].filter(
    (share): share is number => typeof share === "number",
  );
  return `; measured ${shares.map(formatMeasuredShare).join(", ")} on ${formatCount(evidence.sampleSize)} examples`;
}
