"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { FaultNote } from "../../../../_ui/fault-note";

export function RemoveCompany() {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <Dialog
      title="Ask your company no more?"
      description="Who came in through it is signed out at once. They stay members: by a mailed link they choose a password of their own."
      trigger={<Button look="second">Take the company sign-in out</Button>}
      actions={
        <>
          <Button
            busy={isBusy && "Taking it out …"}
            onClick={() => void act(() => api.tenancy.removeCompanySignIn.mutate())}
          >
            Take it out
          </Button>
          <DialogClose asChild>
            <Button look="second">Keep</Button>
          </DialogClose>
        </>
      }
    >
      <FaultNote fault={fault} />
    </Dialog>
  );
}
