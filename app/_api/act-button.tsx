"use client";

import { useState } from "react";
import { Button } from "../_ui/button";
import { FaultNote } from "../_ui/fault-note";
import { useAct } from "./use-act";

interface ActButtonProps {
  /** The word on it, and the one while it runs: "Forget", "Forgetting …". */
  readonly label: string;
  readonly busyLabel: string;
  /** The word after it was done, where the row stays as it is. */
  readonly doneLabel?: string;
  /** What is heard: the word and what it is about. */
  readonly about: string;
  readonly run: () => Promise<unknown>;
}

/** A quiet button of a row that does one thing at once; a refusal stands beside it. */
export function ActButton({ label, busyLabel, doneLabel, about, run }: ActButtonProps) {
  const { act, isBusy, fault } = useAct();
  const [isDone, setDone] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        isSmall
        busy={isBusy && busyLabel}
        aria-label={about}
        onClick={async () => setDone(await act(run))}
      >
        {isDone ? (doneLabel ?? label) : label}
      </Button>
      {isDone && doneLabel && (
        <span role="status" className="vh">
          {doneLabel}
        </span>
      )}
      <FaultNote fault={fault} />
    </>
  );
}
