"use client";

import Link from "next/link";
import { formatDay, formatMoney, formatNumber } from "@/server/kernel/format";
import { Button } from "../../../../../../_ui/button";
import { Checkbox } from "../../../../../../_ui/checkbox";
import { DefinitionRows } from "../../../../../../_ui/definition-rows";
import { cautionSentence, costRows, whySentence, type Proposal } from "../../_words/proposal-words";

interface ProposalCardProps {
  readonly proposal: Proposal;
  readonly currency: string;
  /** Of a month of what is in use; null: nothing is. */
  readonly presentCost: number | null;
  readonly path: string;
  /** What proposals are called, by id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly isBusy?: boolean;
  /** Absent for those who only read. */
  readonly onSetAside?: () => void;
}

/** One proposal: why, what it costs line by line, when it is switched off. */
export function ProposalCard({ proposal, currency, presentCost, path, labels, isBusy, onSetAside }: ProposalCardProps) {
  const { definition, title, what, source, why, cautions, costs, needs } = proposal;
  const needed = needs.map((id) => labels.get(id) ?? id);
  return (
    <li>
      <div className="proposal-head">
        {onSetAside ? (
          <Checkbox name="proposal" value={proposal.id} label={<b>{definition.label}</b>} hint={title} />
        ) : (
          <div>
            <b>{definition.label}</b>
            <p className="hint">{title}</p>
          </div>
        )}
        <ProposalFigures {...{ proposal, currency, presentCost }} />
      </div>
      <p>{why.map(whySentence).join(" ")}</p>
      {cautions.map((caution) => (
        <p key={caution.code} className="muted small">
          {cautionSentence(caution)}
        </p>
      ))}
      {needed.length > 0 && <p className="muted small">Taken with it: {needed.join(", ")}.</p>}
      <details>
        <summary>What it costs, and where it comes from</summary>
        {costs && <DefinitionRows rows={costRows(costs, currency)} />}
        <p className="small muted">
          {what} Template: {source}.
        </p>
      </details>
      {onSetAside && (
        <div className="acts">
          <Link href={`${path}/options/new?proposal=${encodeURIComponent(proposal.id)}`}>
            Edit first<span className="vh">: {definition.label}</span>
          </Link>
          <Button look="quiet" isSmall onClick={onSetAside} disabled={isBusy ?? false}>
            Set aside<span className="vh">: {definition.label}</span>
          </Button>
        </div>
      )}
    </li>
  );
}

function ProposalFigures({
  proposal: { costs, breakEvenMonths, retiresOn },
  currency,
  presentCost,
}: Pick<ProposalCardProps, "proposal" | "currency" | "presentCost">) {
  if (!costs) return <p className="num muted">no price is known: it would be left out</p>;
  const money = (amount: number) => formatMoney(amount, currency, { style: "whole" });
  const facts = [
    costs.upfront > 0 && `${money(costs.upfront)} up-front`,
    breakEvenMonths === null
      ? presentCost === null
        ? null
        : costs.monthly >= presentCost
          ? "costs more than what is in use"
          : "no break-even"
      : breakEvenMonths === 0
        ? "saves from the first month"
        : `break-even in month ${formatNumber(breakEvenMonths, { digits: 1 })}`,
    retiresOn && `switched off on ${formatDay(retiresOn)}`,
  ].filter(Boolean);
  return (
    <p className="num">
      <b>{money(costs.monthly)}</b> a month
      <span className="sub">{facts.join(" · ")}</span>
    </p>
  );
}
