"use client";

import { useState, type FormEvent } from "react";
import { faultOf, type Fault } from "../../../../_api/fault";
import { publicClient } from "../../../../_api/public-client";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";

interface EnterByLinkProps {
  readonly token: string;
  readonly email: string;
  readonly hasSecondFactor: boolean;
}

export function EnterByLink({ token, email, hasSecondFactor }: EnterByLinkProps) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "");
    setBusy(true);
    setFault(null);
    try {
      await publicClient.signIn.byLink.mutate({ token, code });
      window.location.assign("/o");
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  }

  return (
    <form method="post" onSubmit={submit} className="form form-page">
      <h1>Sign in as {email}</h1>
      <p className="lede">The link works once.</p>
      <FaultNote fault={fault} />
      {hasSecondFactor && (
        <Field
          label="Code"
          name="code"
          autoComplete="one-time-code"
          required
          hint="Six digits from your authenticator, or a recovery code."
          error={fault?.fields.code}
        />
      )}
      <Button type="submit" busy={isBusy && "Signing in …"}>
        Sign in
      </Button>
    </form>
  );
}
