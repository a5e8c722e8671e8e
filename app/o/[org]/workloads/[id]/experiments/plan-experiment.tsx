"use client";

import { useState, type FormEvent } from "react";
import { formatCount } from "@/server/kernel/format";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { Checkbox } from "../../../../../_ui/checkbox";
import { Dialog, DialogClose } from "../../../../../_ui/dialog";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Field } from "../../../../../_ui/field";
import { numberIn, percentIn, percentOf, textIn } from "../../_form/form-values";

type Measure = "accuracy" | "consistency" | "p95LatencyMs" | "state-a-requirement" | "cost";

interface PlanExperimentProps {
  readonly workloadId: string;
  readonly plan: {
    readonly sampleSize: number;
    readonly trafficShare: number;
    readonly days: number;
    readonly measures: Measure[];
    readonly options: readonly { readonly key: string; readonly label: string }[];
  };
  readonly ownerName: string;
  readonly today: string;
}

/** The parallel test that is advised, to be started or planned as it is or changed. */
export function PlanExperiment({ workloadId, plan, ownerName, today }: PlanExperimentProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isOpen, setOpen] = useState(false);
  const errors = fault?.fields ?? {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const startedOn = textIn(form, "startedOn");
    const done = await act(() =>
      api.experiments.plan.mutate({
        workloadId,
        optionKeys: form.getAll("option").map(String),
        sampleSize: numberIn(form, "sampleSize") ?? Number.NaN,
        trafficShare: percentIn(form, "trafficShare") ?? Number.NaN,
        days: numberIn(form, "days") ?? Number.NaN,
        measures: plan.measures,
        ownerName: textIn(form, "ownerName"),
        note: textIn(form, "note"),
        startedOn: startedOn === "" ? null : startedOn,
      }),
    );
    if (done) setOpen(false);
  }

  return (
    <Dialog
      title="Start a parallel test"
      description={`${formatCount(plan.sampleSize)} requests are answered by these options too, beside what is in use. Recording a result of kind “In parallel” ends it.`}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button>Start this test</Button>}
    >
      <form onSubmit={submit} className="form" noValidate>
        <fieldset>
          <legend>Options that are tried</legend>
          {plan.options.map(({ key, label }) => (
            <Checkbox key={key} name="option" value={key} label={label} defaultChecked />
          ))}
        </fieldset>
        <div className="row2">
          <Field
            label="Sample"
            unit="requests"
            name="sampleSize"
            isNumeric
            defaultValue={plan.sampleSize}
            error={errors.sampleSize}
          />
          <Field
            label="Of the traffic"
            unit="%"
            name="trafficShare"
            isNumeric
            defaultValue={percentOf(Number(plan.trafficShare.toPrecision(4)))}
            error={errors.trafficShare}
          />
          <Field label="Takes" unit="days" name="days" isNumeric defaultValue={plan.days} error={errors.days} />
          <Field
            label="Runs from"
            name="startedOn"
            type="date"
            defaultValue={today}
            hint="Empty: it is planned."
            error={errors.startedOn}
          />
          <Field label="Owner" name="ownerName" defaultValue={ownerName} error={errors.ownerName} />
          <Field label="Note" name="note" error={errors.note} />
        </div>
        <FaultNote fault={fault} />
        <div className="acts">
          <Button type="submit" busy={isBusy && "Starting …"}>
            Start
          </Button>
          <DialogClose asChild>
            <Button look="second">Not now</Button>
          </DialogClose>
        </div>
      </form>
    </Dialog>
  );
}
