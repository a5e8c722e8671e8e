"use client";

import { Button } from "../_ui/button";
import { FaultNote } from "../_ui/fault-note";
import { useAct } from "./use-act";

interface ActButtonProps {
  /** The word on it, and the one while it runs: "Forget", "Forgetting …". */
  readonly label: string;
  readonly busyLabel: string;
  /** What is heard: the word and what it is about. */
  readonly about: string;
  readonly run: () => Promise<unknown>;
}

/** A quiet button of a row that does one thing at once; a refusal stands beside it. */
export function ActButton({ label, busyLabel, about, run }: ActButtonProps) {
  const { act, isBusy, fault } = useAct();
  return (
    <>
      <Button look="quiet" isSmall busy={isBusy && busyLabel} aria-label={about} onClick={() => act(run)}>
        {label}
      </Button>
      <FaultNote fault={fault} />
    </>
  );
}
