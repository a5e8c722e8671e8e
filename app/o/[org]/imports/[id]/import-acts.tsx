"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { formatCount, formatMoney } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Checkbox } from "../../../../_ui/checkbox";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { RadioCards } from "../../../../_ui/radio-cards";
import { Section } from "../../../../_ui/section";
import { ImportEffect } from "./import-effect";

type Import = TenantAnswers["imports"]["read"];
type Choice = "replace" | "keep";

/** What a person decides about a file: commit (with the answers that are open), discard, or revert. */
export function ImportActs({ org, found }: { org: string; found: Import }) {
  if (found.status === "committed") return <Revert id={found.id} />;
  if (found.status === "inspected" || found.status === "refused") return <CommitOrDiscard org={org} found={found} />;
  return null;
}

function CommitOrDiscard({ org, found }: { org: string; found: Import }) {
  const api = useTenantApi();
  const router = useRouter();
  const { act, isBusy, fault } = useAct();
  const { report, id } = found;
  const dryRun = report?.dryRun;
  const [choice, setChoice] = useState<Choice | undefined>(undefined);
  const [isConfirmed, setConfirmed] = useState(false);
  const canCommit = found.status === "inspected" && report !== null && report.accepted > 0 && !report.alreadyImported;
  const effect = dryRun?.effects.find(({ overlap }) => overlap === (choice ?? null)) ?? dryRun?.effects[0];
  const isAnswered = (!dryRun?.overlap || choice !== undefined) && (!found.needsConfirmation || isConfirmed);
  return (
    <>
      {canCommit && dryRun?.overlap && (
        <Section title={`${formatCount(dryRun.overlap.days)} of these days are here already`}>
          <RadioCards
            legend="Days that an earlier import from the same source holds"
            name="overlap"
            value={choice}
            onPick={(value) => setChoice(value as Choice)}
            options={dryRun.effects
              .filter(({ overlap }) => overlap !== null)
              .map(({ overlap, valued, currency, replaced }) => ({
                value: overlap as Choice,
                label: overlap === "replace" ? "Replace those days" : "Keep what is here",
                description:
                  overlap === "replace"
                    ? `${formatCount(replaced.rollups)} daily sums of ${formatCount(replaced.imports)} earlier ${replaced.imports === 1 ? "import" : "imports"} come out, those of this file go in.`
                    : "Only the other days are taken from this file.",
                result: formatMoney(valued.cost, currency),
              }))}
          />
          <p className="small faint mt8">
            Earlier: {dryRun.overlap.imports.map(({ fileName }) => fileName).join(", ")}. Either choice can be reverted.
          </p>
        </Section>
      )}
      {canCommit && effect && <ImportEffect effect={effect} />}
      <Section title={canCommit ? "Commit" : "Done with it"}>
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
          {canCommit && <span className="muted">Can be reverted at any time.</span>}
          {canCommit && !isAnswered && <span className="acc">First answer what is open above.</span>}
        </div>
      </Section>
    </>
  );
}

function Revert({ id }: { id: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [reason, setReason] = useState("");
  return (
    <Section title="Take it out again" aside="Signed quarters keep their numbers and show an adjustment">
      <form
        className="form"
        style={{ maxWidth: "36rem" }}
        onSubmit={(event) => {
          event.preventDefault();
          void act(() => api.imports.revert.mutate({ id, reason }));
        }}
      >
        <Field
          label="Why"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={fault?.fields.reason}
          required
        />
        <FaultNote fault={fault} />
        <div className="acts">
          <Button type="submit" look="second" busy={isBusy && "Reverting …"}>
            Revert this import
          </Button>
        </div>
      </form>
    </Section>
  );
}
