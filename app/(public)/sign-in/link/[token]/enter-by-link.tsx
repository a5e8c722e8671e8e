"use client";

import type { FormEvent } from "react";
import { publicClient } from "../../../../_api/public-client";
import { typedIn } from "../../../../_api/typed-in";
import { useLeave } from "../../../../_api/use-leave";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";

interface EnterByLinkProps {
  readonly token: string;
  readonly email: string;
  readonly hasSecondFactor: boolean;
}

export function EnterByLink({ token, email, hasSecondFactor }: EnterByLinkProps) {
  const { leave, isBusy, fault } = useLeave();

  function submit(event: FormEvent<HTMLFormElement>) {
    const typed = typedIn(event);
    return leave(async () => {
      await publicClient.signIn.byLink.mutate({ token, code: typed("code") });
      return "/o";
    });
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
