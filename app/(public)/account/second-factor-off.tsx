"use client";

import { useState, type FormEvent } from "react";
import { publicClient } from "../../_api/public-client";
import { typedIn } from "../../_api/typed-in";
import { useAct } from "../../_api/use-act";
import { Button } from "../../_ui/button";
import { FaultNote } from "../../_ui/fault-note";
import { Field } from "../../_ui/field";

interface Begun {
  readonly seed: string;
  readonly picture: readonly (readonly boolean[])[];
}

/** A picture for the authenticator, then the code that makes it count. */
export function SecondFactorOff({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const { act, isBusy, fault } = useAct();
  const [begun, setBegun] = useState<Begun | null>(null);

  async function confirm(event: FormEvent<HTMLFormElement>) {
    const code = typedIn(event)("code");
    await act(async () => {
      const { recoveryCodes } = await publicClient.account.confirmSecondFactor.mutate({ code });
      onCodes(recoveryCodes);
      setBegun(null);
    });
  }

  if (!begun)
    return (
      <>
        <p className="muted">Without one, whoever learns your password is in.</p>
        <div className="acts mt16">
          <Button
            look="second"
            busy={isBusy && "Making a picture …"}
            onClick={() => void act(async () => setBegun(await publicClient.account.beginSecondFactor.mutate()))}
          >
            Set up a second factor
          </Button>
        </div>
        <FaultNote fault={fault} />
      </>
    );
  return (
    <form onSubmit={confirm} className="form">
      <p>Read this picture with your authenticator, then write the six digits that it shows.</p>
      <Picture of={begun.picture} />
      <p className="small">
        Or type it in: <code data-testid="seed">{begun.seed.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <Field
        label="Code"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        error={fault?.fields.code}
      />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" busy={isBusy && "Checking …"}>
          Turn it on
        </Button>
        <Button look="quiet" onClick={() => setBegun(null)}>
          Not now
        </Button>
      </div>
    </form>
  );
}

/** Dark squares on white in either scheme: what cameras read. */
function Picture({ of }: { of: Begun["picture"] }) {
  const squares = of.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      className="second-factor-picture"
      viewBox={`0 0 ${of.length} ${of.length}`}
      role="img"
      aria-label="A picture for your authenticator; the same stands below as text"
      shapeRendering="crispEdges"
    >
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}
