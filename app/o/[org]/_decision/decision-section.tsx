"use client";

import Link from "next/link";
import { useMemo } from "react";
import { answerQuestion, type LeadWeeks } from "@/server/calculator";
import type { EngineInput } from "@/server/engine";
import { labelOf, LEVEL_NAMES, liveSentence } from "@/server/review/wording";
import { FrameworkSection } from "../../../_decision/framework-section";
import { LeadTimeTable } from "../../../_decision/lead-time-table";
import { PathSection } from "../../../_decision/path-section";
import { Section } from "../../../_ui/section";

interface DecisionSectionProps {
  readonly input: EngineInput;
  readonly leadWeeks: LeadWeeks;
  readonly policyHref: string;
}

/** Asked again in the browser, of the same engine: what is shown is the answer's own, and little has to be sent. */
export function DecisionSection({ input, leadWeeks, policyHref }: DecisionSectionProps) {
  const answered = useMemo(() => answerQuestion({ input, preset: null, compared: null, team: null }), [input]);
  if (answered.kind === "faults") return null;
  const { answer } = answered;
  const { recommendation, option, economics } = answer;
  const level = option?.level ?? recommendation.level ?? 1;
  const isMove = recommendation.option !== null && recommendation.option !== (input.current ?? null);
  const name = option ? labelOf(recommendation, option.id) : LEVEL_NAMES[level];
  return (
    <>
      <Section title="How this answer was reached" id="decision">
        <div className="grid">
          <div className="c7">
            <PathSection answer={answer} title="Question by question" />
          </div>
          <div className="c5">
            <h3 className="mb8">
              {liveSentence(leadWeeks[level], economics && economics.horizonSaving !== null ? economics : null)}
            </h3>
            <p className="muted">
              {isMove
                ? `Counted for ${name}, which is recommended.`
                : `Nothing has to change; were it ${name}, the best of the others, it would take that long.`}{" "}
              A month of waiting is a month of today’s cost: the payback begins when it is live.
            </p>
            <div className="mt12">
              <LeadTimeTable
                levels={recommendation.steps.map((step) => step.level)}
                leadWeeks={leadWeeks}
                now={level}
              />
            </div>
            <p className="small faint mt8">
              From the decision to production, by your <Link href={policyHref}>policy’s planning</Link>.
            </p>
          </div>
        </div>
      </Section>
      <FrameworkSection answer={answer} />
    </>
  );
}
