"use client";

import { useState, type FormEvent } from "react";
import { faultOf, type Fault } from "../../_api/fault";
import { publicClient } from "../../_api/public-client";
import { Button } from "../../_ui/button";
import { FaultNote } from "../../_ui/fault-note";
import { OrganizationFields } from "../organization-fields";

export function NewOrganizationForm() {
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    setBusy(true);
    setFault(null);
    try {
      const given = { name: text("organization"), slug: text("slug"), currency: text("currency") };
      const { slug } = await publicClient.people.newOrganization.mutate(given);
      window.location.assign(`/o/${slug}`);
    } catch (error) {
      const { message, fields } = faultOf(error);
      setFault({ message, fields: fields.name ? { ...fields, organization: fields.name } : fields });
      setBusy(false);
    }
  }

  return (
    <form method="post" onSubmit={submit} className="form form-page">
      <h1>A new organization</h1>
      <p className="lede">You become its owner. Nothing is shared with your other organizations.</p>
      <FaultNote fault={fault} />
      <OrganizationFields fault={fault} />
      <Button type="submit" busy={isBusy && "Making it …"}>
        Create the organization
      </Button>
    </form>
  );
}
