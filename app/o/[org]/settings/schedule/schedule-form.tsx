"use client";

import { useState, type FormEvent } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Checkbox } from "../../../../_ui/checkbox";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { Note } from "../../../../_ui/note";
import { TextArea } from "../../../../_ui/text-area";

interface ScheduleSettings {
  readonly isOn: boolean;
  readonly businessDay: number;
  readonly clockTime: string;
  readonly timeZone: string;
  readonly holidays: readonly string[];
  readonly remindBefore: number;
  readonly requiredSignatures: number;
  readonly preparerMaySign: boolean;
}

/** Changes when reviews are made and mailed, and who signs. */
export function ScheduleForm({ settings }: { settings: ScheduleSettings }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isDone, setDone] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setDone(false);
    setDone(await act(() => api.schedule.edit.mutate(typed(form))));
  }

  const of = (field: string): string | undefined => fault?.fields[field];
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Checkbox
        name="isOn"
        label="Make drafts, remind reviewers and mail the review by this schedule"
        defaultChecked={settings.isOn}
        hint="Off: somebody opens the review by hand, and its mail leaves with the last signature."
      />
      <div className="row2">
        <Field
          {...{ label: "Business day of the mail", name: "businessDay", isNumeric: true }}
          hint="counted from the first day after the quarter"
          defaultValue={settings.businessDay}
          error={of("businessDay")}
        />
        <Field
          {...{ label: "First reminder", unit: "business days before", name: "remindBefore", isNumeric: true }}
          hint="0: not before the mail is due"
          defaultValue={settings.remindBefore}
          error={of("remindBefore")}
        />
      </div>
      <div className="row2">
        <Field
          {...{ label: "Clock time", name: "clockTime" }}
          hint="24 hours, like 09:00"
          defaultValue={settings.clockTime}
          error={of("clockTime")}
        />
        <Field
          {...{ label: "Time zone", name: "timeZone" }}
          hint="like Europe/Zurich or America/New_York"
          defaultValue={settings.timeZone}
          error={of("timeZone")}
        />
      </div>
      <TextArea
        {...{ label: "Holidays", name: "holidays", rows: 4 }}
        hint="one day a line, like 2026-12-25; Saturdays and Sundays count anyway"
        defaultValue={settings.holidays.join("\n")}
        error={fault && Object.entries(fault.fields).find(([key]) => key.startsWith("holidays"))?.[1]}
      />
      <div className="row2">
        <Field
          {...{ label: "Signatures a review needs", name: "requiredSignatures", isNumeric: true }}
          hint="by different persons"
          defaultValue={settings.requiredSignatures}
          error={of("requiredSignatures")}
        />
      </div>
      <Checkbox
        name="preparerMaySign"
        label="Who prepared a review may sign it"
        defaultChecked={settings.preparerMaySign}
      />
      <FaultNote fault={fault} />
      {isDone && <Note title="Saved. It holds from now on." isAnswer />}
      <div className="acts">
        <Button type="submit" busy={isBusy && "Saving …"}>
          Save the schedule
        </Button>
      </div>
    </form>
  );
}

function typed(form: FormData) {
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  const number = (name: string): number => (text(name) === "" ? Number.NaN : Number(text(name)));
  return {
    isOn: form.get("isOn") !== null,
    businessDay: number("businessDay"),
    clockTime: text("clockTime"),
    timeZone: text("timeZone"),
    holidays: text("holidays")
      .split(/[\s,;]+/)
      .filter(Boolean),
    remindBefore: number("remindBefore"),
    requiredSignatures: number("requiredSignatures"),
    preparerMaySign: form.get("preparerMaySign") !== null,
  };
}
