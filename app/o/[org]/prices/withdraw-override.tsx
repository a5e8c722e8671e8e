"use client";

import { ActWithReason } from "../../../_api/act-with-reason";
import { useTenantApi } from "../../../_api/tenant-client";

export function WithdrawOverride({ id, model }: { id: string; model: string }) {
  const api = useTenantApi();
  return (
    <ActWithReason
      label="Withdraw"
      busyLabel="Withdrawing …"
      about={`Withdraw the price of ${model}`}
      title={`Withdraw the contract price of ${model}?`}
      description="Its days are valued at the book again. The row stays, with who and why."
      run={(reason) => api.prices.withdrawOverride.mutate({ id, reason })}
    />
  );
}
