"use client";

import type { FormEvent } from "react";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Field } from "../../../../../_ui/field";
import { textIn } from "../../../workloads/_form/form-values";

/** The last day in production with a reason; afterwards the way back. */
export function EndForm({ id, endedOn, today }: { id: string; endedOn: string | null; today: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const isBack = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "back";
    await act(() =>
      api.deployments.end.mutate({
        id,
        endedOn: isBack ? null : textIn(form, "endedOn"),
        reason: textIn(form, "reason"),
      }),
    );
  }

  return (
    <form onSubmit={submit} className="form room-form">
      <div className="row2">
        <Field
          label="Last day in production"
          name="endedOn"
          type="date"
          defaultValue={endedOn ?? today}
          error={fault?.fields.endedOn}
        />
        <Field label="Why" name="reason" required error={fault?.fields.reason} />
      </div>
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" look="second" name="act" value="end" busy={isBusy && "Saving …"}>
          {endedOn === null ? "End it" : "Move its last day"}
        </Button>
        {endedOn !== null && (
          <Button type="submit" look="quiet" name="act" value="back">
            It is back in production
          </Button>
        )}
      </div>
    </form>
  );
}
