import type { ReactNode } from "react";
import { formatCount, formatMoney } from "@/server/kernel/format";
import { allTokens } from "@/server/kernel/tokens";
import type { TenantAnswers } from "../../../../_api/answers";
import { DefinitionRows } from "../../../../_ui/definition-rows";
import { reportedWords, tokenRows } from "../total-rows";

type Report = NonNullable<TenantAnswers["imports"]["read"]["report"]>;

/** The sums of what was accepted: to be held against the provider's own page. */
export function ImportTotals({ report }: { report: Report }) {
  const { totals } = report;
  const valued = valuedWords(report);
  return (
    <DefinitionRows
      rows={[
        {
          term: "Requests",
          value: totals.requests === null ? "not counted by this source" : formatCount(totals.requests),
        },
        ...(allTokens(totals) > 0 ? tokenRows(totals) : []),
        ...(valued === null ? [] : [{ term: "Cost, valued", value: valued }]),
        { term: "Cost, reported", value: reportedWords(totals) ?? "not in this file" },
      ]}
    />
  );
}

/** Null for a bill, which has nothing to value. What has no price is not worth nothing. */
function valuedWords({ kind, totals, dryRun }: Report): ReactNode {
  const effect = dryRun?.effects[0];
  if (!effect || kind === "cost") return null;
  const { cost, pricedTokens } = effect.valued;
  if (Number(cost) === 0 && pricedTokens === "0" && allTokens(totals) > 0) return "no price is known";
  return <b>{formatMoney(cost, effect.currency, { style: "exact" })}</b>;
}
