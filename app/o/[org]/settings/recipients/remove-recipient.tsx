"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";

export function RemoveRecipient({ id, name }: { id: string; name: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <>
      <Button
        look="quiet"
        isSmall
        busy={isBusy && "Removing …"}
        aria-label={`Remove ${name}`}
        onClick={() => act(() => api.reviews.removeRecipient.mutate({ id }))}
      >
        Remove
      </Button>
      <FaultNote fault={fault} />
    </>
  );
}
