"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { FaultNote } from "../../../../_ui/fault-note";

export function RemoveServer({ host }: { host: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <Dialog
      title={`Stop using ${host}?`}
      description="Letters leave through the mail server of this installation from then on. The password is deleted; to use the server again, it is typed again."
      trigger={
        <Button look="quiet" isSmall>
          Stop using {host}
        </Button>
      }
      actions={
        <>
          <Button busy={isBusy && "Saving …"} onClick={() => act(() => api.outbox.removeServer.mutate())}>
            Stop using it
          </Button>
          <DialogClose asChild>
            <Button look="second">Keep it</Button>
          </DialogClose>
        </>
      }
    >
      <FaultNote fault={fault} />
    </Dialog>
  );
}
