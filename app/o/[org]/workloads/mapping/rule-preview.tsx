"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { formatCount } from "@/server/kernel/format";
import { listed, plural } from "@/server/review/wording";
import { matchersSchema } from "@/server/workloads/schema";
import { useTenant } from "../../../../_api/tenant-client";
import { Note } from "../../../../_ui/note";
import type { TenantInputs, TenantOutputs } from "../../_words/outputs";
import { labelWords } from "./matcher-words";
import { usageWords } from "./moved-words";
import { useSettled } from "../../../../_ui/use-settled";

type Rule = TenantInputs["workloads"]["previewRule"];
type Count = TenantOutputs["workloads"]["previewRule"]["matches"];

/** What a rule would move, were it there: asked while it is typed. */
export function RulePreview({ rule, currency }: { rule: Rule; currency: string }) {
  const api = useTenant();
  const settled = useSettled(rule, JSON.stringify(rule));
  const isWhole = matchersSchema.safeParse(settled.matchers).success && settled.workloadId !== "";
  const position = Number.isInteger(settled.position) && Number(settled.position) > 0 ? settled.position : undefined;
  const { data, isFetching } = useQuery(
    api.workloads.previewRule.queryOptions(
      { ...settled, position },
      { enabled: isWhole, placeholderData: keepPreviousData, staleTime: 0 },
    ),
  );
  const words = (count: Count) =>
    `${usageWords(count, currency)}, of ${formatCount(count.keys)} ${plural(count.keys, "combination")} of labels`;
  return (
    <div className="preview" aria-live="polite" aria-busy={isFetching}>
      <h3>What it would move</h3>
      {!isWhole || !data ? (
        <p className="muted mt8">
          {isWhole
            ? "Looking …"
            : "Write a pattern, and what it matches stands here. Nothing moves before the rule is made."}
        </p>
      ) : data.matches.keys === 0 ? (
        <p className="muted mt8">No usage has such a label.</p>
      ) : (
        <>
          <ul className="list mt8">
            <li>
              <b>It matches</b> {words(data.matches)}.
            </li>
            {data.keptByOthers.keys > 0 && (
              <li>
                <b>Earlier rules keep</b> {words(data.keptByOthers)}.
              </li>
            )}
            {data.moves.map(({ fromId, fromName, usage }) => (
              <li key={fromId ?? "unassigned"}>
                <b>{fromId === null ? "From unassigned" : `From ${fromName ?? "a removed workload"}`}</b> {words(usage)}
                .
              </li>
            ))}
            {data.moves.length === 0 && <li>Nothing would move.</li>}
          </ul>
          {data.signedQuarters.length > 0 && (
            <div className="mt16">
              <Note
                title={`Usage of ${listed(data.signedQuarters)} would move, which ${plural(data.signedQuarters.length, "is", "are")} signed`}
              >
                You will be asked why. The signed figures stay; the next review carries the correction.
              </Note>
            </div>
          )}
          <p className="small faint mt16">
            The dearest that it matches:{" "}
            {data.examples
              .slice(0, 4)
              .map((example) => labelWords(example))
              .join("; ")}
            .
          </p>
        </>
      )}
    </div>
  );
}
