"use client";

import { ActWithReason } from "../../../../_api/act-with-reason";
import { useTenantApi } from "../../../../_api/tenant-client";

/** Takes a measurement out of what counts; it stays to be read. */
export function WithdrawEvidence({ id, what }: { id: string; what: string }) {
  const api = useTenantApi();
  return (
    <ActWithReason
      label="Withdraw"
      busyLabel="Withdrawing …"
      about={`Withdraw a measurement of ${what}`}
      title="Withdraw this measurement?"
      description="It no longer counts, and stays to be read with your reason. Record it again to undo this."
      run={(reason) => api.workloads.withdrawEvidence.mutate({ id, reason })}
    />
  );
}
