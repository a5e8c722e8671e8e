"use client";

import { useState, type FormEvent } from "react";
import { formatDay } from "@/server/kernel/format";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Field } from "../../../../../_ui/field";
import { Note } from "../../../../../_ui/note";
import { RadioCards } from "../../../../../_ui/radio-cards";
import { textIn } from "../../../workloads/_form/form-values";

interface StartFormProps {
  readonly id: string;
  readonly startedOn: string;
  readonly hasBegun: boolean;
  /** The first day on which its models serve half of the workload. */
  readonly suggestedStart: string | null;
  /** The profile measured before that day, in words; null: too little usage. */
  readonly measured: string | null;
  readonly isEstimated: boolean;
}

/** The first day in production, and which baseline counts from it. */
export function StartForm(props: StartFormProps) {
  const { id, startedOn, hasBegun, suggestedStart, measured, isEstimated } = props;
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isSaved, setSaved] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSaved(false);
    const baseline = textIn(form, "baseline") === "measured" ? "measured" : "kept";
    setSaved(await act(() => api.deployments.start.mutate({ id, startedOn: textIn(form, "startedOn"), baseline })));
  }

  return (
    <form onSubmit={submit} className="form room-form">
      <Field
        label="First day in production"
        name="startedOn"
        type="date"
        defaultValue={startedOn}
        required
        hint={
          suggestedStart
            ? `Usage shows its models serving half of the workload from ${formatDay(suggestedStart)} on.`
            : undefined
        }
        error={fault?.fields.startedOn}
      />
      <RadioCards
        legend="The baseline that counts from then"
        name="baseline"
        defaultValue={measured !== null && (!hasBegun || isEstimated) ? "measured" : "kept"}
        options={[
          {
            value: "measured",
            label: "Measured over the 90 days before",
            description: measured ?? "There are less than 14 days of usage before it.",
          },
          {
            value: "kept",
            label: isEstimated ? "The one of the promise, estimated" : "The one that is written down",
            description: "Its profile and its prices stay as they are.",
          },
        ]}
        error={fault?.fields.baseline}
      />
      <FaultNote fault={fault} />
      {isSaved && <Note title="Saved. The ledger counts from that day." isAnswer />}
      <div className="acts">
        <Button type="submit" look={hasBegun ? "second" : "primary"} busy={isBusy && "Saving …"}>
          {hasBegun ? "Move its first day" : "Begin it"}
        </Button>
      </div>
    </form>
  );
}
