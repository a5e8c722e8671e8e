import Link from "next/link";
import type { Recommendation, StepVerdict } from "@/server/engine";
import { labelOf, CONFIDENCES, LEVEL_VERDICTS, reasonBases, reasonSentences } from "@/server/review/wording";
import { LadderWithReasons, type RungVerdict } from "../../../../_charts/ladder/ladder-with-reasons";
import type { TenantOutputs } from "../../_words/outputs";
import { statusOf } from "../../_words/worded-status";

interface RungsProps {
  readonly recommendation: Recommendation;
  readonly present: TenantOutputs["workloads"]["read"]["answer"]["present"];
  readonly policyHref: string;
}

/** The verdict on all five rungs, each with its reasons and what they rest on. */
export function Rungs({ recommendation, present, policyHref }: RungsProps) {
  const { steps, level, action } = recommendation;
  const verdicts = steps.map((step): RungVerdict => {
    const words = LEVEL_VERDICTS[step.verdict];
    const isProven = step.verdict === "sufficient" && step.level === level;
    return {
      level: step.level,
      status: statusOf(words),
      verdict: isProven ? `${words.word}, ${CONFIDENCES[recommendation.confidence].word.toLowerCase()}` : words.word,
      reason: <Reasons step={step} recommendation={recommendation} policyHref={policyHref} />,
    };
  });
  return (
    <>
      <h2 className="mb16">The five rungs and their reasons</h2>
      <LadderWithReasons
        verdicts={verdicts}
        level={present?.level ?? null}
        recommendedLevel={action === "unmet" ? (present?.level ?? null) : level}
        isTrial={action === "trial"}
      />
      <p className="small faint mt12">
        The lowest level that meets the requirements; each step up needs the measured failure, or the price, of the step
        below. <Link href={policyHref}>Policy</Link>
      </p>
    </>
  );
}

interface ReasonsProps {
  readonly step: StepVerdict;
  readonly recommendation: Recommendation;
  readonly policyHref: string;
}

/** Value against threshold in words; below it the threshold of the policy that decided, and whose number it is. */
function Reasons({ step, recommendation, policyHref }: ReasonsProps) {
  const bases = reasonBases(step.reasons).filter(({ threshold }) => threshold !== null);
  return (
    <>
      {reasonSentences(step.reasons, (option) => labelOf(recommendation, option)).join(" ")}
      {bases.map(({ threshold, words }) => (
        <span key={threshold} className="rung-basis">
          {words} <Link href={`${policyHref}#${threshold}`}>Threshold</Link>
        </span>
      ))}
    </>
  );
}
