"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { FaultNote } from "../../../../_ui/fault-note";

interface TakeOutMemberProps {
  readonly userId: string;
  readonly name: string;
  readonly isMe: boolean;
}

/** Out of the organization, at the next request. */
export function TakeOutMember({ userId, name, isMe }: TakeOutMemberProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <Dialog
      title={`Take ${name} out?`}
      description={
        isMe
          ? "You lose access at once; only another admin can invite you again."
          : "They lose access at once. What they did stays in the audit log; they can be invited again."
      }
      trigger={
        <Button look="quiet" isSmall aria-label={`Take ${name} out`}>
          Take out
        </Button>
      }
      actions={
        <>
          <Button
            busy={isBusy && "Taking out …"}
            onClick={() => act(() => api.tenancy.removeMember.mutate({ userId }))}
          >
            Take out
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
