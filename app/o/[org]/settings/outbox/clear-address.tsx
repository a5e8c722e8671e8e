"use client";

import { ActButton } from "../../../../_api/act-button";
import { useTenantApi } from "../../../../_api/tenant-client";

export function ClearAddress({ email }: { email: string }) {
  const api = useTenantApi();
  return (
    <ActButton
      label="It takes mail again"
      busyLabel="Noting …"
      about={`${email} takes mail again`}
      run={() => api.outbox.clearSuppression.mutate({ email })}
    />
  );
}
