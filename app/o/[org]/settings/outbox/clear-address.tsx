"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";

export function ClearAddress({ email }: { email: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <>
      <Button
        look="quiet"
        isSmall
        busy={isBusy && "Noting …"}
        aria-label={`${email} takes mail again`}
        onClick={() => act(() => api.outbox.clearSuppression.mutate({ email }))}
      >
        It takes mail again
      </Button>
      <FaultNote fault={fault} />
    </>
  );
}
