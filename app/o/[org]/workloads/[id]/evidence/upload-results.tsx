"use client";

import Link from "next/link";
import { useState, type FormEvent } from "react";
import {
  judgeResults,
  needsThreshold,
  readResults,
  variantsOf,
  type Match,
  type ResultFile,
} from "@/server/evaluation";
import { EVIDENCE_KINDS, RESULT_MEASURES, type EvidenceKind, type ResultMeasure } from "@/server/workloads/schema";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { Dropzone } from "../../../../../_ui/dropzone";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Field } from "../../../../../_ui/field";
import { LinkButton } from "../../../../../_ui/link-button";
import { Note } from "../../../../../_ui/note";
import { Select, type SelectOption } from "../../../../../_ui/select";
import { numberIn, textIn } from "../../_form/form-values";
import { EVIDENCE_KIND_WORDS } from "../_words/evidence-words";
import { ResultFaults } from "./result-faults";
import { ResultPreview } from "./result-preview";
import { MATCH_WORDS, MEASURE_WORDS } from "./result-words";
import { resultsToRecord } from "./results-to-record";

interface UploadResultsProps {
  readonly options: readonly SelectOption[];
  readonly suggested: string | undefined;
  readonly requirements: {
    readonly accuracy?: number | null | undefined;
    readonly consistency?: number | null | undefined;
  };
  readonly minSample: number;
  readonly currency: string;
  readonly today: string;
  readonly back: string;
}
interface ReadFile {
  readonly name: string;
  readonly file: ResultFile;
}

/** Reads a file of results in the browser, shows what it says, and records it when asked to. */
export function UploadResults({
  options,
  suggested,
  requirements,
  minSample,
  currency,
  today,
  back,
}: UploadResultsProps) {
  const api = useTenantApi();
  const { act, isBusy, fault, forget } = useAct();
  const [read, setRead] = useState<ReadFile | null>(null);
  const [match, setMatch] = useState<Match>("normalised");
  const [threshold, setThreshold] = useState("");
  const [variant, setVariant] = useState<string | null>(null);
  const [measure, setMeasure] = useState<ResultMeasure>("accuracy");
  const [done, setDone] = useState<{ readonly isNew: boolean; readonly ends: boolean } | null>(null);

  async function choose([file]: readonly File[]) {
    if (!file) return;
    forget();
    setDone(null);
    setVariant(null);
    setRead({ name: file.name, file: readResults(await file.text()) });
  }

  const file = read?.file;
  const variants = file ? variantsOf(file.rows) : [];
  const chosen = variant ?? variants[0]?.variant ?? "";
  const rows = file?.rows.filter((row) => row.variant === chosen) ?? [];
  const asksThreshold = needsThreshold(rows);
  const asksMatch = rows.some(({ judgement }) => judgement.kind === "answer");
  const from = asksThreshold ? shareOf(threshold) : null;
  const measured = file ? judgeResults(rows, { match, threshold: from, variant: chosen }) : null;

  async function record(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!read || !measured) return;
    const form = new FormData(event.currentTarget);
    setDone(null);
    await act(async () => {
      const recorded = await api.evidence.recordResults.mutate({
        optionId: textIn(form, "optionId"),
        kind: textIn(form, "kind") as EvidenceKind,
        measuredOn: textIn(form, "measuredOn"),
        note: textIn(form, "note"),
        measure,
        ...resultsToRecord(read.name, read.file, measured, {
          ...{ match: asksMatch ? match : null, threshold: from, variant: chosen, currency },
        }),
      });
      setDone({ isNew: recorded.isNew, ends: recorded.experiment?.isDone ?? false });
    });
  }

  return (
    <form onSubmit={record} className="form room-form" noValidate>
      <Dropzone
        label="Drop a file of results here, or choose one"
        hint="Columns id, expected, actual, or id, score; latency_ms, input_tokens, output_tokens and cost where they were measured."
        accept=".csv,.tsv,.json,.jsonl,.ndjson,.txt"
        onFiles={(files) => void choose(files)}
      />
      {read && file && file.faults.length > 0 && <ResultFaults name={read.name} faults={file.faults} />}
      {read && file && file.faults.length === 0 && (
        <>
          {variants.length > 1 && (
            <Select
              label="What of it"
              hint="The file holds several: one becomes evidence of one option."
              value={chosen}
              onChange={(event) => setVariant(event.target.value)}
              options={variants.map((one) => ({
                value: one.variant,
                label: `${one.variant || "unnamed"} (${one.rows})`,
              }))}
            />
          )}
          <div className="row2">
            <Select
              label="They show"
              value={measure}
              onChange={(event) => setMeasure(event.target.value as ResultMeasure)}
              options={RESULT_MEASURES.map((value) => ({ value, label: MEASURE_WORDS[value] }))}
            />
            {asksMatch && (
              <Select
                label="An answer is right"
                value={match}
                onChange={(event) => setMatch(event.target.value as Match)}
                options={(["normalised", "exact"] as const).map((value) => ({ value, label: MATCH_WORDS[value] }))}
              />
            )}
            {asksThreshold && (
              <Field
                label="A score passes from"
                unit="0 to 1"
                isNumeric
                value={threshold}
                onChange={(event) => setThreshold(event.target.value)}
                error={threshold !== "" && from === null ? "write a number from 0 to 1" : undefined}
                hint="Some scores lie between 0 and 1."
              />
            )}
          </div>
          {measured ? (
            <ResultPreview
              {...{ name: read.name, file, measured, currency, minSample }}
              required={requirements[measure] ?? null}
              what={MEASURE_WORDS[measure].toLowerCase()}
            />
          ) : (
            <Note tone="asks" title="Say from which score on an answer passes." />
          )}
          <div className="row2">
            <Select
              label="Option"
              name="optionId"
              options={options}
              defaultValue={suggested}
              error={fault?.fields.optionId}
            />
            <Select
              label="Kind"
              name="kind"
              hint="A result in parallel ends the test that runs."
              options={EVIDENCE_KINDS.map((value) => ({ value, label: EVIDENCE_KIND_WORDS[value] }))}
            />
            <Field
              key={`${read.name} ${file.ranOn}`}
              label="Measured on"
              name="measuredOn"
              type="date"
              defaultValue={file.ranOn !== null && file.ranOn <= today ? file.ranOn : today}
              error={fault?.fields.measuredOn}
            />
            <Field label="Note" name="note" hint="Where the sample comes from, who judged it." />
          </div>
          <FaultNote fault={fault} />
          {done && (
            <Note
              isAnswer
              title={
                done.isNew
                  ? "Recorded. The recommendation counts it."
                  : "The same results are recorded already: nothing changed."
              }
            >
              {done.ends && "The test that awaited it is done. "}
              <Link href={`${back}#evidence`}>Look at the workload</Link>
            </Note>
          )}
          <div className="acts">
            <Button type="submit" disabled={!measured} busy={isBusy && "Recording …"}>
              Record {measured ? measured.rows.length.toLocaleString("en") : ""} results
            </Button>
            <LinkButton look="quiet" href={`${back}#evidence`}>
              Back
            </LinkButton>
          </div>
        </>
      )}
    </form>
  );
}

function shareOf(text: string): number | null {
  const form = new FormData();
  form.set("threshold", text);
  const value = numberIn(form, "threshold");
  return value !== null && value >= 0 && value <= 1 ? value : null;
}
