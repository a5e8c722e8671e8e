"use client";

import Link from "next/link";
import type { FormEvent } from "react";
import type { Matcher } from "@/server/workloads/schema";
import { useTenantApi } from "../../../../_api/tenant-client";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { Select, type SelectOption } from "../../../../_ui/select";
import { MatcherFields } from "./matcher-fields";
import { ReasonDialog } from "./reason-dialog";
import { RulePreview } from "./rule-preview";
import { useReasonedAct } from "./use-reasoned-act";

export interface Draft {
  readonly workloadId: string;
  readonly matchers: readonly Matcher[];
  /** As typed; empty: last. */
  readonly position: string;
}

interface RuleFormProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onMade: () => void;
  readonly workloads: readonly SelectOption[];
  readonly ruleCount: number;
  readonly currency: string;
  readonly newHref: string;
}

const positionOf = ({ position }: Draft): number | undefined => (position.trim() === "" ? undefined : Number(position));

/** A rule in the making, with what it would move beside it. */
export function RuleForm({ draft, onDraft, onMade, workloads, ruleCount, currency, newHref }: RuleFormProps) {
  const api = useTenantApi();
  const reasoned = useReasonedAct();
  const { fault, isBusy, question } = reasoned;
  const errors = fault?.fields ?? {};
  const rule = { workloadId: draft.workloadId, matchers: [...draft.matchers], position: positionOf(draft) };

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await reasoned.run((reason) => api.workloads.createRule.mutate({ ...rule, reason }))) onMade();
  }

  if (workloads.length === 0)
    return (
      <p className="muted">
        A rule assigns usage to a workload. <Link href={newHref}>Name a workload first</Link>.
      </p>
    );
  return (
    <div className="grid">
      <form onSubmit={submit} className="form c6" noValidate>
        <MatcherFields
          matchers={draft.matchers}
          onMatchers={(matchers) => onDraft({ ...draft, matchers })}
          errors={errors}
        />
        <div className="row2">
          <Select
            label="Is of"
            value={draft.workloadId}
            onChange={(event) => onDraft({ ...draft, workloadId: event.target.value })}
            options={workloads}
            error={errors.workloadId}
          />
          <Field
            label="Order"
            type="number"
            min={1}
            max={ruleCount + 1}
            value={draft.position}
            onChange={(event) => onDraft({ ...draft, position: event.target.value })}
            hint={`1 is tried first; empty: last, as number ${ruleCount + 1}.`}
            error={errors.position}
          />
        </div>
        {question === null && <FaultNote fault={fault} />}
        <div className="acts">
          <Button type="submit" busy={isBusy && "Assigning …"}>
            Make the rule
          </Button>
          <Link href={newHref}>New workload</Link>
        </div>
      </form>
      <div className="c6">
        <RulePreview rule={rule} currency={currency} />
      </div>
      <ReasonDialog reasoned={reasoned} onDone={onMade} />
    </div>
  );
}
