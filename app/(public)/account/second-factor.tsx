"use client";

import { useState } from "react";
import { Note } from "../../_ui/note";
import { RecoveryCodes } from "./recovery-codes";
import { SecondFactorOff } from "./second-factor-off";
import { SecondFactorOn } from "./second-factor-on";

interface SecondFactorProps {
  readonly isOn: boolean;
  readonly since: Date | null;
  readonly recoveryCodesLeft: number;
}

/** Set up, looked after, taken off; the recovery codes are shown when they are made and never again. */
export function SecondFactor({ isOn, since, recoveryCodesLeft }: SecondFactorProps) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <>
      {codes && <RecoveryCodes codes={codes} />}
      {isOn && recoveryCodesLeft <= 3 && (
        <Note
          tone="asks"
          title={`${recoveryCodesLeft === 0 ? "No" : recoveryCodesLeft} recovery code${recoveryCodesLeft === 1 ? "" : "s"} left.`}
        >
          Make new ones while you still have your authenticator.
        </Note>
      )}
      {isOn && since ? (
        <SecondFactorOn since={since} recoveryCodesLeft={recoveryCodesLeft} onCodes={setCodes} />
      ) : (
        <SecondFactorOff onCodes={setCodes} />
      )}
    </>
  );
}
