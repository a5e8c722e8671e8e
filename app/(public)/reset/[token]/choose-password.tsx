"use client";

import type { FormEvent } from "react";
import { publicClient } from "../../../_api/public-client";
import { typedIn } from "../../../_api/typed-in";
import { useLeave } from "../../../_api/use-leave";
import { Button } from "../../../_ui/button";
import { FaultNote } from "../../../_ui/fault-note";
import { Field } from "../../../_ui/field";
import { NewPasswordField } from "../../new-password-field";
import { signInAddress } from "../../sign-in-address";

interface ChoosePasswordProps {
  readonly token: string;
  readonly email: string;
  readonly hasSecondFactor: boolean;
}

export function ChoosePassword({ token, email, hasSecondFactor }: ChoosePasswordProps) {
  const { leave, isBusy, fault } = useLeave();

  function submit(event: FormEvent<HTMLFormElement>) {
    const typed = typedIn(event);
    return leave(async () => {
      await publicClient.signIn.reset.mutate({ token, password: typed("password") });
      return signInAddress(email);
    });
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
