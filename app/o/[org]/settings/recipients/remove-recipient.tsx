"use client";

import { ActButton } from "../../../../_api/act-button";
import { useTenantApi } from "../../../../_api/tenant-client";

export function RemoveRecipient({ id, name }: { id: string; name: string }) {
  const api = useTenantApi();
  return (
    <ActButton
      label="Remove"
      busyLabel="Removing …"
      about={`Remove ${name}`}
      run={() => api.reviews.removeRecipient.mutate({ id })}
    />
  );
}
