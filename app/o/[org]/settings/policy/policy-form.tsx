"use client";

import { useState, type FormEvent } from "react";
import type { PolicyDefault } from "@/server/engine";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { Note } from "../../../../_ui/note";
import { Select } from "../../../../_ui/select";
import { asTyped, thresholdAt, thresholdWords, typedThreshold, withThreshold } from "./threshold-words";

interface PolicyFormProps {
  readonly thresholds: object;
  readonly inForce: object;
  readonly defaults: Readonly<Record<string, PolicyDefault>>;
  /** The version that is on the page. */
  readonly basedOn: number;
  readonly currency: string;
}

/** Puts one threshold in force, or leaves it to its default again, with the reason. */
export function PolicyForm({ thresholds, inForce, defaults, basedOn, currency }: PolicyFormProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const keys = Object.keys(defaults);
  const [key, setKey] = useState(keys[0] ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const [isDone, setDone] = useState(false);
  const standard = defaults[key];
  const held = thresholdAt(inForce, key);
  const isOwn = thresholdAt(thresholds, key) !== undefined;

  async function put(value: unknown, form: FormData): Promise<void> {
    const next = withThreshold({ ...thresholds }, key, value);
    setDone(
      await act(() => api.policy.edit.mutate({ thresholds: next, reason: String(form.get("reason")).trim(), basedOn })),
    );
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const isBack = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "default";
    setDone(false);
    setProblem(null);
    if (isBack) return put(undefined, form);
    const value = typedThreshold(String(form.get("value")), standard?.value);
    if (value !== null) return put(value, form);
    setProblem(
      Array.isArray(standard?.value)
        ? "Write numbers with commas between them, like 0.75, 1.25."
        : typeof standard?.value === "boolean"
          ? "Write yes or no."
          : "Write one number.",
    );
  }

  if (!standard) return null;
  return (
    <form onSubmit={submit} className="form policy-form" noValidate>
      <Select
        label="Threshold"
        value={key}
        onChange={(event) => {
          setKey(event.target.value);
          setProblem(null);
          setDone(false);
        }}
        options={keys.map((value) => ({ value, label: defaults[value]?.meaning ?? value }))}
        hint={`${key}, default ${thresholdWords(standard.value, standard.unit, currency)}`}
      />
      <div className="row2">
        <Field
          key={key}
          label="Value"
          unit={standard.unit === "share" ? "share of 1" : standard.unit === "money" ? currency : standard.unit}
          name="value"
          isNumeric
          defaultValue={asTyped(held)}
          error={problem ?? (fault?.fields.reason ? undefined : fault?.message)}
        />
        <Field label="Why" name="reason" error={fault?.fields.reason} />
      </div>
      {fault && !fault.fields.reason && Object.keys(fault.fields).length > 0 && <FaultNote fault={fault} />}
      {isDone && <Note title="In force. Open recommendations count it from now on." isAnswer />}
      <div className="acts">
        <Button type="submit" busy={isBusy && "Saving …"}>
          Put it in force
        </Button>
        {isOwn && (
          <Button type="submit" value="default" look="second" disabled={isBusy}>
            Back to the default
          </Button>
        )}
      </div>
    </form>
  );
}
