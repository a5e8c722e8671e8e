"use client";

import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";

/** Out of the lists and back; its usage and its rules stay as they are. */
export function ArchiveWorkload({ id, isArchived }: { id: string; isArchived: boolean }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <div className="form room-form">
      <p className="muted">
        {isArchived
          ? "It is archived: it is shown in quarters in which it has usage."
          : "Archived, it leaves the lists of quarters without usage. Its rules go on, so that totals add up. It can be brought back here."}
      </p>
      <FaultNote fault={fault} />
      <div className="acts">
        <Button
          look="second"
          busy={isBusy && "Saving …"}
          onClick={() => act(() => api.workloads.archive.mutate({ id, isArchived: !isArchived }))}
        >
          {isArchived ? "Bring it back" : "Archive"}
        </Button>
      </div>
    </div>
  );
}
