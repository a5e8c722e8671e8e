"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";

export function TakeBack() {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <>
      <FaultNote fault={fault} />
      <div className="acts">
        <Button busy={isBusy && "Opening …"} onClick={() => act(() => api.tenancy.reopen.mutate())}>
          Keep the organization
        </Button>
      </div>
    </>
  );
}
