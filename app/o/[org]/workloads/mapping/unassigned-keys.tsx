"use client";

import { formatCount, formatMoney, formatTokens } from "@/server/kernel/format";
import { MATCH_FIELDS, type Matcher } from "@/server/workloads/schema";
import { Button } from "../../../../_ui/button";
import { DataTable } from "../../../../_ui/data-table";
import { actColumn, type Column } from "../../../../_ui/table-cells";
import type { TenantOutputs } from "../../_words/outputs";
import { labelWords, wholeLabelWords } from "./matcher-words";
import { rowWords } from "./row-words";

type Unassigned = TenantOutputs["workloads"]["unassigned"];
type Key = Unassigned["keys"][number];

interface UnassignedKeysProps {
  readonly unassigned: Unassigned;
  readonly currency: string;
  readonly onPick?: (matchers: readonly Matcher[]) => void;
}

const COLUMNS: readonly Column[] = [
  { key: "labels", label: "Labels, as reported", isSortable: true, phone: "full" },
  { key: "rows", label: "Rows", isSortable: true, isNumeric: true },
  { key: "tokens", label: "Tokens", isSortable: true, isNumeric: true },
  { key: "cost", label: "Spend", isSortable: true, isNumeric: true },
];
const ACT: Column = { ...actColumn("Fill the form"), isNumeric: true };

/** What has a meaning in globs stands for itself. */
const literal = (label: string): string => label.replace(/[\\*?]/g, "\\$&");

/** One matcher for every label that a combination has, but who used it. */
const matchersOf = (key: Key): Matcher[] =>
  MATCH_FIELDS.filter((field) => field !== "userKey" && key[field] !== "").map((field) => ({
    ...{ field, kind: "glob" as const },
    pattern: literal(key[field]),
  }));

/** The dearest combinations of labels without a workload. */
export function UnassignedKeys({ unassigned, currency, onPick }: UnassignedKeysProps) {
  const { keys, total } = unassigned;
  const money = (cost: string) => ({ show: formatMoney(cost, currency, { style: "whole" }), value: Number(cost) });
  return (
    <>
      <DataTable
        caption="Combinations of labels that no rule assigns"
        columns={onPick ? [...COLUMNS, ACT] : COLUMNS}
        isDense
        filterLabel="Find a label"
        fileName="unassigned.csv"
        rows={keys.map((key) => ({
          id: key.id,
          cells: {
            labels: { show: labelWords(key), value: wholeLabelWords(key) },
            rows: { show: rowWords(key), value: key.rows },
            tokens: { show: formatTokens(key.tokens).replace(/ tokens?$/, ""), value: key.tokens },
            cost: money(key.cost),
            act: {
              show: (
                <Button look="second" isSmall onClick={() => onPick?.(matchersOf(key))}>
                  Fill in<span className="vh"> {labelWords(key)}</span>
                </Button>
              ),
              value: null,
            },
          },
        }))}
        total={{
          labels: "All that is unassigned",
          rows: formatCount(total.rows),
          tokens: formatTokens(total.tokens).replace(/ tokens?$/, ""),
          cost: money(total.cost),
        }}
      />
      {total.keys > keys.length && (
        <p className="small faint table-note">
          The {formatCount(keys.length)} dearest of {formatCount(total.keys)} combinations.
        </p>
      )}
    </>
  );
}
