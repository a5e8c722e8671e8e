"use client";

import { useState, type FormEvent } from "react";
import { EVIDENCE_KINDS, type EvidenceKind } from "@/server/workloads/schema";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { Note } from "../../../../_ui/note";
import { Select, type SelectOption } from "../../../../_ui/select";
import { numberIn, percentFault, percentIn, textIn } from "../_form/form-values";
import { EVIDENCE_KIND_WORDS } from "./_words/evidence-words";

interface RecordEvidenceProps {
  readonly options: readonly SelectOption[];
  readonly suggested: string | undefined;
  readonly today: string;
}

/** A measurement of one option, in its present version. */
export function RecordEvidence({ options, suggested, today }: RecordEvidenceProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [recorded, setRecorded] = useState<string | null>(null);
  const errors = fault?.fields ?? {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const optionId = textIn(form, "optionId");
    setRecorded(null);
    const done = await act(() =>
      api.workloads.recordEvidence.mutate({
        optionId,
        kind: textIn(form, "kind") as EvidenceKind,
        measuredOn: textIn(form, "measuredOn"),
        sampleSize: numberIn(form, "sampleSize") ?? Number.NaN,
        accuracy: percentIn(form, "accuracy"),
        consistency: percentIn(form, "consistency"),
        p95LatencyMs: numberIn(form, "p95LatencyMs"),
        note: textIn(form, "note"),
      }),
    );
    if (!done) return;
    setRecorded(options.find(({ value }) => value === optionId)?.label ?? "the option");
    element.reset();
  }

  return (
    <form onSubmit={submit} className="form mt32 measured-form" id="record">
      <h3>Record a measurement</h3>
      <div className="row2">
        <Select label="Option" name="optionId" options={options} defaultValue={suggested} error={errors.optionId} />
        <Select
          label="Kind"
          name="kind"
          options={EVIDENCE_KINDS.map((value) => ({ value, label: EVIDENCE_KIND_WORDS[value] }))}
          error={errors.kind}
        />
        <Field
          label="Measured on"
          name="measuredOn"
          type="date"
          defaultValue={today}
          required
          error={errors.measuredOn}
        />
        <Field label="Sample" unit="answers" name="sampleSize" isNumeric required error={errors.sampleSize} />
        <Field label="Accuracy" unit="%" name="accuracy" isNumeric error={percentFault(errors.accuracy)} />
        <Field label="Consistency" unit="%" name="consistency" isNumeric error={percentFault(errors.consistency)} />
        <Field label="p95 latency" unit="ms" name="p95LatencyMs" isNumeric error={errors.p95LatencyMs} />
        <Field label="Note" name="note" hint="Where the sample comes from, who judged it." error={errors.note} />
      </div>
      <FaultNote fault={fault} />
      {recorded && <Note title={`Recorded for ${recorded}. The answer above counts it.`} isAnswer />}
      <div className="acts">
        <Button type="submit" look="second" busy={isBusy && "Recording …"}>
          Record
        </Button>
      </div>
    </form>
  );
}
