"use client";

import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";

export function ResendLetter({ id }: { id: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <div className="acts mt16">
      <Button
        look="second"
        busy={isBusy && "Putting it back …"}
        onClick={() => act(() => api.outbox.resend.mutate({ id }))}
      >
        Send again
      </Button>
      <span className="muted">It may arrive twice: nobody knows what became of the first.</span>
      <FaultNote fault={fault} />
    </div>
  );
}
