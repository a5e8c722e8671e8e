"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { formatMoney, formatTokens } from "@/server/kernel/format";
import { useTenantApi } from "../../../../_api/tenant-client";
import { FaultNote } from "../../../../_ui/fault-note";
import { classNames } from "../../../../_ui/class-names";
import { Note } from "../../../../_ui/note";
import type { TenantOutputs } from "../../_words/outputs";
import { ChangePreview, type TriedChange } from "./change-preview";
import { matcherWords } from "./matcher-words";
import { movedWords } from "./moved-words";
import { ReasonDialog } from "./reason-dialog";
import { rowWords } from "./row-words";
import { RuleActs, type Way } from "./rule-acts";
import { useDragOrder, type Dragged } from "./use-drag-order";
import { useReasonedAct } from "./use-reasoned-act";

export type ListedRule = TenantOutputs["workloads"]["rules"]["rules"][number];
type Moved = TenantOutputs["workloads"]["moveRule"]["moved"];

interface RuleListProps {
  readonly rules: readonly ListedRule[];
  readonly currency: string;
  readonly path: string;
  readonly mayEdit: boolean;
}

/** The rules in the order in which they are tried; one is moved by its handle or by keys, and deleted. */
export function RuleList({ rules, currency, path, mayEdit }: RuleListProps) {
  const api = useTenantApi();
  const reasoned = useReasonedAct();
  const [said, setSaid] = useState<string | null>(null);
  const [pointed, setPointed] = useState<TriedChange | null>(null);
  const list = useRef<HTMLTableElement>(null);
  const held = useRef<{ readonly id: string; readonly way: Way } | null>(null);
  const drag = useDragOrder(rules.length, ({ from, to }) => {
    const rule = rules[from];
    if (rule) void move(rule, to + 1, "drag");
  });

  const tried = triedChange(rules, drag.dragged) ?? pointed;

  // A row that moves takes the focus with it: the same button is under the finger again.
  useEffect(() => {
    if (!held.current) return;
    const { id, way } = held.current;
    held.current = null;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-rule="${id}"]`) ?? [])];
    const own = buttons.find((button) => button.dataset["way"] === way && !button.disabled);
    (own ?? buttons.find((button) => !button.disabled))?.focus();
  }, [rules]);

  async function change(words: string, work: (reason?: string) => Promise<{ readonly moved: Moved }>): Promise<void> {
    setSaid(null);
    setPointed(null);
    await reasoned.run(async (reason) => {
      const { moved } = await work(reason);
      setSaid(`${words} ${movedWords(moved, currency)}`);
    });
  }

  async function move(rule: ListedRule, position: number, way: Way): Promise<void> {
    // The places on screen are old until the page is shown anew.
    if (reasoned.isBusy) return;
    held.current = { id: rule.id, way };
    await change(`“${matcherWords(rule.matchers)}” is tried as number ${position} of ${rules.length} now.`, (reason) =>
      api.workloads.moveRule.mutate({ id: rule.id, position, reason }),
    );
  }

  const remove = (rule: ListedRule): Promise<void> =>
    change(`“${matcherWords(rule.matchers)}” is deleted.`, (reason) =>
      api.workloads.deleteRule.mutate({ id: rule.id, reason }),
    );

  return (
    <>
      <table className="stack tight rules" ref={list}>
        <caption className="vh">Rules in the order in which they are tried</caption>
        <RuleListHead mayEdit={mayEdit} />
        <tbody>
          {rules.map((rule, index) => (
            <tr key={rule.id} className={dragClass(index, drag.dragged)}>
              <td className="num hide">{rule.position}</td>
              <th scope="row" className="full gap rule-words">
                {matcherWords(rule.matchers)}
              </th>
              <td data-l="Is of">
                <Link href={`${path}/${rule.workloadId}`}>{rule.workloadName}</Link>
                {rule.isWorkloadArchived && <span className="muted"> archived</span>}
              </td>
              <td className="num" data-l="Rows">
                {rowWords(rule.assigns)}
              </td>
              <td className="num nw" data-l="Tokens">
                {formatTokens(rule.assigns.tokens).replace(/ tokens?$/, "")}
              </td>
              <td className="num" data-l="Spend">
                {formatMoney(rule.assigns.cost, currency, { style: "whole" })}
              </td>
              {mayEdit && (
                <td className="full act-cell num">
                  <RuleActs
                    rule={rule}
                    count={rules.length}
                    handle={drag.handle(index)}
                    currency={currency}
                    onMove={(way) => move(rule, placeAfter(rule, way), way)}
                    onTry={(way) => setPointed(way && { id: rule.id, position: placeAfter(rule, way) })}
                    onDelete={() => remove(rule)}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {mayEdit && rules.length > 1 && (
        <p className={classNames("small muted mt8 tried-change", tried && "is-tried")} role="status">
          {tried ? (
            <ChangePreview change={tried} currency={currency} />
          ) : (
            "Drag a rule, or point at an arrow, and what would move stands here before it does."
          )}
        </p>
      )}
      <div className="mt16" aria-live="polite">
        {said && (
          <Note title={said}>
            Every change stands in the <a href="#history">history</a>, where it can be undone.
          </Note>
        )}
      </div>
      {reasoned.question === null && <FaultNote fault={reasoned.fault} />}
      <ReasonDialog reasoned={reasoned} />
    </>
  );
}

const placeAfter = ({ position }: ListedRule, way: "up" | "down"): number => position + (way === "up" ? -1 : 1);

/** What letting go would do. */
function triedChange(rules: readonly ListedRule[], dragged: Dragged | null): TriedChange | null {
  const rule = dragged && dragged.to !== dragged.from ? rules[dragged.from] : undefined;
  return rule && dragged ? { id: rule.id, position: dragged.to + 1 } : null;
}

/** The row that is held, and the line where it would go. */
function dragClass(index: number, dragged: Dragged | null): string | undefined {
  if (!dragged) return undefined;
  const { from, to } = dragged;
  return (
    classNames(
      index === from && "held",
      index === to && to < from && "drop-before",
      index === to && to > from && "drop-after",
    ) || undefined
  );
}

function RuleListHead({ mayEdit }: { mayEdit: boolean }) {
  return (
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
  );
}
