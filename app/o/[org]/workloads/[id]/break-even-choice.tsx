"use client";

import { useState, type ReactNode } from "react";
import { BreakEven } from "../../../../_charts/break-even";
import { Select } from "../../../../_ui/select";
import type { BreakEvenView } from "./_words/break-even-view";

export interface BreakEvenEntry {
  readonly key: string;
  readonly label: string;
  readonly view: BreakEvenView;
}

interface BreakEvenChoiceProps {
  readonly entries: readonly BreakEvenEntry[];
  readonly initial: string;
  readonly currency: string;
  readonly caption: ReactNode;
  readonly fileName: string;
}

/** The break-even chart of one option, and a choice of the others. */
export function BreakEvenChoice({ entries, initial, currency, caption, fileName }: BreakEvenChoiceProps) {
  const [key, setKey] = useState(initial);
  const entry = entries.find((one) => one.key === key) ?? entries[0];
  if (!entry) return null;
  return (
    <>
      <BreakEven {...entry.view} level={2} currency={currency} caption={caption} fileName={fileName} />
      {entries.length > 1 && (
        <div className="mt16 narrow-field">
          <Select
            label="Compare what is in use with"
            value={entry.key}
            onChange={(event) => setKey(event.target.value)}
            options={entries.map((one) => ({ value: one.key, label: one.label }))}
          />
        </div>
      )}
    </>
  );
}
