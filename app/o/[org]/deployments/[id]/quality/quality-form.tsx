"use client";

import { useState, type FormEvent } from "react";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Field } from "../../../../../_ui/field";
import { Note } from "../../../../../_ui/note";
import { numberIn, percentIn, textIn } from "../../../workloads/_form/form-values";

/** A measured share with its sample; what is kept is a share of 1. */
export function QualityForm({ id, today, metric }: { id: string; today: string; metric: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isSaved, setSaved] = useState(false);
  const errors = fault?.fields ?? {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSaved(false);
    setSaved(
      await act(() =>
        api.deployments.recordQuality.mutate({
          deploymentId: id,
          date: textIn(form, "date"),
          metric: textIn(form, "metric"),
          value: percentIn(form, "value") ?? Number.NaN,
          sampleSize: numberIn(form, "sampleSize") ?? Number.NaN,
        }),
      ),
    );
  }

  return (
    <form onSubmit={submit} className="form measured-form mt32">
      <h3>Record a measurement</h3>
      <div className="row2">
        <Field label="Measured on" name="date" type="date" defaultValue={today} required error={errors.date} />
        <Field label="Metric" name="metric" defaultValue={metric} required error={errors.metric} />
        <Field
          label="Value"
          unit="%"
          name="value"
          isNumeric
          required
          error={errors.value?.replace("a share from 0 to 1", "between 0 % and 100 %")}
        />
        <Field label="Sample" unit="answers judged" name="sampleSize" isNumeric required error={errors.sampleSize} />
      </div>
      <FaultNote fault={fault} />
      {isSaved && <Note title="Recorded, and tested with all others." isAnswer />}
      <div className="acts">
        <Button type="submit" look="second" busy={isBusy && "Recording …"}>
          Record
        </Button>
      </div>
    </form>
  );
}
