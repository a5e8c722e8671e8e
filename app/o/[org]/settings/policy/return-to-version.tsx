"use client";

import { ActWithReason } from "../../../../_api/act-with-reason";
import { useTenantApi } from "../../../../_api/tenant-client";

/** An old version comes back as a new one. */
export function ReturnToVersion({ version, basedOn }: { version: number; basedOn: number }) {
  const api = useTenantApi();
  const name = version === 0 ? "the defaults" : `version ${version}`;
  return (
    <ActWithReason
      label="Return to it"
      busyLabel="Returning …"
      about={`Return to ${name}`}
      title={`Return to ${name}?`}
      description={`Its thresholds and its planning become version ${basedOn + 1}. Every version stays to be read.`}
      keepLabel="Leave it"
      run={(reason) => api.policy.returnTo.mutate({ version, reason, basedOn })}
    />
  );
}
