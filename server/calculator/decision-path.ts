import type { LevelVerdict, Reason, StepVerdict } from "@/server/engine";
import { formatCount, formatNumber, formatShare } from "@/server/kernel/format";
import type { Answer } from "./answer-question";
import { truth, type PathRow } from "./path-row";

export const monthsText = (months: number): string =>
  `${formatNumber(months, { digits: 1 })} ${Math.abs(months - 1) < 0.05 ? "month" : "months"}`;

/** The decision in the engine's own order: each question is asked because the one before did not settle it. */
export function decisionPath(answer: Answer): readonly PathRow[] {
  const [prompting, retrieval, tuning, domain] = answer.recommendation.steps;
  return [
    ...(prompting ? [promptRow(prompting)] : []),
    ...(retrieval ? [knowledgeRow(answer, retrieval)] : []),
    ...(tuning ? [taskRow(answer, tuning)] : []),
    volumeRow(answer),
    paybackRow(answer),
    adverseRow(answer),
    ...(domain ? [domainRow(answer, domain)] : []),
  ];
}

const PROMPT: Readonly<Record<LevelVerdict, readonly [PathRow["answer"], string]>> = {
  sufficient: ["yes", "Level 1 is sufficient; whatever stands above it has to earn its place with money."],
  insufficient: ["no", "Measured, and it misses: the next rung is asked."],
  untested: ["open", "Nobody has measured it; that comes before any step up."],
  "no-option": ["none", "No option of this level may be used."],
  blocked: ["none", "This level is closed."],
  "not-needed": ["none", "This level does not arise."],
};

function promptRow({ verdict }: StepVerdict): PathRow {
  const [answer, because] = PROMPT[verdict];
  return { code: "prompt", level: 1, question: "Does an optimised prompt meet the target?", answer, because };
}

const RETRIEVAL: Readonly<Record<LevelVerdict, string>> = {
  sufficient: "Retrieval is measured and meets the target.",
  insufficient: "Retrieval is measured and misses: the next rung is asked.",
  untested: "Retrieval has not been measured.",
  "no-option": "No option with retrieval may be used.",
  blocked: "Retrieval is closed.",
  "not-needed": "Retrieval is not needed.",
};

function knowledgeRow({ question }: Answer, { verdict }: StepVerdict): PathRow {
  const { needsProprietaryKnowledge, needsFreshKnowledge } = question.input.workload;
  const needs = needsProprietaryKnowledge === true || needsFreshKnowledge === true;
  return {
    code: "knowledge",
    level: 2,
    question: "Does it need proprietary or fresh knowledge?",
    answer: truth(needs),
    because: needs || verdict !== "not-needed" ? RETRIEVAL[verdict] : RETRIEVAL["not-needed"],
  };
}

const OPEN_TASKS = ["creative", "reasoning"];

function taskRow({ question, policy }: Answer, { reasons }: StepVerdict): PathRow {
  const { workload } = question.input;
  const examples = workload.labelledExamples ?? 0;
  const changes = workload.changesPerYear ?? 0;
  const against = [
    workload.narrow !== true && "it is not one narrow task",
    OPEN_TASKS.includes(workload.task) && "it is open-ended",
    changes > policy.maxChangesPerYear &&
      `it changes ${formatNumber(changes)} times a year, and ${formatNumber(policy.maxChangesPerYear)} are the limit`,
    examples < policy.minExamples &&
      `${formatCount(examples)} labelled examples, and ${formatCount(policy.minExamples)} are needed`,
  ].filter((part): part is string => part !== false);
  return {
    code: "task",
    level: 3,
    question: "One narrow, stable task with enough examples?",
    answer: truth(against.length === 0),
    because:
      against.length === 0
        ? examplesText(examples, policy.fewExamples)
        : sentence(against.join("; ")) + lifted(reasons, against),
  };
}

const lifted = (reasons: readonly Reason[], against: readonly string[]): string =>
  reasons.some(({ code }) => code.endsWith("-met")) && against.length > 0
    ? " A fine-tune that passes may serve it all the same."
    : "";

const examplesText = (examples: number, comfortable: number): string =>
  examples < comfortable
    ? `${formatCount(examples)} examples are enough; ${formatCount(comfortable)} would be comfortable.`
    : `${formatCount(examples)} labelled examples.`;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function volumeRow({ question, policy, recommendation }: Answer): PathRow {
  const requests = question.input.usage.requestsPerMonth;
  const spend = recommendation.current?.monthlyCost ?? 0;
  const isLarge = requests >= policy.minRequestsPerMonth || spend >= policy.minMonthlySpend;
  return {
    code: "volume",
    level: 3,
    question: "Is there enough traffic to earn a fine-tune back?",
    answer: truth(isLarge),
    because: `${formatCount(requests)} requests a month; money is asked from ${formatCount(policy.minRequestsPerMonth)} on.`,
  };
}

function paybackRow({ economics, option, policy, recommendation }: Answer): PathRow {
  const question = `Does ${option?.label ?? option?.id ?? "another option"} pay back in time?`;
  const level = option?.level ?? 3;
  if (!option || !economics || economics.horizonSaving === null)
    return { code: "payback", level, question, answer: "none", because: "Nothing is in use to compare with." };
  const excluded = recommendation.excluded[option.id];
  if (excluded)
    return { code: "payback", level, question, answer: "none", because: "It may not be used; the ladder says why." };
  const { breakEvenMonths, horizonSavingShare } = economics;
  const limit = `the limit is ${formatNumber(policy.maxPaybackMonths)}`;
  if (breakEvenMonths === null)
    return { code: "payback", level, question, answer: "no", because: `It never does; ${limit} months.` };
  const isInTime = breakEvenMonths <= policy.maxPaybackMonths;
  const saves = (horizonSavingShare ?? 0) >= policy.minSavingShare;
  const share = `it saves ${formatShare(horizonSavingShare ?? 0)} over ${formatNumber(policy.horizonMonths)} months, and ${formatShare(policy.minSavingShare)} is the least`;
  return {
    code: "payback",
    level,
    question,
    answer: truth(isInTime && saves),
    because: `In ${monthsText(breakEvenMonths)}; ${isInTime && !saves ? share : limit}.`,
  };
}

function adverseRow({ economics, option, recommendation }: Answer): PathRow {
  const question = "Still so in the adverse case?";
  const level = option?.level ?? 3;
  if (!economics || economics.robust === null)
    return { code: "adverse", level, question, answer: "none", because: "Nothing is in use to compare with." };
  const { adverseBreakEvenMonths: late, robust } = economics;
  const when = late === null ? "There it never pays back" : `There it takes ${monthsText(late)}`;
  const advice =
    recommendation.wait.advised && recommendation.option === option?.id ? ": wait for next quarter’s models" : "";
  return { code: "adverse", level, question, answer: truth(robust), because: `${when}${robust ? "" : advice}.` };
}

function domainRow({ question }: Answer, { verdict }: StepVerdict): PathRow {
  const unique = question.input.workload.uniqueDomain === true;
  return {
    code: "domain",
    level: 4,
    question: "A domain that no public data covers?",
    answer: truth(unique),
    because:
      unique || verdict !== "not-needed"
        ? "Then, and only then, the levels above are asked."
        : "Levels 4 and 5 are not needed.",
  };
}
