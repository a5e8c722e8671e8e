import { formatCount, formatMoney } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { DefinitionRows } from "../../../../_ui/definition-rows";

type Report = NonNullable<TenantAnswers["imports"]["read"]["report"]>;

/** The sums of what was accepted: to be held against the provider's own page. */
export function ImportTotals({ report }: { report: Report }) {
  const { totals } = report;
  const effect = report.dryRun?.effects[0];
  const tokens = (count: number) => `${formatCount(count)} tokens`;
  const hasTokens = totals.uncachedInput + totals.output > 0;
  return (
    <DefinitionRows
      rows={[
        {
          term: "Requests",
          value: totals.requests === null ? "not counted by this source" : formatCount(totals.requests),
        },
        ...(hasTokens
          ? [
              { term: "Input, not cached", value: tokens(totals.uncachedInput) },
              { term: "Cache reads", value: tokens(totals.cacheRead) },
              { term: "Cache writes", value: tokens(totals.cacheWrite5m + totals.cacheWrite1h) },
              { term: "Output", value: tokens(totals.output) },
              { term: "Reasoning", value: tokens(totals.reasoning) },
            ]
          : []),
        ...(effect
          ? [
              {
                term: "Cost, valued",
                value: <b>{formatMoney(effect.valued.cost, effect.currency, { style: "exact" })}</b>,
              },
            ]
          : []),
        {
          term: "Cost, reported",
          value:
            totals.reportedCost === null
              ? "not in this format"
              : formatMoney(totals.reportedCost, totals.currency ?? "USD", { style: "exact" }),
        },
      ]}
    />
  );
}
