"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { LEVEL_NAMES } from "@/server/review/wording";
import { useTenantApi } from "../../../../../../_api/tenant-client";
import { useAct } from "../../../../../../_api/use-act";
import { Button } from "../../../../../../_ui/button";
import { FaultNote } from "../../../../../../_ui/fault-note";
import { Section } from "../../../../../../_ui/section";
import type { TenantOutputs } from "../../../../_words/outputs";
import type { Proposal } from "../../_words/proposal-words";
import { ProposalCard } from "./proposal-card";
import "./proposed.css";

interface ProposalListProps {
  readonly listed: TenantOutputs["proposals"]["list"];
  readonly workloadId: string;
  readonly quarter: string;
  /** The workload's page. */
  readonly path: string;
  readonly mayEdit: boolean;
}

const LEVELS = [1, 2, 3, 4, 5] as const;

/** Proposals by level, to be taken together; those that were set aside at the end. */
export function ProposalList({ listed, workloadId, quarter, path, mayEdit }: ProposalListProps) {
  const api = useTenantApi();
  const router = useRouter();
  const { act, isBusy, fault } = useAct();
  const shown = listed.proposals.filter(({ isSetAside }) => !isSetAside);
  const aside = listed.proposals.filter(({ isSetAside }) => isSetAside);
  const labels = new Map(listed.proposals.map(({ id, definition }) => [id, definition.label]));

  async function take(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const proposals = new FormData(event.currentTarget).getAll("proposal").map(String);
    const done = await act(() => api.proposals.take.mutate({ workloadId, quarter, proposals }));
    if (done) router.push(`${path}#options`);
  }
  const card = (proposal: Proposal) => (
    <ProposalCard
      key={proposal.id}
      proposal={proposal}
      currency={listed.currency}
      presentCost={listed.present?.monthlyCost ?? null}
      path={path}
      labels={labels}
      {...(mayEdit && {
        isBusy,
        onSetAside: () => void act(() => api.proposals.setAside.mutate({ workloadId, proposal: proposal.id })),
      })}
    />
  );

  return (
    <form onSubmit={take}>
      {LEVELS.map((level) => {
        const ofLevel = shown.filter(({ definition }) => definition.level === level);
        return (
          ofLevel.length > 0 && (
            <Section key={level} title={`Level ${level}: ${LEVEL_NAMES[level]}`} id={`level-${level}`}>
              <ul className="proposals">{ofLevel.map(card)}</ul>
            </Section>
          )
        );
      })}
      {mayEdit && shown.length > 0 && (
        <div className="acts taking">
          <Button type="submit" busy={isBusy && "Taking …"}>
            Take what is picked
          </Button>
          <FaultNote fault={fault} />
        </div>
      )}
      {aside.length > 0 && (
        <Section title="Set aside">
          <ul className="list">
            {aside.map(({ id, definition }) => (
              <li key={id} className="list-act">
                <span>{definition.label}</span>
                {mayEdit && (
                  <Button
                    look="quiet"
                    isSmall
                    onClick={() => void act(() => api.proposals.bringBack.mutate({ workloadId, proposal: id }))}
                  >
                    Bring back<span className="vh"> {definition.label}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </form>
  );
}
