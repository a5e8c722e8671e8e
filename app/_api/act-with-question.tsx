"use client";

import type { ReactNode } from "react";
import { Button } from "../_ui/button";
import { Dialog, DialogClose } from "../_ui/dialog";
import { FaultNote } from "../_ui/fault-note";
import { useAct } from "./use-act";

interface ActWithQuestionProps {
  /** What opens the question. */
  readonly trigger: ReactNode;
  readonly title: string;
  /** What will happen, and what stays. */
  readonly description: string;
  /** The word that does it, and the one while it runs: "Revoke", "Revoking …". */
  readonly label: string;
  readonly busyLabel: string;
  readonly keepLabel?: string;
  readonly run: () => Promise<unknown>;
}

/** Asks once more before it acts; a refusal stands in the question. */
export function ActWithQuestion(props: ActWithQuestionProps) {
  const { trigger, title, description, label, busyLabel, keepLabel = "Keep", run } = props;
  const { act, isBusy, fault } = useAct();
  return (
    <Dialog
      title={title}
      description={description}
      trigger={trigger}
      actions={
        <>
          <Button busy={isBusy && busyLabel} onClick={() => act(run)}>
            {label}
          </Button>
          <DialogClose asChild>
            <Button look="second">{keepLabel}</Button>
          </DialogClose>
        </>
      }
    >
      <FaultNote fault={fault} />
    </Dialog>
  );
}
