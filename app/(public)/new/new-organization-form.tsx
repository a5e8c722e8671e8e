"use client";

import type { FormEvent } from "react";
import type { Fault } from "../../_api/fault";
import { publicClient } from "../../_api/public-client";
import { typedIn } from "../../_api/typed-in";
import { useLeave } from "../../_api/use-leave";
import { Button } from "../../_ui/button";
import { FaultNote } from "../../_ui/fault-note";
import { OrganizationFields } from "../organization-fields";

export function NewOrganizationForm() {
  const { leave, isBusy, fault } = useLeave();

  function submit(event: FormEvent<HTMLFormElement>) {
    const typed = typedIn(event);
    return leave(async () => {
      const given = { name: typed("organization"), slug: typed("slug"), currency: typed("currency") };
      const { slug } = await publicClient.people.newOrganization.mutate(given);
      return `/o/${slug}`;
    });
  }

  return (
    <form method="post" onSubmit={submit} className="form form-page">
      <h1>A new organization</h1>
      <p className="lede">You become its owner. Nothing is shared with your other organizations.</p>
      <FaultNote fault={fault} />
      <OrganizationFields fault={nameAsOrganization(fault)} />
      <Button type="submit" busy={isBusy && "Making it …"}>
        Create the organization
      </Button>
    </form>
  );
}

/** The procedure calls the organization's name by its name. */
const nameAsOrganization = (fault: Fault | null): Fault | null =>
  fault?.fields.name ? { ...fault, fields: { ...fault.fields, organization: fault.fields.name } } : fault;
