"use client";

import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { Dialog, DialogClose } from "../../../../../_ui/dialog";
import { FaultNote } from "../../../../../_ui/fault-note";

interface ScenarioActsProps {
  readonly id: string;
  readonly name: string;
  readonly quarter: string;
  readonly label: string;
  readonly isAttached: boolean;
  /** The quarter has a draft. */
  readonly mayAttach: boolean;
}

/** Puts a scenario to the draft review of the quarter or takes it off; takes it away. */
export function ScenarioActs({ id, name, quarter, label, isAttached, mayAttach }: ScenarioActsProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const asked = { quarter, scenarioId: id };
  return (
    <>
      {mayAttach && (
        <Button
          look="second"
          isSmall
          busy={isBusy && "Saving …"}
          onClick={() =>
            void act(() =>
              isAttached ? api.reviews.detachScenario.mutate(asked) : api.reviews.attachScenario.mutate(asked),
            )
          }
        >
          {isAttached ? `Take off the review of ${label}` : `Attach to the review of ${label}`}
        </Button>
      )}
      <Dialog
        title={`Delete “${name}”`}
        description="It is gone for everyone. A review that was frozen with it keeps what it says of it."
        trigger={
          <Button look="quiet" isSmall>
            Delete
          </Button>
        }
        actions={
          <>
            <DialogClose asChild>
              <Button onClick={() => void act(() => api.scenarios.remove.mutate({ id }))}>Delete the scenario</Button>
            </DialogClose>
            <DialogClose asChild>
              <Button look="quiet">Keep it</Button>
            </DialogClose>
          </>
        }
      />
      <FaultNote fault={fault} />
    </>
  );
}
