"use client";

import Link from "next/link";
import { formatDay } from "@/server/kernel/format";
import { listed } from "@/server/review/wording";
import { useTenantApi } from "../../../../_api/tenant-client";
import { Button } from "../../../../_ui/button";
import { DataTable } from "../../../../_ui/data-table";
import { FaultNote } from "../../../../_ui/fault-note";
import { actColumn, type Column } from "../../../../_ui/table-cells";
import type { TenantOutputs } from "../../_words/outputs";
import { matcherWords } from "./matcher-words";
import { changeWords, movedWords, routeWords } from "./moved-words";
import { ReasonDialog } from "./reason-dialog";
import { useReasonedAct } from "./use-reasoned-act";

type History = TenantOutputs["workloads"]["ruleHistory"];

interface RuleHistoryProps {
  readonly history: History;
  readonly currency: string;
  readonly mayEdit: boolean;
  readonly auditHref: string;
}

const COLUMNS: readonly Column[] = [
  { key: "at", label: "When", isSortable: true },
  { key: "what", label: "What", phone: "full" },
  { key: "rule", label: "Rule", phone: "full" },
  { key: "moved", label: "What moved", phone: "full", hasGap: true },
  { key: "who", label: "Who, and why", phone: "full" },
];
const ACT: Column = { ...actColumn("Undo"), isNumeric: true };

/** Who changed the rules when, what, and what moved; a change is undone as long as nothing came after it. */
export function RuleHistory({ history, currency, mayEdit, auditHref }: RuleHistoryProps) {
  const api = useTenantApi();
  const reasoned = useReasonedAct();
  const undo = (entryId: string) => reasoned.run((reason) => api.workloads.undoRuleChange.mutate({ entryId, reason }));
  return (
    <>
      <DataTable
        caption="Changes of the rules, the newest first"
        columns={mayEdit ? [...COLUMNS, ACT] : COLUMNS}
        isDense
        fileName="rule-history.csv"
        rows={history.changes.map((change) => {
          const { id, at, actor, reason, workloadName, matchers, moved, canUndo } = change;
          const [rule, what] = [matchers ? matcherWords(matchers) : "A rule", changeWords(change)];
          const routes = (moved?.routes ?? []).map((route) => routeWords(route, currency));
          return {
            id,
            cells: {
              at: {
                show: (
                  <span className="nw">
                    {formatDay(at.toISOString().slice(0, 10))}{" "}
                    <span className="muted">{at.toISOString().slice(11, 16)} UTC</span>
                  </span>
                ),
                value: at.toISOString(),
              },
              what,
              rule: {
                show: (
                  <span className="rule-words">
                    {rule} <span className="muted">is of {workloadName}</span>
                  </span>
                ),
                value: `${rule} is of ${workloadName}`,
              },
              moved: {
                show: (
                  <>
                    {movedWords(moved, currency)}
                    {routes.length > 0 && <span className="sub">{listed(routes)}</span>}
                  </>
                ),
                value: [movedWords(moved, currency), ...routes].join(" "),
              },
              who: {
                show: (
                  <>
                    {actor}
                    {reason && <span className="sub">{reason}</span>}
                  </>
                ),
                value: reason ? `${actor}: ${reason}` : actor,
              },
              act: {
                show: canUndo && (
                  <Button
                    look="second"
                    isSmall
                    disabled={reasoned.isBusy}
                    onClick={() => undo(id)}
                    aria-label={`Undo: ${what}, ${rule}`}
                  >
                    Undo
                  </Button>
                ),
                value: null,
              },
            },
          };
        })}
      />
      {history.isCut && (
        <p className="small faint table-note">
          The 50 newest. Older ones are in the <Link href={auditHref}>audit log</Link>.
        </p>
      )}
      {reasoned.question === null && <FaultNote fault={reasoned.fault} />}
      <ReasonDialog reasoned={reasoned} />
    </>
  );
}
