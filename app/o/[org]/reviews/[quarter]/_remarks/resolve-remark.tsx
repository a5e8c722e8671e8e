"use client";

import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";

export function ResolveRemark({ id, text }: { id: string; text: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <>
      <Button
        look="quiet"
        isSmall
        busy={isBusy && "Marking …"}
        aria-label={`Dealt with: ${text.slice(0, 60)}`}
        onClick={() => act(() => api.reviews.resolveComment.mutate({ id }))}
      >
        Dealt with
      </Button>
      <FaultNote fault={fault} />
    </>
  );
}
