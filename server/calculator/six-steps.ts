import { formatCountShort, formatMoney } from "@/server/kernel/format";
import type { Answer } from "./answer-question";
import { truth, type PathRow } from "./path-row";

type Row = Pick<PathRow, "answer" | "because">;

/** The six steps of "Build, Buy, or Customize", each with this question's answer: `yes` is "take this step". */
export function sixSteps(answer: Answer): readonly PathRow[] {
  return [
    { code: "start", level: 1, question: "1 · Start with an API and prompts", ...start(answer) },
    { code: "retrieve", level: 2, question: "2 · Add retrieval for your own data", ...retrieve(answer) },
    { code: "cache", level: 1, question: "3 · Cache the static prompt", ...cache(answer) },
    { code: "tune", level: 3, question: "4 · Fine-tune only if these fall short", ...tune(answer) },
    { code: "distil", level: 3, question: "5 · Distil for production", ...distil(answer) },
    { code: "host", level: 3, question: "6 · Self-host only with a reason", ...host(answer) },
  ];
}

const treatment = ({ recommendation }: Answer, kind: string) =>
  recommendation.treatments.find((one) => one.kind === kind && one.advised);

function start({ recommendation }: Answer): Row {
  const verdict = recommendation.steps[0]?.verdict;
  if (verdict === "sufficient")
    return {
      answer: "yes",
      because:
        recommendation.level === 1
          ? "It meets the target: stop here."
          : "It meets the target; only money asks for more.",
    };
  if (verdict === "insufficient") return { answer: "yes", because: "Done, measured, and it misses." };
  return { answer: "open", because: "Not measured yet: begin here." };
}

function retrieve({ question, recommendation }: Answer): Row {
  const { needsProprietaryKnowledge, needsFreshKnowledge } = question.input.workload;
  const needs = needsProprietaryKnowledge === true || needsFreshKnowledge === true;
  if (!needs) return { answer: "no", because: "It needs no knowledge of yours." };
  const verdict = recommendation.steps[1]?.verdict;
  return {
    answer: "yes",
    because: verdict === "sufficient" ? "It meets the target with it." : "It needs your knowledge, or fresh knowledge.",
  };
}

function cache(answer: Answer): Row {
  const { stay, currency, policy, question } = answer;
  const advised = treatment(answer, "prompt-caching");
  if (advised?.monthlySaving)
    return { answer: "yes", because: `It would save ${formatMoney(advised.monthlySaving, currency)} a month at once.` };
  if (stay?.caching) return { answer: "yes", because: "What is in use caches already." };
  const { cacheableShare, inputTokensPerRequest } = question.input.usage;
  const prefix = (cacheableShare ?? 0) * inputTokensPerRequest;
  return {
    answer: "no",
    because: `The static part has ${formatCountShort(prefix)} tokens; from ${formatCountShort(policy.minCacheablePrefixTokens)} on it can be cached.`,
  };
}

function tune({ recommendation }: Answer): Row {
  const { level, costDriven, action } = recommendation;
  if (level === null || level < 3)
    return { answer: "no", because: "What stands below is enough, or has not been exhausted." };
  const how = action === "trial" ? "Try it first" : "Do";
  return {
    answer: "yes",
    because: costDriven ? `${how}: for money, not for quality.` : `${how}: what stands below misses.`,
  };
}

function distil(answer: Answer): Row {
  const { recommendation, question, currency } = answer;
  const option = question.input.options.find(({ id }) => id === recommendation.option);
  if (option?.distilled) return { answer: "yes", because: "The recommended option is a distilled student." };
  const advised = treatment(answer, "distillation");
  if (!advised) return { answer: "no", because: "Not a bounded task of enough volume that already passes." };
  const about =
    advised.monthlySaving === null
      ? ""
      : ` ${advised.estimated ? "About " : ""}${formatMoney(advised.monthlySaving, currency)} a month.`;
  return { answer: "yes", because: `The task is bounded and passes.${about}` };
}

function host({ question, recommendation, policy }: Answer): Row {
  const { usage, workload, options } = question.input;
  const chosen = options.find(({ id }) => id === recommendation.option);
  const perDay =
    (usage.requestsPerMonth * (usage.inputTokensPerRequest + usage.outputTokensPerRequest)) / policy.daysPerMonth;
  const volume = `${formatCountShort(perDay)} tokens a day; more than ${formatCountShort(policy.selfHostTokensPerDay)} would justify it`;
  if (workload.dataMustStayInNetwork) return { answer: "yes", because: "The data must stay in the network." };
  return { answer: truth(chosen?.hosting === "self-hosted"), because: `${volume}.` };
}
