"use client";

import { useState } from "react";
import { faultOf, type Fault } from "../../_api/fault";
import { publicClient } from "../../_api/public-client";
import { Button } from "../../_ui/button";
import { FaultNote } from "../../_ui/fault-note";
import { Note } from "../../_ui/note";
import { enterByPasskey, passkeyFault } from "../passkey-client";

interface OtherWaysProps {
  readonly next: string;
  /** The field of the form above, whose address is meant. */
  readonly emailField: () => HTMLInputElement | null;
}

/** Ways in without a password. */
export function OtherWays({ next, emailField }: OtherWaysProps) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);

  async function run(way: string, work: () => Promise<string | null>) {
    setBusy(way);
    setFault(null);
    setSaid(null);
    try {
      setSaid(await work());
    } catch (error) {
      setFault(plain(way === "passkey" ? passkeyFault(error) : faultOf(error)));
    }
    setBusy(null);
  }

  async function withAddress(work: (email: string) => Promise<string | null>): Promise<string | null> {
    const field = emailField();
    if (!field?.reportValidity()) return null;
    return work(field.value);
  }

  const mailLink = () =>
    withAddress(async (email) => {
      await publicClient.signIn.askForLink.mutate({ email });
      return `If ${email} has an account, a link is in the post. It works once, for 10 minutes.`;
    });

  const company = () =>
    withAddress(async (email) => {
      const { address } = await publicClient.signIn.byCompany.mutate({ email, next });
      window.location.assign(address);
      return null;
    });

  const passkey = async () => {
    await enterByPasskey();
    window.location.assign(next);
    return null;
  };

  return (
    <div className="other-ways">
      <p className="muted">Or without a password</p>
      <div className="acts">
        <Button look="second" isSmall busy={busy === "passkey" && "Asking …"} onClick={() => run("passkey", passkey)}>
          Use a passkey
        </Button>
        <Button look="second" isSmall busy={busy === "link" && "Asking …"} onClick={() => run("link", mailLink)}>
          Mail me a link
        </Button>
        <Button look="second" isSmall busy={busy === "company" && "Looking …"} onClick={() => run("company", company)}>
          Go through my company
        </Button>
      </div>
      <FaultNote fault={fault} />
      {said && <Note title={said} isAnswer />}
    </div>
  );
}

/** Here a refusal belongs to no field: it is said below the buttons. */
const plain = ({ message }: Fault): Fault => ({ message, fields: {} });
