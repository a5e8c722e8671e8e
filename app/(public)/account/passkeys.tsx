"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { ActButton } from "../../_api/act-button";
import type { Fault } from "../../_api/fault";
import { publicClient } from "../../_api/public-client";
import { Button } from "../../_ui/button";
import { DataTable } from "../../_ui/data-table";
import { FaultNote } from "../../_ui/fault-note";
import { Field } from "../../_ui/field";
import { actColumn } from "../../_ui/table-cells";
import { makePasskey, passkeyFault } from "../passkey-client";
import { Moment } from "./moment";
import { RenamePasskey } from "./rename-passkey";

interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly since: Date;
  readonly lastUsed: Date | null;
}

export function Passkeys({ passkeys }: { passkeys: readonly Passkey[] }) {
  return (
    <>
      {passkeys.length > 0 && (
        <div className="mb16">
          <DataTable
            caption="Your passkeys"
            phone="one"
            columns={[
              { key: "name", label: "Name", phone: "full" },
              { key: "since", label: "Since" },
              { key: "lastUsed", label: "Last used" },
              actColumn("Remove", "acts"),
            ]}
            rows={passkeys.map(({ id, name, since, lastUsed }) => ({
              id,
              cells: {
                name: { show: <RenamePasskey id={id} name={name} />, value: name },
                since: { show: <Moment of={since} />, value: since.toISOString() },
                lastUsed: lastUsed ? { show: <Moment of={lastUsed} />, value: lastUsed.toISOString() } : "never",
                acts: {
                  show: (
                    <ActButton
                      label="Remove"
                      busyLabel="Removing …"
                      about={`Remove the passkey ${name}`}
                      run={() => publicClient.account.removePasskey.mutate({ id })}
                    />
                  ),
                  value: null,
                },
              },
            }))}
          />
        </div>
      )}
      <AddPasskey />
    </>
  );
}

function AddPasskey() {
  const router = useRouter();
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    setBusy(true);
    setFault(null);
    try {
      await makePasskey(String(new FormData(element).get("name")));
      element.reset();
      router.refresh();
    } catch (error) {
      setFault(passkeyFault(error));
    }
    setBusy(false);
  }

  return (
    <form onSubmit={submit} className="form">
      <Field label="Name of the device" name="name" required maxLength={120} hint="How you tell it from others." />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" look="second" busy={isBusy && "Asking your device …"}>
          Add a passkey
        </Button>
      </div>
    </form>
  );
}
