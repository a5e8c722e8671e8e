"use client";

import { useState, type FormEvent } from "react";
import { faultOf, type Fault } from "../../../_api/fault";
import { publicClient } from "../../../_api/public-client";
import { Button } from "../../../_ui/button";
import { FaultNote } from "../../../_ui/fault-note";
import { Field } from "../../../_ui/field";
import { LinkButton } from "../../../_ui/link-button";

export function GoThroughCompany({ next, email }: { next: string; email: string }) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("email"));
    setBusy(true);
    try {
      const { address } = await publicClient.signIn.byCompany.mutate({ email: typed, next });
      window.location.assign(address);
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
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
