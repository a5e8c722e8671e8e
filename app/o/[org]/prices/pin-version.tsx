"use client";

import { useState } from "react";
import { useTenantApi } from "../../../_api/tenant-client";
import { useAct } from "../../../_api/use-act";
import { Button } from "../../../_ui/button";
import { FaultNote } from "../../../_ui/fault-note";
import { Field } from "../../../_ui/field";
import { Select } from "../../../_ui/select";

interface PinVersionProps {
  readonly pinned: number | null;
  readonly versions: readonly { readonly number: number; readonly name: string }[];
}

/** Holds all valuations to one version of the book, or lets them follow the newest again. */
export function PinVersion({ pinned, versions }: PinVersionProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [chosen, setChosen] = useState(pinned === null ? "" : String(pinned));
  const [reason, setReason] = useState("");
  const pin = () => api.prices.pin.mutate({ number: chosen === "" ? null : Number(chosen), reason });
  return (
    <details className="mt24">
      <summary>{pinned === null ? "Hold to one version of the book" : "Change the version you hold to"}</summary>
      <form
        className="form mt16"
        style={{ maxWidth: "44rem" }}
        onSubmit={(event) => {
          event.preventDefault();
          void act(pin).then((done) => done && setReason(""));
        }}
      >
        <div className="row2">
          <Select
            label="Version"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            options={[
              { value: "", label: "always the newest" },
              ...versions.map(({ number, name }) => ({ value: String(number), label: `${number}: ${name}` })),
            ]}
          />
          <Field
            label="Why"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            placeholder="Year end of 2026"
            required
            error={fault?.fields.reason}
          />
        </div>
        <FaultNote fault={fault} />
        <div className="acts">
          <Button type="submit" busy={isBusy && "Valuing everything anew …"}>
            {chosen === "" ? "Follow the newest" : "Hold to this version"}
          </Button>
          <span className="muted">All usage is valued anew; signed quarters keep their numbers.</span>
        </div>
      </form>
    </details>
  );
}
