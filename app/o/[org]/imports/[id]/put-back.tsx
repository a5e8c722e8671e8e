"use client";

import { useState, type FormEvent } from "react";
import { formatCount, formatDay } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { useTenantApi } from "../../../../_api/tenant-client";
import { typedIn } from "../../../../_api/typed-in";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { RadioCards } from "../../../../_ui/radio-cards";
import { Section } from "../../../../_ui/section";
import { StatusWord } from "../../../../_ui/status-word";

interface PutBackProps {
  readonly id: string;
  readonly isReverted: boolean;
  readonly kept: TenantAnswers["imports"]["kept"];
}

/** Makes an import count again from its kept rows: one that was reverted, or the days that another replaced. */
export function PutBack({ id, isReverted, kept }: PutBackProps) {
  const { hasCopy, missingDays, until, isComingBack } = kept;
  if (isComingBack)
    return (
      <Section title="It is being put back">
        <StatusWord status="running">You can leave this page.</StatusWord>
      </Section>
    );
  if (!isReverted && missingDays.length === 0) return null;
  if (!hasCopy)
    return (
      <Section title="Its rows are not kept any more">
        <p className="body">Send its file again to have them count; it becomes an import of its own.</p>
      </Section>
    );
  const days = missingDays.length === 1 ? "One day" : `${formatCount(missingDays.length)} days`;
  return (
    <Section
      title={isReverted ? "Put it back" : `${days} of it ${missingDays.length === 1 ? "does" : "do"} not count`}
      aside={until && `Its rows are kept until ${formatDay(until)}`}
    >
      <p className="body mb16">
        {isReverted
          ? "It counts again as it did, to the token, at the prices in force now. Nothing has to be sent again."
          : "A later import from the same source took them, or was reverted since. They can count again from the rows that are kept."}
      </p>
      <PutBackForm id={id} />
      {isReverted && <LetGo id={id} />}
    </Section>
  );
}

const CHOICES = [
  { value: "replace", label: "Replace those days", description: "What the other imports hold of them comes out." },
  { value: "keep", label: "Keep what is here", description: "Only days that nobody holds are put back." },
];

function PutBackForm({ id }: { id: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [asksOverlap, setAsksOverlap] = useState(false);
  const isAsked = asksOverlap || (fault !== null && /replace them or to keep them/.test(fault.message));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setAsksOverlap(isAsked);
    const form = new FormData(event.currentTarget);
    const choice = form.get("overlap");
    const overlap = choice === "replace" || choice === "keep" ? choice : undefined;
    await act(() => api.imports.putBack.mutate({ id, overlap, reason: String(form.get("reason") ?? "") }));
  }

  return (
    <form className="form" style={{ maxWidth: "36rem" }} onSubmit={submit}>
      <Field label="Why it counts again" name="reason" error={fault?.fields.reason} required />
      {isAsked && (
        <RadioCards legend="Days that are here from the same source by now" name="overlap" options={CHOICES} />
      )}
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" look="second" busy={isBusy && "Asking …"}>
          Put it back
        </Button>
      </div>
    </form>
  );
}

/** For what should never have been here. */
function LetGo({ id }: { id: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  return (
    <details className="mt24">
      <summary>It should never have been here</summary>
      <form
        className="form mt16"
        style={{ maxWidth: "36rem" }}
        onSubmit={(event) => {
          const reason = typedIn(event)("reason");
          void act(() => api.imports.dropCopy.mutate({ id, reason }));
        }}
      >
        <Field
          label="Why its rows go now"
          name="reason"
          hint="It cannot be put back then."
          error={fault?.fields.reason}
          required
        />
        <FaultNote fault={fault} />
        <div className="acts">
          <Button type="submit" look="second" busy={isBusy && "Deleting …"}>
            Delete its rows now
          </Button>
        </div>
      </form>
    </details>
  );
}
