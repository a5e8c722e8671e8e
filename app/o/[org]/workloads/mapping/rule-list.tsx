"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { formatCount, formatMoney, formatTokens } from "@/server/kernel/format";
import { useTenantApi } from "../../../../_api/tenant-client";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import type { TenantOutputs } from "../../_words/outputs";
import { matcherWords } from "./matcher-words";
import { ReasonDialog } from "./reason-dialog";
import { useReasonedAct } from "./use-reasoned-act";

export type ListedRule = TenantOutputs["workloads"]["rules"]["rules"][number];

interface RuleListProps {
  readonly rules: readonly ListedRule[];
  readonly currency: string;
  readonly path: string;
  readonly mayEdit: boolean;
}

type Way = "up" | "down";

/** The rules in the order in which they are tried; a rule can be moved and deleted by keyboard. */
export function RuleList({ rules, currency, path, mayEdit }: RuleListProps) {
  const api = useTenantApi();
  const reasoned = useReasonedAct();
  const list = useRef<HTMLTableElement>(null);
  const held = useRef<{ readonly id: string; readonly way: Way } | null>(null);

  // A row that moves takes the focus with it: the same button is under the finger again.
  useEffect(() => {
    if (!held.current) return;
    const { id, way } = held.current;
    held.current = null;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-rule="${id}"]`) ?? [])];
    const own = buttons.find((button) => button.dataset["way"] === way && !button.disabled);
    (own ?? buttons.find((button) => !button.disabled))?.focus();
  }, [rules]);

  async function move(rule: ListedRule, way: Way) {
    held.current = { id: rule.id, way };
    const position = rule.position + (way === "up" ? -1 : 1);
    await reasoned.run((reason) => api.workloads.moveRule.mutate({ id: rule.id, position, reason }));
  }

  return (
    <>
      <table className="stack tight" ref={list}>
        <caption className="vh">Rules in the order in which they are tried</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              Order
            </th>
            <th scope="col" className="gap">
              Usage whose
            </th>
            <th scope="col">Is of</th>
            <th scope="col" className="num">
              Rows
            </th>
            <th scope="col" className="num">
              Tokens
            </th>
            <th scope="col" className="num">
              Spend
            </th>
            {mayEdit && (
              <th scope="col">
                <span className="vh">Change</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, index) => (
            <tr key={rule.id}>
              <td className="num hide">{rule.position}</td>
              <th scope="row" className="full gap rule-words">
                {matcherWords(rule.matchers)}
              </th>
              <td data-l="Is of">
                <Link href={`${path}/${rule.workloadId}`}>{rule.workloadName}</Link>
                {rule.isWorkloadArchived && <span className="muted"> archived</span>}
              </td>
              <td className="num" data-l="Rows">
                {formatCount(rule.assigns.rows)}
              </td>
              <td className="num nw" data-l="Tokens">
                {formatTokens(rule.assigns.tokens).replace(/ tokens?$/, "")}
              </td>
              <td className="num" data-l="Spend">
                {formatMoney(rule.assigns.cost, currency, { style: "whole" })}
              </td>
              {mayEdit && (
                <td className="full act-cell num">
                  <span className="rule-acts">
                    {(["up", "down"] as const).map((way) => (
                      <Button
                        key={way}
                        look="second"
                        isSmall
                        data-rule={rule.id}
                        data-way={way}
                        disabled={way === "up" ? index === 0 : index === rules.length - 1}
                        onClick={() => move(rule, way)}
                        aria-label={`Try rule ${rule.position} ${way === "up" ? "earlier" : "later"}`}
                      >
                        {way === "up" ? "↑" : "↓"}
                      </Button>
                    ))}
                    <Button
                      look="quiet"
                      isSmall
                      onClick={() => reasoned.run((reason) => api.workloads.deleteRule.mutate({ id: rule.id, reason }))}
                      aria-label={`Delete rule ${rule.position}: ${matcherWords(rule.matchers)}`}
                    >
                      Delete
                    </Button>
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {reasoned.question === null && <FaultNote fault={reasoned.fault} />}
      <ReasonDialog reasoned={reasoned} />
    </>
  );
}
