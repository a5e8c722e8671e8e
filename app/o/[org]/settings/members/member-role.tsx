"use client";

import { ROLES, type Role } from "@/server/tenancy/schema";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { FaultNote } from "../../../../_ui/fault-note";
import { Select } from "../../../../_ui/select";

interface MemberRoleProps {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly mayNameOwner: boolean;
}

/** Another role takes effect at the next request. */
export function MemberRole({ userId, name, role, mayNameOwner }: MemberRoleProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <div className="member-role">
      <Select
        label={`Role of ${name}`}
        isLabelHidden
        value={role}
        disabled={isBusy}
        onChange={(event) => act(() => api.tenancy.changeRole.mutate({ userId, role: event.target.value as Role }))}
        options={ROLES.filter((one) => mayNameOwner || one !== "owner").map((one) => ({ value: one, label: one }))}
      />
      <FaultNote fault={fault} />
    </div>
  );
}
