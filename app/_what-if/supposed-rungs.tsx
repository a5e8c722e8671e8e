"use client";

import type { Level, LevelVerdict, Recommendation } from "@/server/engine";
import { LEVEL_VERDICTS, reasonSentences } from "@/server/review/wording";
import type { Status } from "../_ui/status-word";
import { LadderWithReasons, type RungVerdict } from "../_charts/ladder/ladder-with-reasons";

const STATUSES: Readonly<Record<LevelVerdict, Status>> = {
  sufficient: "passes",
  insufficient: "fails",
  untested: "untested",
  blocked: "blocked",
  "not-needed": "not-needed",
  "no-option": "none",
};

interface SupposedRungsProps {
  readonly present: Recommendation;
  readonly supposed: Recommendation;
  readonly level: Level | null;
  readonly named: (option: string) => string;
}

/** The ladder as it would be; a verdict that changed says what it is now. */
export function SupposedRungs({ present, supposed, level, named }: SupposedRungsProps) {
  const verdicts = supposed.steps.map((step): RungVerdict => {
    const before = present.steps.find((one) => one.level === step.level)?.verdict ?? step.verdict;
    const { word } = LEVEL_VERDICTS[step.verdict];
    return {
      level: step.level,
      status: STATUSES[step.verdict],
      verdict: before === step.verdict ? word : `${word}, now ${LEVEL_VERDICTS[before].word.toLowerCase()}`,
      reason: reasonSentences(step.reasons, named).join(" "),
    };
  });
  const { action } = supposed;
  return (
    <LadderWithReasons
      verdicts={verdicts}
      level={level}
      recommendedLevel={action === "unmet" ? level : supposed.level}
      isTrial={action === "trial"}
    />
  );
}
