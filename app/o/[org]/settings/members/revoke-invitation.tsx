"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";

export function RevokeInvitation({ id, email }: { id: string; email: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <>
      <Button
        look="second"
        isSmall
        busy={isBusy && "Revoking …"}
        aria-label={`Revoke the invitation of ${email}`}
        onClick={() => act(() => api.tenancy.revokeInvitation.mutate({ id }))}
      >
        Revoke
      </Button>
      <FaultNote fault={fault} />
    </>
  );
}
