"use client";

import { useState, type FormEvent } from "react";
import { publicClient } from "../../_api/public-client";
import { useAct } from "../../_api/use-act";
import { Button } from "../../_ui/button";
import { FaultNote } from "../../_ui/fault-note";
import { Field } from "../../_ui/field";
import { Note } from "../../_ui/note";
import { NewPasswordField } from "../new-password-field";

export function ChangePassword({ email, hasSecondFactor }: { email: string; hasSecondFactor: boolean }) {
  const { act, isBusy, fault } = useAct();
  const [isDone, setDone] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    setDone(false);
    const done = await act(() =>
      publicClient.account.changePassword.mutate({
        current: String(form.get("current")),
        password: String(form.get("password")),
      }),
    );
    if (!done) return;
    element.reset();
    setDone(true);
  }

  return (
    <form onSubmit={submit} className="form">
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        label="Password now"
        name="current"
        type="password"
        autoComplete="current-password"
        required
        error={fault?.fields.current}
      />
      <NewPasswordField label="New password" hasSecondFactor={hasSecondFactor} fault={fault} />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" look="second" busy={isBusy && "Changing …"}>
          Change the password
        </Button>
      </div>
      {isDone && <Note title="Your password was changed; all other devices are signed out." isAnswer />}
    </form>
  );
}
