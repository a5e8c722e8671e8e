"use client";

import type { FormEvent } from "react";
import { publicClient } from "../../../_api/public-client";
import { typedIn } from "../../../_api/typed-in";
import { useLeave } from "../../../_api/use-leave";
import { Button } from "../../../_ui/button";
import { Field } from "../../../_ui/field";
import { FaultNote } from "../../../_ui/fault-note";
import { Note } from "../../../_ui/note";
import { NewPasswordField } from "../../new-password-field";
import { signInAddress } from "../../sign-in-address";

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
  const { leave, isBusy, fault } = useLeave();

  function submit(event: FormEvent<HTMLFormElement>) {
    const typed = typedIn(event);
    return leave(async () => {
      const { slug } = await publicClient.people.acceptInvitation.mutate(
        me ? { token } : { token, name: typed("name"), password: typed("password") },
      );
      return me ? `/o/${slug}` : signInAddress(email, `/o/${slug}`);
    });
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
