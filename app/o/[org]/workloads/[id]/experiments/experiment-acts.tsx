"use client";

import { useState, type FormEvent } from "react";
import type { ExperimentStatus } from "@/server/workloads/schema";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { typedIn } from "../../../../../_api/typed-in";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../../_ui/dialog";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Field } from "../../../../../_ui/field";

/** Starts a planned test, or ends an open one without a result. */
export function ExperimentActs({ id, status, today }: { id: string; status: ExperimentStatus; today: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isOpen, setOpen] = useState(false);
  if (status !== "planned" && status !== "running") return null;

  async function abandon(event: FormEvent<HTMLFormElement>) {
    const reason = typedIn(event)("reason");
    if (await act(() => api.experiments.abandon.mutate({ id, reason }))) setOpen(false);
  }

  return (
    <span className="acts">
      {status === "planned" && (
        <Button
          look="second"
          isSmall
          busy={isBusy && "Starting …"}
          onClick={() => void act(() => api.experiments.start.mutate({ id, startedOn: today }))}
        >
          Start
        </Button>
      )}
      <Dialog
        title="Abandon this test?"
        description="It ends without a result and stays to be read with your reason."
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button look="quiet" isSmall>
            Abandon
          </Button>
        }
      >
        <form onSubmit={abandon} className="form">
          <Field label="Why" name="reason" required error={fault?.fields.reason} />
          <FaultNote fault={fault} />
          <div className="acts">
            <Button type="submit" busy={isBusy && "Ending …"}>
              Abandon
            </Button>
            <DialogClose asChild>
              <Button look="second">Keep it</Button>
            </DialogClose>
          </div>
        </form>
      </Dialog>
    </span>
  );
}
