"use client";

import { ActButton } from "../../../../_api/act-button";
import { useTenantApi } from "../../../../_api/tenant-client";

/** Forgets a header: the next file with it asks again. */
export function ForgetMapping({ id, fileName }: { id: string; fileName: string }) {
  const api = useTenantApi();
  return (
    <ActButton
      label="Forget"
      busyLabel="Forgetting …"
      about={`Forget the mapping of ${fileName}`}
      run={() => api.imports.forgetMapping.mutate({ id })}
    />
  );
}
