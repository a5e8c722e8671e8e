"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";

/** Forgets a header: the next file with it asks again. */
export function ForgetMapping({ id, fileName }: { id: string; fileName: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <>
      <Button
        look="quiet"
        isSmall
        busy={isBusy && "Forgetting …"}
        aria-label={`Forget the mapping of ${fileName}`}
        onClick={() => act(() => api.imports.forgetMapping.mutate({ id }))}
      >
        Forget
      </Button>
      <FaultNote fault={fault} />
    </>
  );
}
