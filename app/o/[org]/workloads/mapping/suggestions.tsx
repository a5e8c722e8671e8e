"use client";

import Link from "next/link";
import { formatCount, formatMoney, formatShare, formatTokens } from "@/server/kernel/format";
import type { Matcher } from "@/server/workloads/schema";
import { Button } from "../../../../_ui/button";
import { DataTable } from "../../../../_ui/data-table";
import { actColumn, type Column } from "../../../../_ui/table-cells";
import type { TenantOutputs } from "../../_words/outputs";
import { newWorkloadQuery } from "../new/new-workload-query";
import { matcherWords } from "./matcher-words";
import { rowWords } from "./row-words";

interface SuggestionsProps {
  readonly suggestions: TenantOutputs["workloads"]["unassigned"]["suggestions"];
  readonly currency: string;
  /** The form for a new workload. */
  readonly newHref: string;
  /** Absent for those who only read. */
  readonly onPick?: (matchers: readonly Matcher[]) => void;
}

const COLUMNS: readonly Column[] = [
  { key: "rule", label: "Usage whose", isSortable: true, phone: "full" },
  { key: "keys", label: "Combinations", isSortable: true, isNumeric: true },
  { key: "rows", label: "Rows", isSortable: true, isNumeric: true },
  { key: "tokens", label: "Tokens", isSortable: true, isNumeric: true },
  { key: "cost", label: "Spend", isSortable: true, isNumeric: true },
  { key: "share", label: "Of the unassigned", isSortable: true, isNumeric: true },
];
const ACT = actColumn("Fill the form");

/** Rules made from the labels of what is unassigned, the dearest first. */
export function Suggestions({ suggestions, currency, newHref, onPick }: SuggestionsProps) {
  return (
    <DataTable
      caption="Suggested rules"
      columns={onPick ? [...COLUMNS, { ...ACT, isNumeric: true }] : COLUMNS}
      isDense
      rows={suggestions.map(({ matchers, value, keys, rows, tokens, cost, share, template }) => {
        const words = matcherWords(matchers);
        const [usage = null] = matchers;
        const query = newWorkloadQuery({ template: template?.key ?? null, name: value, usage });
        return {
          id: words,
          cells: {
            rule: {
              show: (
                <>
                  <span className="rule-words">{words}</span>
                  {onPick && (
                    <span className="sub">
                      <Link href={`${newHref}?${query}`}>
                        {template ? `New workload from the template ${template.name}` : "New workload for it"}
                        <span className="vh">: {words}</span>
                      </Link>
                    </span>
                  )}
                </>
              ),
              value: words,
            },
            keys: { show: formatCount(keys), value: keys },
            rows: { show: rowWords({ rows, tokens }), value: rows },
            tokens: { show: formatTokens(tokens).replace(/ tokens?$/, ""), value: tokens },
            cost: { show: formatMoney(cost, currency, { style: "whole" }), value: Number(cost) },
            share: { show: formatShare(share, 1), value: share },
            act: {
              show: (
                <Button look="second" isSmall onClick={() => onPick?.(matchers)}>
                  Use it<span className="vh">: {words}</span>
                </Button>
              ),
              value: null,
            },
          },
        };
      })}
    />
  );
}
