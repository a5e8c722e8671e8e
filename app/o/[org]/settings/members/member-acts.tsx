"use client";

import { ROLES, type Role } from "@/server/tenancy/schema";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { FaultNote } from "../../../../_ui/fault-note";
import { Select } from "../../../../_ui/select";

interface MemberActsProps {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly isMe: boolean;
  readonly mayNameOwner: boolean;
}

/** Another role, or out; both take effect at the next request. */
export function MemberActs({ userId, name, role, isMe, mayNameOwner }: MemberActsProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <div className="acts">
      <Select
        label={`Role of ${name}`}
        isLabelHidden
        value={role}
        disabled={isBusy}
        onChange={(event) => act(() => api.tenancy.changeRole.mutate({ userId, role: event.target.value as Role }))}
        options={ROLES.filter((one) => mayNameOwner || one !== "owner").map((one) => ({ value: one, label: one }))}
      />
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
      <FaultNote fault={fault} />
    </div>
  );
}
