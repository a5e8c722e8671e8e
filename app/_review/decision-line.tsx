import type { ReactNode } from "react";
import type { DecisionContent } from "@/server/review/wording";
import { Glyph } from "../_charts/ladder/glyph";
import { StatusWord } from "../_ui/status-word";

/** One decision of a review: the glyph, what to do and why, what it is worth, what was decided; the form to decide below. */
export function DecisionLine({ decision, children }: { decision: DecisionContent; children: ReactNode }) {
  const { line } = decision;
  const hasSaving = line.saving !== null;
  return (
    <li id={`decision-${line.id}`} className="decision">
      <Glyph from={line.level} to={line.recommendedLevel ?? line.level} kind={line.action ?? "keep"} />
      <div>
        <p>
          <b>{decision.workload}.</b> {decision.action}.
        </p>
        <p className="muted">{decision.reason}</p>
      </div>
      <div className="num">
        <b>{decision.saving}</b>
        {hasSaving && <span className="sub muted">a year</span>}
        {line.confidence !== "none" && <span className="sub muted">{decision.confidence}</span>}
      </div>
      <div className="decided">
        {decision.decided ? (
          <p>
            <b>{decision.decided}.</b>
            {decision.sentence && <span className="muted"> “{decision.sentence}”</span>}
          </p>
        ) : (
          <p>
            <StatusWord status="open" asks>
              Decision needed
            </StatusWord>
          </p>
        )}
        {children}
      </div>
    </li>
  );
}
