"use client";

import { useState } from "react";
import { Button } from "../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { ChangePreview } from "./change-preview";

interface DeleteRuleProps {
  readonly id: string;
  readonly position: number;
  /** What it matches. */
  readonly words: string;
  readonly currency: string;
  readonly onDelete: () => void;
}

/** Says what would move before a rule goes. */
export function DeleteRule({ id, position, words, currency, onDelete }: DeleteRuleProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      title={`Delete rule ${position}?`}
      description={`“${words}”. It stays in the history, where this can be undone.`}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button look="quiet" isSmall aria-label={`Delete rule ${position}: ${words}`}>
          Delete
        </Button>
      }
      actions={
        <>
          <Button
            onClick={() => {
              setOpen(false);
              onDelete();
            }}
          >
            Delete the rule
          </Button>
          <DialogClose asChild>
            <Button look="second">Keep it</Button>
          </DialogClose>
        </>
      }
    >
      <p role="status">
        <ChangePreview change={isOpen ? { id, position: null } : null} currency={currency} />
      </p>
    </Dialog>
  );
}
