"use client";

import { useRouter } from "next/navigation";
import { useTenantApi } from "../../../../../../_api/tenant-client";
import { useAct } from "../../../../../../_api/use-act";
import { Button } from "../../../../../../_ui/button";
import { FaultNote } from "../../../../../../_ui/fault-note";

/** Takes an option out of the question; its evidence stays with it. */
export function ArchiveOption({ id, back }: { id: string; back: string }) {
  const api = useTenantApi();
  const router = useRouter();
  const { act, isBusy, fault } = useAct();

  async function archive() {
    if (await act(() => api.workloads.archiveOption.mutate({ id }))) router.push(`${back}#options`);
  }

  return (
    <div className="form room-form">
      <p className="muted">
        Archived, it is no longer compared or advised. Its evidence stays, and it cannot come back.
      </p>
      <FaultNote fault={fault} />
      <div className="acts">
        <Button look="second" onClick={archive} busy={isBusy && "Archiving …"}>
          Archive the option
        </Button>
      </div>
    </div>
  );
}
