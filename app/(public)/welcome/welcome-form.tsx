"use client";

import type { FormEvent } from "react";
import { publicClient } from "../../_api/public-client";
import { typedIn } from "../../_api/typed-in";
import { useLeave } from "../../_api/use-leave";
import { Button } from "../../_ui/button";
import { Field } from "../../_ui/field";
import { FaultNote } from "../../_ui/fault-note";
import { OrganizationFields } from "../organization-fields";
import { signInAddress } from "../sign-in-address";
import { NewPasswordField } from "../new-password-field";

export function WelcomeForm({ token }: { token: string }) {
  const { leave, isBusy, fault } = useLeave();

  function submit(event: FormEvent<HTMLFormElement>) {
    const typed = typedIn(event);
    return leave(async () => {
      const email = typed("email");
      const slug = typed("slug");
      await publicClient.people.welcome.mutate({
        ...{ token, name: typed("name"), email, password: typed("password") },
        ...{ organization: typed("organization"), slug, currency: typed("currency") },
      });
      return signInAddress(email, `/o/${slug}`);
    });
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
