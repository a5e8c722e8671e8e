"use client";

import { statusOf } from "@/app/o/[org]/_words/worded-status";
import { LadderWithReasons, type RungVerdict } from "@/app/_charts/ladder/ladder-with-reasons";
import { LeadTimeTable } from "@/app/_decision/lead-time-table";
import { Section } from "@/app/_ui/section";
import type { Answer, LeadWeeks } from "@/server/calculator";
import { numberWord } from "@/server/kernel/format";
import {
  CONFIDENCES,
  experimentSentence,
  labelOf,
  LEVEL_NAMES,
  LEVEL_VERDICTS,
  liveSentence,
  reasonSentences,
  riskSentence,
  treatmentSentence,
} from "@/server/review/wording";

interface LadderSectionProps {
  readonly answer: Answer;
  readonly leadWeeks: LeadWeeks;
}

/** The five rungs with their verdicts, what to measure next, how long it takes, and what may go wrong. */
export function LadderSection({ answer, leadWeeks }: LadderSectionProps) {
  const { recommendation, stay, currency } = answer;
  const { steps, level, action } = recommendation;
  const named = (option: string) => labelOf(recommendation, option);
  const verdicts = steps.map((step): RungVerdict => {
    const words = LEVEL_VERDICTS[step.verdict];
    const isChosen = step.verdict === "sufficient" && step.level === level;
    return {
      level: step.level,
      status: statusOf(words),
      verdict: isChosen ? `${words.word}, ${CONFIDENCES[recommendation.confidence].word.toLowerCase()}` : words.word,
      reason: reasonSentences(step.reasons, named).join(" "),
    };
  });
  const experiment = experimentSentence(recommendation.nextExperiment, named);
  const { option, economics } = answer;
  const live =
    option && economics
      ? liveSentence(leadWeeks[option.level], economics.horizonSaving === null ? null : economics)
      : null;
  const advised = recommendation.treatments.filter((treatment) => treatment.advised);
  return (
    <Section title={ladderTitle(answer)}>
      <div className="grid">
        <div className="c7">
          <LadderWithReasons
            verdicts={verdicts}
            level={stay?.level ?? null}
            recommendedLevel={action === "unmet" ? (stay?.level ?? null) : level}
            isTrial={action === "trial"}
          />
        </div>
        <div className="c5 calc-stack">
          {live && (
            <div>
              <h3 className="mb8">{live}</h3>
              <LeadTimeTable levels={steps.map((step) => step.level)} leadWeeks={leadWeeks} />
              <p className="small faint mt8">
                From the decision to production, by policy: a house choice; the documents give no weeks.
              </p>
            </div>
          )}
          {experiment && (
            <div>
              <h3 className="mb8">The next experiment</h3>
              <p>{experiment}</p>
            </div>
          )}
          {advised.length > 0 && (
            <div>
              <h3 className="mb8">Beside the ladder</h3>
              <ul className="list">
                {advised.map((treatment) => (
                  <li key={treatment.kind}>{treatmentSentence(treatment, currency, named)}</li>
                ))}
              </ul>
            </div>
          )}
          {recommendation.risks.length > 0 && (
            <div>
              <h3 className="mb8">What may go wrong</h3>
              <ul className="list">
                {recommendation.risks.map((risk) => (
                  <li key={`${risk.code}-${risk.option ?? ""}`}>{riskSentence(risk, named)}</li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </div>
    </Section>
  );
}

function ladderTitle({ recommendation, stay }: Answer): string {
  const { level, action } = recommendation;
  if (level === null || action === "unmet") return "No rung of the ladder meets the target yet";
  const name = `level ${numberWord(level)}, ${LEVEL_NAMES[level].charAt(0) === "A" ? LEVEL_NAMES[level] : LEVEL_NAMES[level].toLowerCase()}`;
  if (stay?.level === level) return `It stands where it should: ${name}`;
  return action === "trial" ? `The rung to try: ${name}` : `The lowest rung that is right: ${name}`;
}
