"use client";

import { useRouter } from "next/navigation";
import { useTenantApi } from "../../../_api/tenant-client";
import { useAct } from "../../../_api/use-act";
import { Button } from "../../../_ui/button";
import { FaultNote } from "../../../_ui/fault-note";

export function OpenReview({ org, quarter, label }: { org: string; quarter: string; label: string }) {
  const api = useTenantApi();
  const router = useRouter();
  const { act, isBusy, fault } = useAct();
  return (
    <>
      <Button
        look="second"
        isSmall
        busy={isBusy && "Making it …"}
        aria-label={`Make the draft of ${label}`}
        onClick={async () => {
          if (await act(() => api.reviews.open.mutate({ quarter }))) router.push(`/o/${org}/reviews/${quarter}`);
        }}
      >
        Make the draft
      </Button>
      <FaultNote fault={fault} />
    </>
  );
}
