"use client";

import { useState, type FormEvent } from "react";
import { formatMonth } from "@/server/kernel/format";
import { COST_LINES, type CostLine } from "@/server/roi/schema";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Field } from "../../../../../_ui/field";
import { Note } from "../../../../../_ui/note";
import { Select } from "../../../../../_ui/select";
import { textIn } from "../../../workloads/_form/form-values";
import { amountIn } from "../../_form/deployment-from-form";

interface RecurringFormProps {
  readonly id: string;
  readonly months: readonly string[];
  readonly currency: string;
}

/** An amount of every month from a first one to a last one, or without end. */
export function RecurringForm({ id, months, currency }: RecurringFormProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isSaved, setSaved] = useState(false);
  const errors = fault?.fields ?? {};
  const choices = months.map((value) => ({ value, label: formatMonth(value) }));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    setSaved(false);
    const done = await act(() =>
      api.deployments.recordRecurring.mutate({
        deploymentId: id,
        kind: textIn(form, "kind") as CostLine,
        amount: amountIn(form, "amount") ?? "",
        fromMonth: textIn(form, "fromMonth"),
        toMonth: textIn(form, "toMonth") || null,
        note: textIn(form, "note"),
      }),
    );
    setSaved(done);
    if (done) element.reset();
  }

  return (
    <form onSubmit={submit} className="form measured-form mt32">
      <h3>Add a recurring line</h3>
      <div className="row2">
        <Select
          label="Kind"
          name="kind"
          defaultValue="hosting"
          options={COST_LINES.map((kind) => ({ value: kind, label: kind.charAt(0).toUpperCase() + kind.slice(1) }))}
          error={errors.kind}
        />
        <Field label="Amount" unit={`${currency} a month`} name="amount" isNumeric required error={errors.amount} />
        <Select label="From" name="fromMonth" options={choices} error={errors.fromMonth} />
        <Select
          label="To"
          name="toMonth"
          options={[{ value: "", label: "Goes on" }, ...choices]}
          error={errors.toMonth}
        />
      </div>
      <Field label="Note" name="note" error={errors.note} />
      <FaultNote fault={fault} />
      {isSaved && <Note title="Added to every month that it covers." isAnswer />}
      <div className="acts">
        <Button type="submit" look="second" busy={isBusy && "Adding …"}>
          Add the line
        </Button>
      </div>
    </form>
  );
}
