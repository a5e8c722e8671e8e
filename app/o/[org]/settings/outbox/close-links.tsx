"use client";

import { ActButton } from "../../../../_api/act-button";
import { useTenantApi } from "../../../../_api/tenant-client";

interface CloseLinksProps {
  readonly which: { readonly id: string } | { readonly quarter: string };
  readonly label: string;
  readonly about: string;
}

/** Closes one link, or every link to a review, at once. */
export function CloseLinks({ which, label, about }: CloseLinksProps) {
  const api = useTenantApi();
  return (
    <ActButton label={label} busyLabel="Closing …" about={about} run={() => api.outbox.revokeLinks.mutate(which)} />
  );
}
