"use client";

import { useState, type FormEvent } from "react";
import { formatCount, formatDay, formatMeasuredShare } from "@/server/kernel/format";
import type { EvidenceKind } from "@/server/workloads/schema";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Checkbox } from "../../../../_ui/checkbox";
import { Dialog, DialogClose } from "../../../../_ui/dialog";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { EVIDENCE_KIND_WORDS } from "./_words/evidence-words";

interface MergeEvidenceProps {
  readonly options: readonly {
    readonly label: string;
    readonly sets: readonly {
      readonly id: string;
      readonly measuredOn: string;
      readonly sampleSize: number;
      readonly kind: EvidenceKind;
      readonly share: number | null;
    }[];
  }[];
}

/** Makes one set of several of one test: only a person can say that they are one. */
export function MergeEvidence({ options }: MergeEvidenceProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isOpen, setOpen] = useState(false);
  if (options.length === 0) return null;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = { ids: form.getAll("set").map(String), reason: String(form.get("reason")) };
    if (await act(() => api.evidence.merge.mutate(input))) setOpen(false);
  }

  return (
    <Dialog
      title="Merge sets of one test"
      description="They count as one sample from then on, each example once. Withdraw the merged set to undo this."
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button look="quiet">Merge sets of one test</Button>}
    >
      <form onSubmit={submit} className="form" noValidate>
        {options.map(({ label, sets }) => (
          <fieldset key={label}>
            <legend>{label}</legend>
            {sets.map(({ id, measuredOn, sampleSize, kind, share }) => (
              <Checkbox
                key={id}
                name="set"
                value={id}
                label={`${formatDay(measuredOn)}, ${EVIDENCE_KIND_WORDS[kind].toLowerCase()}, ${formatCount(sampleSize)} answers${share === null ? "" : `, ${formatMeasuredShare(share)}`}`}
              />
            ))}
          </fieldset>
        ))}
        <Field label="Why they are one test" name="reason" required error={fault?.fields.reason ?? fault?.fields.ids} />
        <FaultNote fault={fault} />
        <div className="acts">
          <Button type="submit" busy={isBusy && "Merging …"}>
            Merge
          </Button>
          <DialogClose asChild>
            <Button look="second">Leave them apart</Button>
          </DialogClose>
        </div>
      </form>
    </Dialog>
  );
}
