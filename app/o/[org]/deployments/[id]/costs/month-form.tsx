"use client";

import { useState, type FormEvent } from "react";
import { formatMonth } from "@/server/kernel/format";
import { COST_LINES } from "@/server/roi/schema";
import type { TenantAnswers } from "../../../../../_api/answers";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Field } from "../../../../../_ui/field";
import { Note } from "../../../../../_ui/note";
import { Select } from "../../../../../_ui/select";
import { numberIn } from "../../../workloads/_form/form-values";
import { amountIn } from "../../_form/deployment-from-form";

interface MonthFormProps {
  readonly one: TenantAnswers["deployments"]["read"];
  readonly months: readonly string[];
}

/** What a person knows of a month; an empty field leaves it to files, recurring lines and usage. */
export function MonthForm({ one, months }: MonthFormProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [month, setMonth] = useState(one.missing[0] ?? months.at(-1) ?? "");
  const [saved, setSaved] = useState<string | null>(null);
  const typed = one.typed.find((row) => row.month === month);
  const composed = one.months.find((row) => row.month === month);
  const errors = fault?.fields ?? {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSaved(null);
    const costs = Object.fromEntries(COST_LINES.map((kind) => [kind, amountIn(form, kind)]));
    const done = await act(() =>
      api.deployments.recordMonth.mutate({
        deploymentId: one.id,
        month,
        requests: numberIn(form, "requests"),
        ...costs,
      }),
    );
    if (done) setSaved(month);
  }

  return (
    <form onSubmit={submit} className="form room-form">
      <Select
        label="Month"
        name="month"
        value={month}
        onChange={(event) => setMonth(event.target.value)}
        options={[...months].reverse().map((value) => ({ value, label: formatMonth(value) }))}
        error={errors.month}
      />
      <div className="row2" key={month}>
        <Field
          label="Requests"
          name="requests"
          isNumeric
          defaultValue={typed?.requests ?? ""}
          hint={
            !typed?.requests && composed?.requestsFrom === "usage" ? `Usage counts ${composed.requests}.` : undefined
          }
          error={errors.requests}
        />
        {COST_LINES.map((kind) => (
          <Field
            key={kind}
            label={kind.charAt(0).toUpperCase() + kind.slice(1)}
            unit={one.currency}
            name={kind}
            isNumeric
            defaultValue={typed?.costs[kind] ?? ""}
            error={errors[kind]}
          />
        ))}
      </div>
      <p className="hint">
        A credit is below 0. What is left empty is not typed: a file, a recurring line or usage says it.
      </p>
      <FaultNote fault={fault} />
      {saved !== null && <Note title={`${formatMonth(saved)} is written down.`} isAnswer />}
      <div className="acts">
        <Button type="submit" busy={isBusy && "Writing it down …"}>
          Write it down
        </Button>
      </div>
    </form>
  );
}
