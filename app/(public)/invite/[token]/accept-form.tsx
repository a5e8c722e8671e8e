"use client";

import { useState, type FormEvent } from "react";
import { faultOf, type Fault } from "../../../_api/fault";
import { publicClient } from "../../../_api/public-client";
import { Button } from "../../../_ui/button";
import { Field } from "../../../_ui/field";
import { FaultNote } from "../../../_ui/fault-note";
import { Note } from "../../../_ui/note";
import { NewPasswordField } from "../../new-password-field";

interface AcceptFormProps {
  readonly token: string;
  readonly email: string;
  readonly role: string;
  readonly invitedBy: string;
  readonly organization: string;
  /** Whose address is signed in here; null: nobody's. */
  readonly me: string | null;
}

export function AcceptForm({ token, email, role, invitedBy, organization, me }: AcceptFormProps) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      const { slug } = await publicClient.people.acceptInvitation.mutate(
        me ? { token } : { token, name: String(form.get("name")), password: String(form.get("password")) },
      );
      if (me) return window.location.assign(`/o/${slug}`);
      window.location.assign(`/sign-in?email=${encodeURIComponent(email)}&next=${encodeURIComponent(`/o/${slug}`)}`);
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  }

  return (
    <form method="post" onSubmit={submit} className="form form-page">
      <h1>Join {organization}</h1>
      <p className="lede">
        {invitedBy} invited {email} as {role}.
      </p>
      <FaultNote fault={fault} />
      {me ? (
        me !== email && <Note tone="asks" title={`You are signed in as ${me}: sign out first.`} />
      ) : (
        <>
          <Field label="Your name" name="name" autoComplete="name" required error={fault?.fields.name} />
          <NewPasswordField
            hint={`15 characters or more. Where ${email} has an account already, its password.`}
            fault={fault}
          />
        </>
      )}
      <Button type="submit" busy={isBusy && "Joining …"}>
        Join
      </Button>
    </form>
  );
}
