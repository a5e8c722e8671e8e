"use client";

import { ActWithReason } from "../../../../_api/act-with-reason";
import { useTenantApi } from "../../../../_api/tenant-client";

interface ChangeSourceProps {
  readonly id: string;
  readonly name: string;
  readonly isDetail: boolean;
}

/** Makes a ledger of detail, or detail of a ledger, with a reason. */
export function ChangeSource({ id, name, isDetail }: ChangeSourceProps) {
  const api = useTenantApi();
  const become = isDetail ? "a ledger" : "detail";
  return (
    <ActWithReason
      label={`Make it ${become}`}
      busyLabel="Settling …"
      about={`Make ${name} ${become}`}
      title={`${name} becomes ${become}`}
      description={
        isDetail
          ? "All that it tells counts from then on, beside what other ledgers tell of the same days. What changes is in the audit log; it can be made detail again."
          : "Where a ledger tells of a provider's day, that counts, and this says what its tokens were for. Days of which it alone tells go on counting. What changes is in the audit log; it can be made a ledger again."
      }
      keepLabel="Leave it"
      run={(reason) => api.imports.setSourceDetail.mutate({ id, isDetail: !isDetail, reason })}
    />
  );
}
