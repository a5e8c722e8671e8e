"use client";

import { useState } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";

export function WithdrawRates({ id, fileName }: { id: string; fileName: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={`Withdraw the rates of ${fileName}?`}
      description="Days that only this table knew have no rate again, and are unpriced. The row stays, with who and why."
      trigger={
        <Button look="quiet" isSmall aria-label={`Withdraw ${fileName}`}>
          Withdraw
        </Button>
      }
      actions={
        <>
          <Button
            busy={isBusy && "Withdrawing …"}
            onClick={() => act(() => api.prices.withdrawRates.mutate({ id, reason }))}
          >
            Withdraw
          </Button>
          <DialogClose asChild>
            <Button look="second">Keep</Button>
          </DialogClose>
        </>
      }
    >
      <Field
        label="Why"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={fault?.fields.reason}
      />
      <FaultNote fault={fault} />
    </Dialog>
  );
}
