"use client";

import { useState, type FormEvent } from "react";
import { formatDay, formatShare } from "@/server/kernel/format";
import type { SuccessMeasurement } from "@/server/workloads/schema";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Field } from "../../../../../_ui/field";
import { Note } from "../../../../../_ui/note";
import { percentFault, percentIn, textIn } from "../../_form/form-values";

interface SuccessFormProps {
  readonly id: string;
  readonly successes: readonly SuccessMeasurement[];
  readonly today: string;
}

/** Types the share of results that succeeded, with the day and what was counted; takes one back. */
export function SuccessForm({ id, successes, today }: SuccessFormProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [said, setSaid] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const share = percentIn(form, "share") ?? Number.NaN;
    const measuredOn = textIn(form, "measuredOn");
    setSaid(null);
    if (await act(() => api.workloads.recordSuccess.mutate({ id, share, measuredOn, reason: textIn(form, "reason") })))
      setSaid(`${formatShare(share, 1)} counts from ${formatDay(measuredOn)} on.`);
  }

  async function takeBack({ measuredOn }: SuccessMeasurement) {
    setSaid(null);
    const taken = { id, measuredOn, share: null, reason: "taken back" };
    if (await act(() => api.workloads.recordSuccess.mutate(taken))) setSaid(`${formatDay(measuredOn)} is taken back.`);
  }

  return (
    <div className="form room-form">
      {successes.length > 0 && (
        <ul className="list">
          {successes.map((one) => (
            <li key={one.measuredOn} className="list-act">
              <span>
                <b>{formatShare(one.share, 1)}</b> on {formatDay(one.measuredOn)}
                <br />
                <span className="muted">
                  {one.reason} ({one.by}, {formatDay(one.on)})
                </span>
              </span>
              <Button look="quiet" isSmall disabled={isBusy} onClick={() => takeBack(one)}>
                Take back<span className="vh"> {formatDay(one.measuredOn)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit} className="form" noValidate>
        <div className="row2">
          <Field label="Succeeded" unit="%" name="share" isNumeric error={percentFault(fault?.fields.share)} />
          <Field
            label="Measured on"
            type="date"
            name="measuredOn"
            max={today}
            defaultValue={today}
            hint="It counts from that month on, until a newer one."
            error={fault?.fields.measuredOn}
          />
        </div>
        <Field label="What was counted" name="reason" error={fault?.fields.reason} />
        <FaultNote fault={fault} />
        {said && <Note title={said} isAnswer />}
        <div className="acts">
          <Button type="submit" look="second" busy={isBusy && "Saving …"}>
            Keep the measurement
          </Button>
        </div>
      </form>
    </div>
  );
}
