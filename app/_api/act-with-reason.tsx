"use client";

import { useState, type FormEvent } from "react";
import { Button } from "../_ui/button";
import { Dialog, DialogClose } from "../_ui/dialog";
import { FaultNote } from "../_ui/fault-note";
import { Field } from "../_ui/field";
import { typedIn } from "./typed-in";
import { useAct } from "./use-act";

interface ActWithReasonProps {
  /** The word on the button, and the one while it runs: "Withdraw", "Withdrawing …". */
  readonly label: string;
  readonly busyLabel: string;
  /** What is heard: the word and what it is about. */
  readonly about: string;
  readonly title: string;
  /** What will happen, and what stays. */
  readonly description: string;
  readonly keepLabel?: string;
  readonly run: (reason: string) => Promise<unknown>;
}

/** A quiet button of a row that asks why before it acts, and closes when it is done. */
export function ActWithReason(props: ActWithReasonProps) {
  const { label, busyLabel, about, title, description, keepLabel = "Keep", run } = props;
  const { act, isBusy, fault, forget } = useAct();
  const [isOpen, setOpen] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    const reason = typedIn(event)("reason");
    if (await act(() => run(reason))) setOpen(false);
  }

  return (
    <Dialog
      title={title}
      description={description}
      isOpen={isOpen}
      onOpenChange={(isToOpen) => {
        setOpen(isToOpen);
        forget();
      }}
      trigger={
        <Button look="quiet" isSmall aria-label={about}>
          {label}
        </Button>
      }
    >
      <form onSubmit={submit} className="form" noValidate>
        <Field label="Why" name="reason" error={fault?.fields.reason} />
        <FaultNote fault={fault} />
        <div className="acts">
          <Button type="submit" busy={isBusy && busyLabel}>
            {label}
          </Button>
          <DialogClose asChild>
            <Button look="second">{keepLabel}</Button>
          </DialogClose>
        </div>
      </form>
    </Dialog>
  );
}
