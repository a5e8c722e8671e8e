"use client";

import type { FormEvent } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";

/** Closes the organization, once its name was typed: nobody presses this in passing. */
export function CloseForm({ name }: { name: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? "");
    await act(() => api.tenancy.close.mutate({ name: text("name"), reason: text("reason") }));
  }

  return (
    <form className="form mt16" onSubmit={submit} noValidate style={{ maxWidth: "36rem" }}>
      <Field label="Name of the organization" name="name" autoComplete="off" hint={name} error={fault?.fields.name} />
      <Field label="Why" name="reason" hint="It stands in the audit log." error={fault?.fields.reason} />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" busy={isBusy && "Closing …"}>
          Close it, and delete it in 30 days
        </Button>
      </div>
    </form>
  );
}
