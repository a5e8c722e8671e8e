"use client";

import { useState } from "react";
import { faultOf, type Fault } from "../../../../_api/fault";
import { useTenantApi } from "../../../../_api/tenant-client";
import { Button } from "../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { FaultNote } from "../../../../_ui/fault-note";

export function Leave({ slug, name }: { slug: string; name: string }) {
  const api = useTenantApi();
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function leave() {
    setBusy(true);
    try {
      await api.tenancy.leave.mutate({ slug });
      window.location.assign("/o");
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={`Leave ${name}?`}
      description="You lose access at once. What you did stays in the audit log; an owner or admin can invite you again."
      trigger={<Button look="second">Leave {name}</Button>}
      actions={
        <>
          <Button busy={isBusy && "Leaving …"} onClick={() => void leave()}>
            Leave
          </Button>
          <DialogClose asChild>
            <Button look="second">Stay</Button>
          </DialogClose>
        </>
      }
    >
      <FaultNote fault={fault} />
    </Dialog>
  );
}
