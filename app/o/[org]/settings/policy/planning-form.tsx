"use client";

import { useState, type FormEvent } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { Note } from "../../../../_ui/note";
import type { TenantInputs, TenantOutputs } from "../../_words/outputs";

type Policy = TenantOutputs["policy"]["read"];
type Planning = NonNullable<TenantInputs["policy"]["edit"]["planning"]>;

interface PlanningFormProps {
  readonly planning: Policy["planning"];
  readonly thresholds: Policy["thresholds"];
  /** The version that is on the page. */
  readonly basedOn: number;
}

/** Lead times by level and the reconciliation's tolerance, saved together as a new version of the policy. */
export function PlanningForm({ planning, thresholds, basedOn }: PlanningFormProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isDone, setDone] = useState(false);
  const keys = Object.keys(planning.defaults) as (keyof Policy["planning"]["inForce"])[];

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = Object.fromEntries(keys.map((key) => [key, Number(String(form.get(key)).trim() || Number.NaN)]));
    const reason = String(form.get("planning-reason")).trim();
    setDone(false);
    setDone(
      await act(() =>
        api.policy.edit.mutate({ thresholds: { ...thresholds }, planning: typed as Planning, reason, basedOn }),
      ),
    );
  }

  return (
    <form onSubmit={submit} className="form planning-form mt24" noValidate>
      <div className="planning-fields">
        {keys.map((key) => (
          <Field
            key={key}
            label={key.startsWith("leadWeeks.") ? `Level ${key.slice(-1)}` : "Bills agree within"}
            unit={planning.defaults[key]?.unit === "weeks" ? "weeks" : "share of 1"}
            name={key}
            isNumeric
            defaultValue={String(planning.inForce[key])}
            error={fault?.fields[`planning.${key}`]}
          />
        ))}
      </div>
      <Field label="Why" name="planning-reason" error={fault?.fields.reason} />
      {fault && <FaultNote fault={fault} />}
      {isDone && <Note title="In force." isAnswer />}
      <div className="acts">
        <Button type="submit" look="second" busy={isBusy && "Saving …"}>
          Save the planning
        </Button>
      </div>
    </form>
  );
}
