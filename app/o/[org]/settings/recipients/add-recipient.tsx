"use client";

import type { FormEvent } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { Select } from "../../../../_ui/select";

export function AddRecipient() {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    if (
      await act(() =>
        api.reviews.addRecipient.mutate({
          name: String(form.get("name")),
          email: String(form.get("email")),
          scope: form.get("scope") === "summary" ? "summary" : "whole",
        }),
      )
    )
      element.reset();
  }

  return (
    <form className="form" style={{ maxWidth: "36rem" }} onSubmit={submit}>
      <div className="row2">
        <Field label="Name" name="name" required error={fault?.fields.name} />
        <Field label="E-mail" name="email" type="email" required error={fault?.fields.email} />
      </div>
      <Select
        label="Gets"
        name="scope"
        options={[
          { value: "whole", label: "the whole review" },
          { value: "summary", label: "the summary: its first page" },
        ]}
        hint="The letter, the PDF and the link show the same."
      />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" busy={isBusy && "Adding …"}>
          Add the recipient
        </Button>
      </div>
    </form>
  );
}
