"use client";

import { useState, type FormEvent } from "react";
import { faultOf, type Fault } from "../../../_api/fault";
import { publicClient } from "../../../_api/public-client";
import { Button } from "../../../_ui/button";
import { FaultNote } from "../../../_ui/fault-note";
import { Field } from "../../../_ui/field";

interface ChoosePasswordProps {
  readonly token: string;
  readonly email: string;
  readonly hasSecondFactor: boolean;
}

export function ChoosePassword({ token, email, hasSecondFactor }: ChoosePasswordProps) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    setBusy(true);
    try {
      await publicClient.signIn.reset.mutate({ token, password });
      window.location.assign(`/sign-in?email=${encodeURIComponent(email)}`);
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  }

  return (
    <form method="post" onSubmit={submit} className="form form-page">
      <h1>Choose a new password</h1>
      <p className="lede">All devices are signed out, and you sign in with the new one.</p>
      <FaultNote fault={fault} />
      <Field label="E-mail" name="email" type="email" autoComplete="username" value={email} readOnly />
      <Field
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={
          hasSecondFactor
            ? "8 characters or more: a code is asked after it."
            : "15 characters or more; a short sentence is fine."
        }
        error={fault?.fields.password}
      />
      <Button type="submit" busy={isBusy && "Changing …"}>
        Change the password
      </Button>
    </form>
  );
}
