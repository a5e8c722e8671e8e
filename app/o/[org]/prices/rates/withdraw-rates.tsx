"use client";

import { ActWithReason } from "../../../../_api/act-with-reason";
import { useTenantApi } from "../../../../_api/tenant-client";

export function WithdrawRates({ id, fileName }: { id: string; fileName: string }) {
  const api = useTenantApi();
  return (
    <ActWithReason
      label="Withdraw"
      busyLabel="Withdrawing …"
      about={`Withdraw ${fileName}`}
      title={`Withdraw the rates of ${fileName}?`}
      description="Days that only this table knew have no rate again, and are unpriced. The row stays, with who and why."
      run={(reason) => api.prices.withdrawRates.mutate({ id, reason })}
    />
  );
}
