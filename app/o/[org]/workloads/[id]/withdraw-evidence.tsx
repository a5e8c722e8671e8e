"use client";

import { useState, type FormEvent } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { typedIn } from "../../../../_api/typed-in";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";

/** Takes a measurement out of what counts; it stays to be read. */
export function WithdrawEvidence({ id, what }: { id: string; what: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isOpen, setOpen] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    const reason = typedIn(event)("reason");
    if (await act(() => api.workloads.withdrawEvidence.mutate({ id, reason }))) setOpen(false);
  }

  return (
    <Dialog
      title="Withdraw this measurement?"
      description="It no longer counts, and stays to be read with your reason. Record it again to undo this."
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button look="quiet" isSmall aria-label={`Withdraw a measurement of ${what}`}>
          Withdraw
        </Button>
      }
    >
      <form onSubmit={submit} className="form">
        <Field label="Why" name="reason" required error={fault?.fields.reason} />
        <FaultNote fault={fault} />
        <div className="acts">
          <Button type="submit" busy={isBusy && "Withdrawing …"}>
            Withdraw
          </Button>
          <DialogClose asChild>
            <Button look="second">Keep</Button>
          </DialogClose>
        </div>
      </form>
    </Dialog>
  );
}
