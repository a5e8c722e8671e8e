"use client";

import { useState, type FormEvent } from "react";
import { faultOf, type Fault } from "../../_api/fault";
import { publicClient } from "../../_api/public-client";
import { Button } from "../../_ui/button";
import { Field } from "../../_ui/field";
import { FaultNote } from "../../_ui/fault-note";
import { OrganizationFields } from "../organization-fields";
import { NewPasswordField } from "../new-password-field";

export function WelcomeForm({ token }: { token: string }) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setBusy(true);
    try {
      await publicClient.people.welcome.mutate({
        token,
        name: form.name ?? "",
        email: form.email ?? "",
        password: form.password ?? "",
        organization: form.organization ?? "",
        slug: form.slug ?? "",
        currency: form.currency ?? "USD",
      });
      window.location.assign(
        `/sign-in?email=${encodeURIComponent(form.email ?? "")}&next=${encodeURIComponent(`/o/${form.slug}`)}`,
      );
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  }

  return (
    <form method="post" onSubmit={submit} className="form form-page">
      <h1>Set up Quarterdeck</h1>
      <p className="lede">You become the first owner. This link works once.</p>
      <FaultNote fault={fault} />
      <Field label="Your name" name="name" autoComplete="name" required error={fault?.fields.name} />
      <Field
        label="Your e-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        error={fault?.fields.email}
      />
      <NewPasswordField fault={fault} />
      <OrganizationFields fault={fault} />
      <Button type="submit" busy={isBusy && "Setting up …"}>
        Create the organization
      </Button>
    </form>
  );
}
