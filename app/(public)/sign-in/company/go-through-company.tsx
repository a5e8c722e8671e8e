"use client";

import type { FormEvent } from "react";
import { publicClient } from "../../../_api/public-client";
import { typedIn } from "../../../_api/typed-in";
import { useLeave } from "../../../_api/use-leave";
import { Button } from "../../../_ui/button";
import { FaultNote } from "../../../_ui/fault-note";
import { Field } from "../../../_ui/field";
import { LinkButton } from "../../../_ui/link-button";

export function GoThroughCompany({ next, email }: { next: string; email: string }) {
  const { leave, isBusy, fault } = useLeave();

  function submit(event: FormEvent<HTMLFormElement>) {
    const typed = typedIn(event);
    return leave(async () => (await publicClient.signIn.byCompany.mutate({ email: typed("email"), next })).address);
  }

  return (
    <form method="post" onSubmit={submit} className="form form-page">
      <h1>Sign in with your company</h1>
      <p className="lede">Your organization lets its people in through the company&rsquo;s own sign-in.</p>
      <FaultNote fault={fault} />
      <Field
        label="E-mail at your company"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={email}
        error={fault?.fields.email}
      />
      <div className="acts">
        <Button type="submit" busy={isBusy && "Looking …"}>
          Go through my company
        </Button>
        <LinkButton href="/sign-in">Another way</LinkButton>
      </div>
    </form>
  );
}
