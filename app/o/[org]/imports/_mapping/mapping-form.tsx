"use client";

import { useState, type ReactNode } from "react";
import type { UsageMapping } from "@/server/ingest/schema";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import type { Act } from "../../../../_api/use-act";
import { AmountFields, TokenFields } from "./amount-fields";
import { readDraft, type MappingDraft } from "./mapping-draft";
import { LabelFields, RowFields } from "./mapping-fields";

interface MappingFormProps {
  readonly start: MappingDraft;
  readonly columns: readonly string[];
  readonly submitLabel: string;
  readonly onSubmit: (mapping: UsageMapping) => void;
  readonly act: Pick<Act, "isBusy" | "fault">;
  /** What the answers come to, as they stand. */
  readonly check?: (mapping: UsageMapping | null, openCount: number) => ReactNode;
}

/** Which column is what: every choice with a line on what it means, and what it comes to beside it. */
export function MappingForm({ start, columns, submitLabel, onSubmit, act, check }: MappingFormProps) {
  const [draft, setDraft] = useState(start);
  const [hasTried, setTried] = useState(false);
  const { mapping, open } = readDraft(draft);
  const openCount = Object.keys(open).length;
  const part = {
    draft,
    columns,
    onChange: (change: Partial<MappingDraft>) => setDraft((before) => ({ ...before, ...change })),
    open: hasTried ? open : {},
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (mapping) onSubmit(mapping);
      }}
    >
      <div className="grid">
        <div className="c8 form">
          <RowFields {...part} />
          {draft.kind === "usage" && <TokenFields {...part} />}
          <AmountFields {...part} />
          <LabelFields {...part} />
        </div>
        <div className="c4">
          {check?.(mapping, openCount)}
          <FaultNote fault={act.fault} />
          <div className="acts mt24">
            <Button type="submit" busy={act.isBusy && "Reading …"}>
              {submitLabel}
            </Button>
          </div>
          {hasTried && openCount > 0 && (
            <p className="acc mt8" role="status">
              {openCount === 1 ? "One answer is open." : `${openCount} answers are open.`}
            </p>
          )}
        </div>
      </div>
    </form>
  );
}
