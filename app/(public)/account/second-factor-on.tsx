"use client";

import type { FormEvent } from "react";
import { publicClient } from "../../_api/public-client";
import { typedIn } from "../../_api/typed-in";
import { useAct } from "../../_api/use-act";
import { Button } from "../../_ui/button";
import { FaultNote } from "../../_ui/fault-note";
import { Field } from "../../_ui/field";
import { Moment } from "./moment";

interface SecondFactorOnProps {
  readonly since: Date;
  readonly recoveryCodesLeft: number;
  readonly onCodes: (codes: readonly string[]) => void;
}

export function SecondFactorOn({ since, recoveryCodesLeft, onCodes }: SecondFactorOnProps) {
  const codes = recoveryCodesLeft === 1 ? "code is" : "codes are";
  return (
    <>
      <p>
        On since <Moment of={since} />; {recoveryCodesLeft} recovery {codes} left.
      </p>
      <details className="mt16">
        <summary>Make new recovery codes</summary>
        <RemakeCodes onCodes={onCodes} />
      </details>
      <details className="mt16">
        <summary>Take the second factor off</summary>
        <TakeOff />
      </details>
    </>
  );
}

function RemakeCodes({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const { act, isBusy, fault } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    const code = typedIn(event)("code");
    await act(async () => onCodes((await publicClient.account.remakeRecoveryCodes.mutate({ code })).recoveryCodes));
  }

  return (
    <form onSubmit={submit} className="form mt16">
      <Field label="Code" name="code" autoComplete="one-time-code" required error={fault?.fields.code} />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" look="second" busy={isBusy && "Making them …"}>
          Make new codes
        </Button>
      </div>
    </form>
  );
}

function TakeOff() {
  const { act, isBusy, fault } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = { code: String(form.get("code")), password: String(form.get("password")) };
    await act(() => publicClient.account.removeSecondFactor.mutate(given));
  }

  return (
    <form onSubmit={submit} className="form mt16">
      <Field label="Code" name="code" autoComplete="one-time-code" required error={fault?.fields.code} />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        hint="It stands alone from then on, so it needs 15 characters or more."
        error={fault?.fields.password}
      />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" look="second" busy={isBusy && "Taking it off …"}>
          Take it off
        </Button>
      </div>
    </form>
  );
}
