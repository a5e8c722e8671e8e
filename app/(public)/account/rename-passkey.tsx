"use client";

import { useState, type FormEvent } from "react";
import { publicClient } from "../../_api/public-client";
import { useAct } from "../../_api/use-act";
import { Button } from "../../_ui/button";
import { FaultNote } from "../../_ui/fault-note";
import { Field } from "../../_ui/field";

/** The name, and where it is changed. */
export function RenamePasskey({ id, name }: { id: string; name: string }) {
  const { act, isBusy, fault } = useAct();
  const [isOpen, setOpen] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = { id, name: String(new FormData(event.currentTarget).get("name")) };
    if (await act(() => publicClient.account.renamePasskey.mutate(given))) setOpen(false);
  }

  if (!isOpen)
    return (
      <>
        {name}{" "}
        <Button look="quiet" isSmall aria-label={`Rename ${name}`} onClick={() => setOpen(true)}>
          Rename
        </Button>
      </>
    );
  return (
    <form onSubmit={submit} className="acts">
      <Field
        label={`New name of ${name}`}
        isLabelHidden
        name="name"
        defaultValue={name}
        required
        maxLength={120}
        autoFocus
      />
      <Button type="submit" look="second" isSmall busy={isBusy && "Renaming …"}>
        Rename
      </Button>
      <FaultNote fault={fault} />
    </form>
  );
}
