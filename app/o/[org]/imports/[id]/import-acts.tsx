"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { formatCount, numberWordFirst } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Checkbox } from "../../../../_ui/checkbox";
import { FaultNote } from "../../../../_ui/fault-note";
import { Section } from "../../../../_ui/section";
import { ImportEffect } from "./import-effect";
import { ReadAgain } from "./read-again";
import { OverlapChoice, type Choice } from "./overlap-choice";
import { asksTraffic } from "./traffic-question";

type Import = TenantAnswers["imports"]["read"];

interface ImportActsProps {
  readonly org: string;
  readonly found: Import;
  /** Why rows were refused: it stands beside the choice that is open. */
  readonly rejects: ReactNode;
  /** The sums of the file: they stand beside what the commit would change. */
  readonly totals: ReactNode;
}

/** What a person decides about a file that was read: commit, with the answers that are open, or discard. */
export function ImportActs({ org, found, rejects, totals }: ImportActsProps) {
  const api = useTenantApi();
  const router = useRouter();
  const { act, isBusy, fault } = useAct();
  const { report, id } = found;
  const dryRun = report?.dryRun;
  const [choice, setChoice] = useState<Choice | undefined>(undefined);
  const [isConfirmed, setConfirmed] = useState(false);
  const canCommit = found.status === "inspected" && report !== null && report.accepted > 0 && !report.alreadyImported;
  const effect = dryRun?.effects.find(({ overlap }) => overlap === (choice ?? null)) ?? dryRun?.effects[0];
  const isAnswered =
    (!dryRun?.overlap || choice !== undefined) && (!found.needsConfirmation || isConfirmed) && !asksTraffic(found);
  return (
    <>
      {(rejects || (canCommit && dryRun?.overlap)) && (
        <Section>
          <div className="grid">
            {rejects && <div className="c7">{rejects}</div>}
            {canCommit && dryRun?.overlap && (
              <div className="c5">
                <h2 className="mb16">
                  {dryRun.overlap.days === 1 ? "One day is" : `${numberWordFirst(dryRun.overlap.days)} days are`} here
                  already
                </h2>
                <OverlapChoice dryRun={dryRun} overlap={dryRun.overlap} choice={choice} onPick={setChoice} />
              </div>
            )}
          </div>
        </Section>
      )}
      {canCommit && effect ? (
        <ImportEffect effect={effect} totals={totals} />
      ) : (
        totals && <Section title="Totals of this file">{totals}</Section>
      )}
      <Section>
        {canCommit && found.needsConfirmation && report && (
          <Checkbox
            label={`The other ${formatCount(report.accepted)} rows are right all the same`}
            hint="More than 0.1 % of the rows were refused, so somebody has to say so."
            checked={isConfirmed}
            onChange={(event) => setConfirmed(event.target.checked)}
          />
        )}
        <FaultNote fault={fault} />
        <div className="acts mt16">
          {canCommit && report && (
            <Button
              busy={isBusy && "Committing …"}
              disabled={!isAnswered}
              onClick={() => act(() => api.imports.commit.mutate({ id, overlap: choice, confirmRejects: isConfirmed }))}
            >
              Commit {formatCount(report.accepted)} {report.accepted === 1 ? "row" : "rows"}
            </Button>
          )}
          <Button
            look="quiet"
            busy={isBusy && "…"}
            onClick={async () => {
              if (await act(() => api.imports.discard.mutate({ id }))) router.push(`/o/${org}/imports`);
            }}
          >
            Discard
          </Button>
          {canCommit && isAnswered && <span className="muted">It can be reverted at any time.</span>}
          {canCommit && !isAnswered && <span className="acc">First answer what is open above.</span>}
        </div>
        <ReadAgain found={found} />
      </Section>
    </>
  );
}
