"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useLeave } from "../../../../_api/use-leave";
import { Button } from "../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { FaultNote } from "../../../../_ui/fault-note";

export function Leave({ slug, name }: { slug: string; name: string }) {
  const api = useTenantApi();
  const { leave, isBusy, fault } = useLeave();

  const leaveOrganization = () =>
    leave(async () => {
      await api.tenancy.leave.mutate({ slug });
      return "/o";
    });

  return (
    <Dialog
      title={`Leave ${name}?`}
      description="You lose access at once. What you did stays in the audit log; an owner or admin can invite you again."
      trigger={<Button look="second">Leave {name}</Button>}
      actions={
        <>
          <Button busy={isBusy && "Leaving …"} onClick={() => void leaveOrganization()}>
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
