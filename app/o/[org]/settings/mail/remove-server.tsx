"use client";

import { ActWithQuestion } from "../../../../_api/act-with-question";
import { useTenantApi } from "../../../../_api/tenant-client";
import { Button } from "../../../../_ui/button";

export function RemoveServer({ host }: { host: string }) {
  const api = useTenantApi();
  return (
    <ActWithQuestion
      trigger={
        <Button look="quiet" isSmall>
          Stop using {host}
        </Button>
      }
      title={`Stop using ${host}?`}
      description="Letters leave through the mail server of this installation from then on. The password is deleted; to use the server again, it is typed again."
      label="Stop using it"
      busyLabel="Saving …"
      keepLabel="Keep it"
      run={() => api.outbox.removeServer.mutate()}
    />
  );
}
