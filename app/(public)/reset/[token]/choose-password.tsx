"use client";

import { useState, type FormEvent } from "react";
import { faultOf, type Fault } from "../../../_api/fault";
import { publicClient } from "../../../_api/public-client";
import { Button } from "../../../_ui/button";
import { FaultNote } from "../../../_ui/fault-note";
import { Field } from "../../../_ui/field";
import { NewPasswordField } from "../../new-password-field";

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
      <NewPasswordField label="New password" hasSecondFactor={hasSecondFactor} fault={fault} />
      <Button type="submit" busy={isBusy && "Changing …"}>
        Change the password
      </Button>
    </form>
  );
}
