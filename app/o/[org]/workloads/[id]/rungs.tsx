import Link from "next/link";
import type { Recommendation } from "@/server/engine";
import { labelOf, CONFIDENCES, LEVEL_VERDICTS, reasonSentences } from "@/server/review/wording";
import { LadderWithReasons, type RungVerdict } from "../../../../_charts/ladder/ladder-with-reasons";
import type { TenantOutputs } from "../../_words/outputs";
import { statusOf } from "../../_words/worded-status";

interface RungsProps {
  readonly recommendation: Recommendation;
  readonly present: TenantOutputs["workloads"]["read"]["answer"]["present"];
  readonly policyHref: string;
}

/** The verdict on all five rungs, each with its reasons. */
export function Rungs({ recommendation, present, policyHref }: RungsProps) {
  const { steps, level, action } = recommendation;
  const verdicts = steps.map((step): RungVerdict => {
    const words = LEVEL_VERDICTS[step.verdict];
    const isProven = step.verdict === "sufficient" && step.level === level;
    return {
      level: step.level,
      status: statusOf(words),
      verdict: isProven ? `${words.word}, ${CONFIDENCES[recommendation.confidence].word.toLowerCase()}` : words.word,
      reason: reasonSentences(step.reasons, (option) => labelOf(recommendation, option)).join(" "),
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
