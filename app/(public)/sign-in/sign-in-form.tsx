"use client";

import { signIn } from "next-auth/react";
import { useState, type FormEvent } from "react";
import { Button } from "../../_ui/button";
import { Field } from "../../_ui/field";
import { signInFault } from "./sign-in-fault";

export function SignInForm({ next, email }: { next: string; email: string }) {
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await signIn("credentials", {
      redirect: false,
      email: form.get("email"),
      password: form.get("password"),
    }).catch(() => null);
    if (answer?.ok) {
      // A whole new page: nothing of who was here before stays in memory.
      window.location.assign(next);
      return;
    }
    setBusy(false);
    setFault(signInFault(answer?.error));
  }

  return (
    <form method="post" onSubmit={submit} className="form">
      <h2>Sign in</h2>
      <Field label="E-mail" name="email" type="email" autoComplete="username" required defaultValue={email} />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={fault ?? undefined}
      />
      <Button type="submit" isWide busy={isBusy && "Signing in …"}>
        Sign in
      </Button>
    </form>
  );
}
