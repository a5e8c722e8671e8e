"use client";

import { useState } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { Section } from "../../../../_ui/section";

/** Takes a committed import out again, with a reason. */
export function RevertImport({ id }: { id: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [reason, setReason] = useState("");
  return (
    <Section title="Take it out again" aside="Signed quarters keep their numbers and show an adjustment">
      <form
        className="form"
        style={{ maxWidth: "36rem" }}
        onSubmit={(event) => {
          event.preventDefault();
          void act(() => api.imports.revert.mutate({ id, reason }));
        }}
      >
        <Field
          label="Why"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={fault?.fields.reason}
          required
        />
        <FaultNote fault={fault} />
        <div className="acts">
          <Button type="submit" look="second" busy={isBusy && "Reverting …"}>
            Revert this import
          </Button>
        </div>
      </form>
    </Section>
  );
}
