"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";

interface CloseLinksProps {
  readonly which: { readonly id: string } | { readonly quarter: string };
  readonly label: string;
  readonly about: string;
}

/** Closes one link, or every link to a review, at once. */
export function CloseLinks({ which, label, about }: CloseLinksProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <>
      <Button
        look="quiet"
        isSmall
        busy={isBusy && "Closing …"}
        aria-label={about}
        onClick={() => act(() => api.outbox.revokeLinks.mutate(which))}
      >
        {label}
      </Button>
      <FaultNote fault={fault} />
    </>
  );
}
