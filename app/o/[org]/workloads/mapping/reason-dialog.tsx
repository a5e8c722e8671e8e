"use client";

import type { FormEvent } from "react";
import { typedIn } from "../../../../_api/typed-in";
import { Button } from "../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import type { ReasonedAct } from "./use-reasoned-act";

interface ReasonDialogProps {
  readonly reasoned: ReasonedAct;
  readonly onDone?: () => void;
}

/** Asks why usage of signed quarters moves. */
export function ReasonDialog({ reasoned, onDone }: ReasonDialogProps) {
  const { question, answer, forget, isBusy, fault } = reasoned;

  async function submit(event: FormEvent<HTMLFormElement>) {
    const reason = typedIn(event)("reason");
    if (await answer(reason)) onDone?.();
  }

  return (
    <Dialog
      title="Signed quarters would change"
      description={`${question ?? ""} The signed figures stay as they were; live pages and the next review show the correction.`}
      isOpen={question !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) forget();
      }}
    >
      <form onSubmit={submit} className="form">
        <Field label="Why" name="reason" required error={fault?.fields.reason} />
        <FaultNote fault={fault} />
        <div className="acts">
          <Button type="submit" busy={isBusy && "Moving …"}>
            Move the usage
          </Button>
          <DialogClose asChild>
            <Button look="second">Leave it</Button>
          </DialogClose>
        </div>
      </form>
    </Dialog>
  );
}
