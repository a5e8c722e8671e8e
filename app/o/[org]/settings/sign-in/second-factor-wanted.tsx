"use client";

import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";

/** Whether everybody needs a code beside their password, or a passkey. */
export function SecondFactorWanted({ isWanted }: { isWanted: boolean }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const ask = (next: boolean) => act(() => api.tenancy.wantSecondFactor.mutate({ isWanted: next }));
  return (
    <>
      <p>
        {isWanted
          ? "Everybody needs a second factor or a passkey. Who has none is sent to their account to turn one on."
          : "A password or a link by mail is enough; a second factor is each person's own choice."}
      </p>
      <FaultNote fault={fault} />
      <div className="acts mt12">
        <Button look="second" busy={isBusy && "Changing …"} onClick={() => ask(!isWanted)}>
          {isWanted ? "Ask it of nobody" : "Ask it of everybody"}
        </Button>
      </div>
    </>
  );
}
