"use client";

import type { FormEvent } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";

/** For how many months rows are kept, and why that changes. */
export function RetentionForm({ months }: { months: number }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const change = { months: Number(form.get("months")), reason: String(form.get("reason") ?? "") };
    await act(() => api.imports.setRetention.mutate(change));
  }

  return (
    <form className="form" style={{ maxWidth: "36rem" }} onSubmit={submit}>
      <Field
        label="Months"
        name="months"
        isNumeric
        required
        defaultValue={months}
        hint="1 to 120. With fewer, older rows go with the next daily sweep and do not come back."
        error={fault?.fields.months}
      />
      <Field label="Why" name="reason" required error={fault?.fields.reason} />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" busy={isBusy && "Saving …"}>
          Keep rows so long
        </Button>
      </div>
    </form>
  );
}
