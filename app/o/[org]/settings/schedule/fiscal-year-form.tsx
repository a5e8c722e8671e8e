"use client";

import { useEffect, useRef, useState, type FormEvent } from "react";
import type { Day } from "@/server/kernel/day";
import type { FiscalYearStart } from "@/server/kernel/quarter";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Note } from "../../../../_ui/note";
import { Select } from "../../../../_ui/select";
import { changeWords, latestStart, MONTHS } from "./fiscal-year-words";

/** Chooses the month in which the fiscal year is to start, and says before what that does. */
export function FiscalYearForm({ calendar, heldUntil }: { calendar: FiscalYearStart; heldUntil: Day | null }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [start, setStart] = useState(latestStart(calendar));
  const [isDone, setDone] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // What was chosen before the page woke up.
  useEffect(() => setStart(chosenIn(form.current) ?? latestStart(calendar)), [calendar]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setDone(false);
    setDone(await act(() => api.schedule.changeFiscalYear.mutate({ start })));
  }

  const words = changeWords(calendar, start, heldUntil);
  return (
    <form className="form mt16" ref={form} onSubmit={submit}>
      <Select
        {...{ label: "First month of the fiscal year", name: "fiscalYearStart", options: MONTHS }}
        defaultValue={String(latestStart(calendar))}
        onChange={(event) => setStart(Number(event.currentTarget.value))}
        error={fault?.fields.start}
      />
      {words && <Note title="What this does">{words}</Note>}
      <FaultNote fault={fault} />
      {isDone && !words && <Note title="Saved." isAnswer />}
      <div className="acts">
        <Button type="submit" look="second" disabled={words === null} busy={isBusy && "Saving …"}>
          Change the fiscal year
        </Button>
      </div>
    </form>
  );
}

function chosenIn(form: HTMLFormElement | null): number | null {
  const field = form?.elements.namedItem("fiscalYearStart");
  return field instanceof HTMLSelectElement ? Number(field.value) : null;
}
