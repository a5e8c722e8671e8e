import { formatCount } from "@/server/kernel/format";
import type { Answer } from "./answer-question";
import { truth, type PathRow } from "./path-row";

/** The document's own threshold; policy asks for money from a tenth of it on. */
export const MANY_REQUESTS = 1_000_000;
const ENOUGH_EXAMPLES = 1_000;

export interface FourQuestions {
  readonly rows: readonly PathRow[];
  /** All four are answered with yes: the document calls fine-tuning a strong fit. */
  readonly isFit: boolean;
  readonly conclusion: string;
}

/** The four questions of "The AI Scaling Dilemma", in its order, and where the engine goes further. */
export function fourQuestions(answer: Answer): FourQuestions {
  const { workload, usage } = answer.question.input;
  const examples = workload.labelledExamples ?? 0;
  const isPrivate = workload.dataMustStayInNetwork === true;
  const latency = workload.requirements?.p95LatencyMs ?? null;
  const isCritical = isPrivate || latency !== null;
  const rows: readonly PathRow[] = [
    {
      code: "specific",
      level: null,
      question: "A specific, narrow, repetitive task?",
      answer: truth(workload.narrow === true),
      because: workload.narrow === true ? "One task, the same each time." : "It is several tasks, or an open one.",
    },
    {
      code: "many",
      level: null,
      question: "More than a million requests a month?",
      answer: truth(usage.requestsPerMonth > MANY_REQUESTS),
      because: `${formatCount(usage.requestsPerMonth)} a month.`,
    },
    {
      code: "dataset",
      level: null,
      question: "A thousand good examples or more?",
      answer: truth(examples >= ENOUGH_EXAMPLES),
      because: `${formatCount(examples)} labelled examples.`,
    },
    {
      code: "critical",
      level: null,
      question: "Is low latency or privacy critical?",
      answer: truth(isCritical),
      because: isPrivate
        ? "The data must stay in the network."
        : latency === null
          ? "No latency is required and the data may leave."
          : `An answer within ${formatCount(latency)} ms is required.`,
    },
  ];
  const isFit = rows.every((row) => row.answer === "yes");
  return { rows, isFit, conclusion: conclusionOf(answer, isFit) };
}

function conclusionOf({ recommendation: { level } }: Answer, isFit: boolean): string {
  const tunes = level !== null && level >= 3;
  if (isFit)
    return tunes
      ? "Four times yes: the document calls it a strong fit, and the engine comes to the same."
      : "Four times yes: the document calls it a strong fit. The engine stays lower, because what a prompt was measured to do counts before any of the four.";
  return tunes
    ? "Not four times yes: by the document it is no clear fit. The engine goes up all the same, because it asks what fails below and what it costs, not for a million requests."
    : "Not four times yes: by the document it is no clear fit, and the engine does not go up either.";
}
