"use client";

import Link from "next/link";
import { signIn } from "next-auth/react";
import { useRef, useState, type FormEvent } from "react";
import { Button } from "../../_ui/button";
import { Field } from "../../_ui/field";
import { OtherWays } from "./other-ways";
import { faultCode, signInFault } from "./sign-in-fault";

/** The password, and after it the code of a second factor where there is one; other ways in stand below. */
export function SignInForm({ next, email }: { next: string; email: string }) {
  const [fault, setFault] = useState<string | null>(null);
  const [isCodeAsked, setCodeAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await signIn("credentials", {
      redirect: false,
      email: typed.get("email"),
      password: typed.get("password"),
      code: typed.get("code") ?? "",
    }).catch(() => null);
    if (answer?.ok) {
      // A whole new page: nothing of who was here before stays in memory.
      window.location.assign(next);
      return;
    }
    setBusy(false);
    if (faultCode(answer?.error) === "code-needed") {
      setCodeAsked(true);
      setFault(null);
    } else setFault(signInFault(answer?.error));
  }

  const isCodeWrong = isCodeAsked && fault !== null;
  return (
    <form method="post" onSubmit={submit} className="form" ref={form}>
      <h2>Sign in</h2>
      <Field label="E-mail" name="email" type="email" autoComplete="username" required defaultValue={email} />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        aside={<Link href="/reset">Forgotten?</Link>}
        error={isCodeWrong ? undefined : (fault ?? undefined)}
      />
      {isCodeAsked && (
        <Field
          label="Code"
          name="code"
          autoComplete="one-time-code"
          autoFocus
          required
          hint="Six digits from your authenticator, or a recovery code."
          error={isCodeWrong ? fault : undefined}
        />
      )}
      <Button type="submit" isWide busy={isBusy && "Signing in …"}>
        Sign in
      </Button>
      <OtherWays next={next} emailField={() => form.current?.querySelector<HTMLInputElement>("[name=email]") ?? null} />
    </form>
  );
}
