"use client";

import { useRef, useState } from "react";
import type { Matcher } from "@/server/workloads/schema";
import { Note } from "../../../../_ui/note";
import { Section } from "../../../../_ui/section";
import type { SelectOption } from "../../../../_ui/select";
import type { TenantOutputs } from "../../_words/outputs";
import { RuleForm, type Draft } from "./rule-form";
import { Suggestions } from "./suggestions";
import { UnassignedKeys } from "./unassigned-keys";

interface MappingDeskProps {
  readonly unassigned: TenantOutputs["workloads"]["unassigned"];
  readonly workloads: readonly SelectOption[];
  readonly ruleCount: number;
  readonly currency: string;
  readonly label: string;
  readonly newHref: string;
  /** What the form begins with: a workload that was just made, and the usage it was made for. */
  readonly start: { readonly workloadId: string; readonly matcher: Matcher } | null;
  readonly mayEdit: boolean;
}

const EMPTY: Draft = { workloadId: "", matchers: [{ field: "project", kind: "glob", pattern: "" }], position: "" };

/** What no rule assigns, what would assign it, and a form for a new rule; a suggestion fills the form. */
export function MappingDesk(props: MappingDeskProps) {
  const { unassigned, workloads, ruleCount, currency, label, newHref, start, mayEdit } = props;
  const first = workloads[0]?.value ?? "";
  const [draft, setDraft] = useState<Draft>(
    start ? { ...EMPTY, workloadId: start.workloadId, matchers: [start.matcher] } : { ...EMPTY, workloadId: first },
  );
  const [made, setMade] = useState(false);
  const form = useRef<HTMLDivElement>(null);

  function fill(matchers: readonly Matcher[]) {
    setDraft({ ...draft, matchers });
    setMade(false);
    form.current?.scrollIntoView({ block: "start" });
    form.current?.querySelector<HTMLElement>("select, input")?.focus({ preventScroll: true });
  }

  return (
    <>
      {mayEdit && (
        <Section title="A new rule" id="new">
          <div ref={form}>
            {made && <Note title="The rule is in force; usage has moved." isAnswer />}
            <RuleForm
              draft={draft}
              onDraft={(next) => {
                setDraft(next);
                setMade(false);
              }}
              onMade={() => {
                setDraft({ ...EMPTY, workloadId: draft.workloadId });
                setMade(true);
              }}
              {...{ workloads, ruleCount, currency, newHref }}
            />
          </div>
        </Section>
      )}
      {unassigned.suggestions.length > 0 && (
        <Section title="Rules that would assign the rest" aside={`Of what is unassigned in ${label}`} id="suggested">
          <Suggestions
            suggestions={unassigned.suggestions}
            {...{ currency, newHref }}
            {...(mayEdit && { onPick: fill })}
          />
        </Section>
      )}
      <Section
        title={unassigned.keys.length === 0 ? "Everything is assigned" : "What no rule assigns"}
        aside={label}
        id="unassigned"
      >
        {unassigned.keys.length > 0 && (
          <UnassignedKeys unassigned={unassigned} currency={currency} {...(mayEdit && { onPick: fill })} />
        )}
      </Section>
    </>
  );
}
