"use client";

import { useId, useState, type FormEvent } from "react";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { Checkbox } from "../../../../../_ui/checkbox";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Field } from "../../../../../_ui/field";
import { Note } from "../../../../../_ui/note";
import { textIn } from "../../../workloads/_form/form-values";

/** Which model serves from a day on; going back to an earlier one is a rollback. */
export function VersionForm({ id, today, known }: { id: string; today: string; known: readonly string[] }) {
  const api = useTenantApi();
  const list = useId();
  const { act, isBusy, fault } = useAct();
  const [isSaved, setSaved] = useState(false);
  const errors = fault?.fields ?? {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    setSaved(false);
    const done = await act(() =>
      api.deployments.recordVersion.mutate({
        deploymentId: id,
        model: textIn(form, "model"),
        since: textIn(form, "since"),
        isRollback: form.get("isRollback") !== null,
        note: textIn(form, "note"),
      }),
    );
    setSaved(done);
    if (done) element.reset();
  }

  return (
    <form onSubmit={submit} className="form measured-form mt32">
      <h3>Record a version</h3>
      <div className="row2">
        <Field label="Model" name="model" list={list} required hint="Its id as usage names it." error={errors.model} />
        <Field label="It serves since" name="since" type="date" defaultValue={today} required error={errors.since} />
      </div>
      <datalist id={list}>
        {known.map((model) => (
          <option key={model} value={model} />
        ))}
      </datalist>
      <Field label="Note" name="note" hint="The training run, or why it was rolled back." error={errors.note} />
      <Checkbox label="A rollback: it served before" name="isRollback" />
      <FaultNote fault={fault} />
      {isSaved && <Note title="Recorded." isAnswer />}
      <div className="acts">
        <Button type="submit" look="second" busy={isBusy && "Recording …"}>
          Record the version
        </Button>
      </div>
    </form>
  );
}
