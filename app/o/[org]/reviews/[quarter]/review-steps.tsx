"use client";

import { useState } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";

interface ReviewStepsProps {
  readonly quarter: string;
  readonly status: string;
  readonly hasSignatures: boolean;
}

/** From draft to review, which freezes the numbers, and back until somebody signs. */
export function ReviewSteps({ quarter, status, hasSignatures }: ReviewStepsProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [text, setText] = useState("");
  const isDraft = status === "draft";
  if (!isDraft && hasSignatures) return null;
  return (
    <form
      className="form mt24 noprint"
      onSubmit={(event) => {
        event.preventDefault();
        const note = text.trim();
        void act(() =>
          isDraft
            ? api.reviews.moveToReview.mutate({ quarter, ...(note && { note }) })
            : api.reviews.backToDraft.mutate({ quarter, reason: note }),
        ).then((done) => done && setText(""));
      }}
    >
      <Field
        label={isDraft ? "A sentence on gaps in the data, where there are any" : "Why it goes back to draft"}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={fault?.fields.note ?? fault?.fields.reason}
      />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button
          type="submit"
          look={isDraft ? "primary" : "second"}
          busy={isBusy && (isDraft ? "Freezing …" : "Thawing …")}
        >
          {isDraft ? "Freeze the numbers and move to review" : "Back to draft"}
        </Button>
        <span className="muted">
          {isDraft
            ? "Later uploads no longer change them; it can go back to draft."
            : "The numbers follow the data again, as a new revision."}
        </span>
      </div>
    </form>
  );
}
