"use client";

import { useCallback, useEffect, useRef, useState, type FormEvent } from "react";
import type { PolicyDefault } from "@/server/engine";
import { atPath, withAtPath } from "@/server/kernel/at-path";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { Note } from "../../../../_ui/note";
import { Select } from "../../../../_ui/select";
import { LiveEffect } from "./live-effect";
import { asTyped, thresholdWords, typedThreshold } from "./threshold-words";

interface PolicyFormProps {
  readonly thresholds: object;
  readonly inForce: object;
  readonly defaults: Readonly<Record<string, PolicyDefault>>;
  /** The version that is on the page. */
  readonly basedOn: number;
  readonly currency: string;
  /** The quarter over whose usage the effect is counted. */
  readonly quarter: { readonly key: string; readonly label: string };
  /** Others try a value, and cannot put it in force. */
  readonly mayEdit: boolean;
}

/** Tries one threshold over the present workloads, and puts it in force or leaves it to its default, with the reason. */
export function PolicyForm({ thresholds, inForce, defaults, basedOn, currency, quarter, mayEdit }: PolicyFormProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const form = useRef<HTMLFormElement>(null);
  const keys = Object.keys(defaults);
  const [key, setKey] = useState(keys[0] ?? "");
  /** What the value's field begins with; `null`: what is in force. */
  const [start, setStart] = useState<string | null>(null);
  const [tried, setTried] = useState<unknown>(undefined);
  const [problem, setProblem] = useState<string | null>(null);
  const [isDone, setDone] = useState(false);
  const standard = defaults[key];
  const held = atPath(inForce, key);
  const isOwn = atPath(thresholds, key) !== undefined;

  const standing = useCallback(() => {
    const stands = new FormData(form.current ?? undefined);
    return { chosen: String(stands.get("threshold")), text: String(stands.get("value")) };
  }, []);
  const triedAs = useCallback(
    (chosen: string, text: string): unknown => {
      const value = typedThreshold(text, defaults[chosen]?.value);
      const isHeld = JSON.stringify(value) === JSON.stringify(atPath(inForce, chosen));
      return value === null || isHeld ? undefined : value;
    },
    [defaults, inForce],
  );

  // What was chosen and typed before the page came alive counts. Once: afterwards the form is listened to.
  useEffect(() => {
    const timer = setTimeout(() => {
      const { chosen, text } = standing();
      if (!(chosen in defaults)) return;
      setKey(chosen);
      setStart(text === "" ? null : text);
      setTried(triedAs(chosen, text));
    });
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  function listen(): void {
    const { chosen, text } = standing();
    setProblem(null);
    setDone(false);
    if (chosen === key) return setTried(triedAs(key, text));
    setKey(chosen);
    setStart(null);
    setTried(undefined);
  }

  async function put(value: unknown): Promise<void> {
    const reason = String(new FormData(form.current ?? undefined).get("reason")).trim();
    const next = withAtPath({ ...thresholds }, key, value);
    const done = await act(() => api.policy.edit.mutate({ thresholds: next, reason, basedOn }));
    setDone(done);
    if (done) setTried(undefined);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setDone(false);
    setProblem(null);
    const isBack = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "default";
    if (isBack) return put(undefined);
    const value = typedThreshold(String(new FormData(event.currentTarget).get("value")), standard?.value);
    if (value !== null) return put(value);
    setProblem(whatToType(standard?.value));
  }

  if (!standard) return null;
  return (
    <div className="grid">
      <form ref={form} onSubmit={submit} onInput={listen} className="form policy-form c5" noValidate>
        <Select
          label="Threshold"
          name="threshold"
          defaultValue={key}
          options={keys.map((value) => ({ value, label: defaults[value]?.meaning ?? value }))}
          hint={`${key}, default ${thresholdWords(standard.value, standard.unit, currency)}`}
        />
        <Field
          key={key}
          label="Value"
          unit={standard.unit === "share" ? "share of 1" : standard.unit === "money" ? currency : standard.unit}
          name="value"
          isNumeric
          defaultValue={start ?? asTyped(held)}
          error={problem ?? (fault?.fields.reason ? undefined : fault?.message)}
        />
        {mayEdit && <Field label="Why" name="reason" error={fault?.fields.reason} />}
        {fault && !fault.fields.reason && Object.keys(fault.fields).length > 0 && <FaultNote fault={fault} />}
        {isDone && <Note title="In force. Open recommendations count it from now on." isAnswer />}
        {mayEdit && (
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
        )}
      </form>
      <div className="c7">
        <LiveEffect
          thresholds={tried === undefined ? null : withAtPath({ ...thresholds }, key, tried)}
          words={`${standard.meaning}: ${thresholdWords(held, standard.unit, currency)} in force, ${thresholdWords(tried, standard.unit, currency)} tried`}
          quarter={quarter}
        />
      </div>
    </div>
  );
}

const whatToType = (standard: unknown): string =>
  Array.isArray(standard)
    ? "Write numbers with commas between them, like 0.75, 1.25."
    : typeof standard === "boolean"
      ? "Write yes or no."
      : "Write one number.";
