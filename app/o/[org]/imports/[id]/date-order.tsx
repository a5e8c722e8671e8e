"use client";

import { useState } from "react";
import type { TenantAnswers } from "../../../../_api/answers";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { RadioCards } from "../../../../_ui/radio-cards";

type Import = TenantAnswers["imports"]["read"];
type Order = NonNullable<Import["hints"]["dates"]>;

/** Dates that can be read in two ways: a person says which, and the file is read again. */
export function DateOrder({ found }: { found: Import }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [order, setOrder] = useState<Order | undefined>(found.hints.dates);
  return (
    <form
      className="form"
      style={{ maxWidth: "36rem" }}
      onSubmit={(event) => {
        event.preventDefault();
        if (order)
          void act(() => api.imports.inspect.mutate({ id: found.id, hints: { ...found.hints, dates: order } }));
      }}
    >
      <RadioCards
        legend="How are the dates of this file written?"
        name="dates"
        value={order}
        onPick={(picked) => setOrder(picked as Order)}
        options={[
          { value: "day-first", label: "The day first", description: "02/01/2026 is 2 January." },
          { value: "month-first", label: "The month first", description: "02/01/2026 is 1 February." },
        ]}
      />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" disabled={!order} busy={isBusy && "Reading …"}>
          Read it so
        </Button>
      </div>
    </form>
  );
}
