"use client";

import { formatCount, formatMoney, formatShare } from "@/server/kernel/format";
import type { Matcher } from "@/server/workloads/schema";
import { Button } from "../../../../_ui/button";
import { DataTable } from "../../../../_ui/data-table";
import type { Column } from "../../../../_ui/table-cells";
import type { TenantOutputs } from "../../_words/outputs";
import { matcherWords } from "./matcher-words";

interface SuggestionsProps {
  readonly suggestions: TenantOutputs["workloads"]["unassigned"]["suggestions"];
  readonly currency: string;
  /** Absent for those who only read. */
  readonly onPick?: (matchers: readonly Matcher[]) => void;
}

const COLUMNS: readonly Column[] = [
  { key: "rule", label: "Usage whose", isSortable: true, phone: "full" },
  { key: "keys", label: "Combinations", isSortable: true, isNumeric: true },
  { key: "cost", label: "Spend", isSortable: true, isNumeric: true },
  { key: "share", label: "Of the unassigned", isSortable: true, isNumeric: true },
];
const ACT: Column = {
  key: "act",
  label: "Fill the form",
  phone: "act",
  isOutOfFile: true,
  isLabelHidden: true,
  isSortable: false,
};

/** Rules made from the labels of what is unassigned, the dearest first. */
export function Suggestions({ suggestions, currency, onPick }: SuggestionsProps) {
  return (
    <DataTable
      caption="Suggested rules"
      columns={onPick ? [...COLUMNS, { ...ACT, isNumeric: true }] : COLUMNS}
      isDense
      rows={suggestions.map(({ matchers, keys, cost, share }) => {
        const words = matcherWords(matchers);
        return {
          id: words,
          cells: {
            rule: words,
            keys: { show: formatCount(keys), value: keys },
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
