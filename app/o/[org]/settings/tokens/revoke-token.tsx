"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { FaultNote } from "../../../../_ui/fault-note";

/** Takes a token back for good: there is no undo, for who has lost it must be able to rely on that. */
export function RevokeToken({ id, name }: { id: string; name: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <Dialog
      title={`Revoke the token ${name}?`}
      description="The machine that holds it is refused at its next request. What it has sent stays. A revoked token does not come back; make a new one."
      trigger={
        <Button look="quiet" isSmall aria-label={`Revoke the token ${name}`}>
          Revoke
        </Button>
      }
      actions={
        <>
          <Button busy={isBusy && "Revoking …"} onClick={() => act(() => api.tenancy.revokeToken.mutate({ id }))}>
            Revoke
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
