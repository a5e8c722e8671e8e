"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { rejectWords } from "@/server/ingest/wording";
import { formatCount, formatRange } from "@/server/kernel/format";
import type { UsageMapping } from "@/server/ingest/schema";
import type { TenantAnswers } from "../../../../_api/answers";
import { useTenant } from "../../../../_api/tenant-client";
import { DefinitionRows } from "../../../../_ui/definition-rows";
import { reportedWords, tokenRows } from "../total-rows";

const PAUSE_MILLISECONDS = 500;
const MODELS_NAMED = 5;

type Tried = TenantAnswers["imports"]["tryMapping"];

interface LiveCheckProps {
  readonly id: string;
  readonly mapping: UsageMapping | null;
  /** How much is still to be said. */
  readonly openCount: number;
}

/** What the file comes to, read as the form says: asked anew whenever an answer has stood still for a moment. */
export function LiveCheck({ id, mapping, openCount }: LiveCheckProps) {
  const api = useTenant();
  const [settled, setSettled] = useState(mapping);
  const key = JSON.stringify(mapping);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(mapping), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
    // The key says what the mapping holds; the object itself is new at every change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  const { data, isFetching, error } = useQuery(
    api.imports.tryMapping.queryOptions(
      // Without a mapping nothing is asked.
      { id, mapping: settled as UsageMapping },
      { enabled: settled !== null, placeholderData: keepPreviousData, retry: false },
    ),
  );
  return (
    <div aria-live="polite" aria-busy={isFetching}>
      <h3 className="mb8">What it comes to</h3>
      {mapping === null ? (
        <p className="muted">
          {openCount === 1 ? "One answer is open above" : `${openCount} answers are open above`}; then the file is read
          as you say, and its sums stand here.
        </p>
      ) : error ? (
        <p className="muted">{error.message}</p>
      ) : data ? (
        <Found tried={data} />
      ) : (
        <p className="muted">Reading …</p>
      )}
    </div>
  );
}

function Found({ tried: { report, isWhole, firstRejects } }: { tried: Tried }) {
  if (report.refused) return <p className="acc">{report.refused.message}</p>;
  const { totals, models, period } = report;
  const names = models.slice(0, MODELS_NAMED).map(({ model }) => model);
  const reported = reportedWords(totals);
  const rows = `${formatCount(report.accepted)} of ${formatCount(report.rows)}`;
  return (
    <>
      <DefinitionRows
        rows={[
          { term: isWhole ? "Rows that can be read" : "Of the first rows, can be read", value: <b>{rows}</b> },
          { term: "Days", value: period ? formatRange(period.from, period.to) : "none" },
          {
            term: "Models",
            value: names.join(", ") + (models.length > names.length ? ` and ${models.length - names.length} more` : ""),
          },
          ...(report.kind === "usage"
            ? [
                ...tokenRows(totals),
                { term: "Requests", value: totals.requests === null ? "not counted" : formatCount(totals.requests) },
              ]
            : []),
          ...(reported === null ? [] : [{ term: "Cost, reported", value: reported }]),
        ]}
      />
      {firstRejects.length > 0 && (
        <ul className="list mt16">
          {firstRejects.map(({ line, column, value, code }) => (
            <li key={line}>
              Line {formatCount(line)}: {column} {value === "" ? "is empty" : `“${value}”`}
              <span className="sub">
                {rejectWords(code).title}. {rejectWords(code).explanation}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
