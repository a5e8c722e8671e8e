"use client";

import { useState } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Note } from "../../../../_ui/note";

/** Has a letter sent to whoever presses it, the way all letters go. */
export function SendTest() {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [to, setTo] = useState<string | null>(null);
  return (
    <>
      <FaultNote fault={fault} />
      {to && <Note title={`A letter to ${to} is on its way. The outbox page says what became of it.`} isAnswer />}
      <div className="acts">
        <Button
          look="second"
          busy={isBusy && "Sending …"}
          onClick={() => act(async () => setTo((await api.outbox.sendTest.mutate()).to))}
        >
          Send a test letter to me
        </Button>
      </div>
    </>
  );
}
