"use client";

import { ActButton } from "../../../../../_api/act-button";
import { useTenantApi } from "../../../../../_api/tenant-client";

export function ResolveRemark({ id, text }: { id: string; text: string }) {
  const api = useTenantApi();
  return (
    <ActButton
      label="Dealt with"
      busyLabel="Marking …"
      about={`Dealt with: ${text.slice(0, 60)}`}
      run={() => api.reviews.resolveComment.mutate({ id })}
    />
  );
}
