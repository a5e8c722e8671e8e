"use client";

import { ActButton } from "../../../../_api/act-button";
import { useTenantApi } from "../../../../_api/tenant-client";

export function RevokeInvitation({ id, email }: { id: string; email: string }) {
  const api = useTenantApi();
  return (
    <ActButton
      label="Revoke"
      busyLabel="Revoking …"
      about={`Revoke the invitation of ${email}`}
      run={() => api.tenancy.revokeInvitation.mutate({ id })}
    />
  );
}
