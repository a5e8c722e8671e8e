"use client";

import { useQuery } from "@tanstack/react-query";
import { listed, plural } from "@/server/review/wording";
import { useTenant } from "../../../../_api/tenant-client";
import type { TenantInputs } from "../../_words/outputs";
import { routeWords, usageWords } from "./moved-words";
import { useSettled } from "../../../../_ui/use-settled";

/** A rule at another place; `null`: gone. */
export type TriedChange = TenantInputs["workloads"]["previewRuleChange"];

interface ChangePreviewProps {
  readonly change: TriedChange | null;
  readonly currency: string;
}

/** Fewer than for typing: who drags or points waits for the answer. */
const PAUSE_MILLISECONDS = 120;

/** What a move or a deletion would move, before it is done. */
export function ChangePreview({ change, currency }: ChangePreviewProps) {
  const api = useTenant();
  const settled = useSettled(change, JSON.stringify(change), PAUSE_MILLISECONDS);
  const { data } = useQuery(
    api.workloads.previewRuleChange.queryOptions(settled ?? { id: "none", position: null }, {
      enabled: settled !== null,
      staleTime: 0,
    }),
  );
  if (change === null) return null;
  const as = change.position === null ? "Without it" : `As number ${change.position}`;
  if (!data || JSON.stringify(settled) !== JSON.stringify(change)) return <>{as}: looking …</>;
  const { moved, signedQuarters } = data;
  if (moved.usage.keys === 0) return <>{as}, no usage would move.</>;
  return (
    <>
      {as}, {usageWords(moved.usage, currency)} would move:{" "}
      {moved.routes.map((route) => routeWords(route, currency)).join("; ")}.
      {signedQuarters.length > 0 &&
        ` ${listed(signedQuarters)} ${plural(signedQuarters.length, "is", "are")} signed: you will be asked why.`}
    </>
  );
}
