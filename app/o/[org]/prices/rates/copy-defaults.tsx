"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Note } from "../../../../_ui/note";

/** The policy's sums of money are USD until they are copied, once, at a day's rate. */
export function CopyDefaults({ currency }: { currency: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <Note tone="asks" title={`The policy's sums of money are still written for USD`}>
      <p>
        Copy the defaults into {currency} at today&apos;s rate, rounded to two digits. It is a new version of the policy
        and says so.
      </p>
      <FaultNote fault={fault} />
      <Button look="second" busy={isBusy && "Copying …"} onClick={() => act(() => api.policy.copyDefaults.mutate())}>
        Copy the defaults into {currency}
      </Button>
    </Note>
  );
}
