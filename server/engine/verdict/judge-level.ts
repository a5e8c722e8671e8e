import { LEVELS, type Level } from "../engine-input";
import { lifeMonths } from "../money/horizon";
import type { ExclusionCode, Reason, StepVerdict } from "../recommendation";
import { significant } from "../tolerance";
import { blockReasons } from "./block-reasons";
import { hasFailed, isEligible, isPassing, isUntested, onLevel, type Case, type Contender } from "./case";
import { tokensPerDay } from "./exclusion";

/** The verdict on each of the five rungs, in order. */
export const judgeLevels = (opened: Case): readonly StepVerdict[] => LEVELS.map((level) => judgeLevel(level, opened));

/** The verdict on one rung: the first rule that applies. */
function judgeLevel(level: Level, opened: Case): StepVerdict {
  const listed = onLevel(opened, level);
  const eligible = listed.filter(isEligible);
  const passes = eligible.some(isPassing);
  const needless = needlessReasons(level, opened);
  const wanted = opened.current?.option.level === level || (opened.situation.requirementStated && passes);
  if (needless.length > 0 && !wanted) return { level, verdict: "not-needed", reasons: needless };
  if (eligible.length === 0) return { level, verdict: "no-option", reasons: absenceReasons(listed, opened) };
  if (level === 3 && !passes && !isStayingIn(eligible, opened)) {
    const blocks = blockReasons(opened.situation);
    if (blocks.length > 0) return { level, verdict: "blocked", reasons: blocks };
  }
  const reasons = eligible.flatMap(({ judgement }) => judgement.reasons);
  if (passes) return { level, verdict: "sufficient", reasons };
  const toOptimise = level === 1 ? awaitingOptimisation(eligible) : [];
  if (eligible.some(isUntested) || toOptimise.length > 0)
    return { level, verdict: "untested", reasons: [...reasons, ...toOptimise.map(notOptimised)] };
  return { level, verdict: "insufficient", reasons };
}

/** Level 1: the options that failed before their prompt was optimised, while no optimised one has failed. */
export function awaitingOptimisation(eligible: readonly Contender[]): readonly Contender[] {
  const failed = eligible.filter(hasFailed);
  return failed.some(({ option }) => option.promptOptimised) ? [] : failed;
}

const isStayingIn = (eligible: readonly Contender[], { current }: Case): boolean =>
  current !== null && eligible.includes(current) && !hasFailed(current);

const notOptimised = ({ option }: Contender): Reason => ({
  code: "prompt-not-optimised",
  option: option.id,
  source: "profile",
});

function needlessReasons(level: Level, { situation: { workload, policy } }: Case): readonly Reason[] {
  const reasons: Reason[] = [];
  if (level === 2 && !workload.needsProprietaryKnowledge && !workload.needsFreshKnowledge)
    reasons.push({ code: "knowledge-not-needed", source: "profile" });
  if (level >= 4 && !workload.uniqueDomain) reasons.push({ code: "domain-not-unique", source: "profile" });
  if (level === 5 && !policy.allowFromScratch) reasons.push({ code: "from-scratch-not-allowed", source: "policy" });
  return reasons;
}

function absenceReasons(listed: readonly Contender[], opened: Case): readonly Reason[] {
  if (listed.length === 0) return [{ code: "none-listed", source: "profile" }];
  return listed.flatMap((contender) =>
    contender.exclusion === null ? [] : [exclusionReason(contender, contender.exclusion, opened)],
  );
}

/** Says by which number a rule excludes, where there is one and it is the option's own. */
function exclusionReason({ option }: Contender, code: ExclusionCode, { situation }: Case): Reason {
  if (code === "self-hosting-not-justified")
    return {
      code,
      option: option.id,
      value: significant(tokensPerDay(situation)),
      threshold: situation.policy.selfHostTokensPerDay,
      source: "usage",
    };
  if (code === "retired" || code === "retiring") {
    const threshold = code === "retired" ? 1 : situation.policy.minLifeMonths;
    const value = lifeMonths(option, situation);
    return { code, option: option.id, value, threshold, source: "profile" };
  }
  return { code, option: option.id, source: "profile" };
}
