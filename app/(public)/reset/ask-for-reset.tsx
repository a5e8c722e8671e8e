"use client";

import { useState, type FormEvent } from "react";
import { publicClient } from "../../_api/public-client";
import { typedIn } from "../../_api/typed-in";
import { useAct } from "../../_api/use-act";
import { Button } from "../../_ui/button";
import { FaultNote } from "../../_ui/fault-note";
import { Field } from "../../_ui/field";
import { Note } from "../../_ui/note";

/** Asks for a link to choose a password; the answer is the same for everybody. */
export function AskForReset() {
  const [asked, setAsked] = useState<string | null>(null);
  const { act, isBusy, fault } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    const email = typedIn(event)("email");
    if (await act(() => publicClient.signIn.askForReset.mutate({ email }))) setAsked(email);
  }

  return (
    <form method="post" onSubmit={submit} className="form form-page">
      <h1>Choose a new password</h1>
      <p className="lede">You get a link by mail. It works once, for 30 minutes.</p>
      <FaultNote fault={fault} />
      <Field label="E-mail" name="email" type="email" autoComplete="username" required error={fault?.fields.email} />
      <Button type="submit" busy={isBusy && "Asking …"}>
        Mail me a link
      </Button>
      {asked && (
        <Note title={`If ${asked} has an account, a link is in the post.`} isAnswer>
          Nothing comes? Look among the spam, or ask whoever runs this server.
        </Note>
      )}
    </form>
  );
}
