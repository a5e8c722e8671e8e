"use client";

import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Note } from "../../../../../_ui/note";
import { figureValue } from "../_words/usage-words";

interface AcceptGrowthProps {
  readonly id: string;
  readonly suggested: number;
  /** "+2.1 % a month, from Q2 2026 to Q3 2026 by requests". */
  readonly words: string;
  /** The growth that counts because a person typed or accepted it; null: none. */
  readonly accepted: number | null;
}

/** The growth that usage suggests: it counts when a person accepts it. */
export function AcceptGrowth({ id, suggested, words, accepted }: AcceptGrowthProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const change = (monthlyGrowth: { value: number; reason: string } | null) =>
    act(() => api.workloads.editProfile.mutate({ id, usageOverrides: { monthlyGrowth } }));
  const isAccepted = accepted === suggested;
  return (
    <div className="form room-form mb24">
      <Note title={isAccepted ? `Accepted: growth of ${words}` : `Suggested: growth of ${words}`}>
        {accepted === null
          ? "The advice counts no growth until a person accepts it."
          : isAccepted
            ? "The advice counts it."
            : `The advice counts ${figureValue("monthlyGrowth", accepted)} a month, as it was typed.`}
      </Note>
      <FaultNote fault={fault} />
      <div className="acts">
        {!isAccepted && (
          <Button
            look="second"
            busy={isBusy && "Saving …"}
            onClick={() => change({ value: suggested, reason: `Accepted as suggested: ${words}` })}
          >
            Accept the suggestion
          </Button>
        )}
        {accepted !== null && (
          <Button look="quiet" disabled={isBusy} onClick={() => change(null)}>
            Count no growth
          </Button>
        )}
      </div>
    </div>
  );
}
