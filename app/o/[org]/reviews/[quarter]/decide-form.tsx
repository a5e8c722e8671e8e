"use client";

import { useState, type FormEvent } from "react";
import { DECISION_VERDICTS, type DecisionVerdict } from "@/server/review/schema";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";

interface DecideFormProps {
  readonly quarter: string;
  readonly workloadId: string;
  readonly name: string;
  readonly dueOn: string | null;
  /** The day on which what is in use is switched off. */
  readonly latest: string | null;
  readonly verdicts: readonly DecisionVerdict[];
  readonly owners: readonly string[];
  readonly isDecided: boolean;
}

const WORDS: Record<DecisionVerdict, { act: string; look: "accept" | "second" }> = {
  accept: { act: "Accept", look: "accept" },
  defer: { act: "Defer", look: "second" },
  reject: { act: "Reject", look: "second" },
};

/** Accept, defer or reject, with who carries it out, until when, and a sentence. */
export function DecideForm({ quarter, workloadId, name, dueOn, latest, verdicts, owners, isDecided }: DecideFormProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isOpen, setOpen] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    const due = String(form.get("dueOn") ?? "");
    const done = await act(() =>
      api.reviews.decide.mutate({
        quarter,
        workloadId,
        verdict: String(form.get("verdict")) as DecisionVerdict,
        owner: String(form.get("owner") ?? ""),
        sentence: String(form.get("sentence") ?? ""),
        ...(due && { dueOn: due }),
      }),
    );
    if (done) setOpen(false);
  }

  const people = `owners-${workloadId}`;
  return (
    <details className="noprint" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{isDecided ? `Decide again on ${name}` : `Decide on ${name}`}</summary>
      <form className="form mt8" onSubmit={submit}>
        <div className="row2">
          <Field label="Who carries it out" name="owner" list={people} required error={fault?.fields.owner} />
          <Field
            label="Due"
            name="dueOn"
            type="date"
            defaultValue={dueOn ?? undefined}
            max={latest ?? undefined}
            hint={latest ? "Not after what is in use is switched off." : undefined}
            error={fault?.fields.dueOn}
          />
        </div>
        <datalist id={people}>
          {owners.map((owner) => (
            <option key={owner} value={owner} />
          ))}
        </datalist>
        <Field label="Why, in a sentence" name="sentence" required error={fault?.fields.sentence} />
        <FaultNote fault={fault?.fields.verdict ? { message: fault.message, fields: {} } : fault} />
        <div className="acts">
          {DECISION_VERDICTS.filter((verdict) => verdicts.includes(verdict)).map((verdict) => (
            <Button
              key={verdict}
              type="submit"
              name="verdict"
              value={verdict}
              look={WORDS[verdict].look}
              busy={isBusy && "…"}
            >
              {WORDS[verdict].act}
            </Button>
          ))}
        </div>
      </form>
    </details>
  );
}
