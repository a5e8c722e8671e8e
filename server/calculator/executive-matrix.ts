import { formatCountShort, formatShare } from "@/server/kernel/format";
import type { Answer } from "./answer-question";
import { truth, type PathRow } from "./path-row";

/** The executive matrix of "Build, Buy, or Customize", row by row: `yes` where the row describes this question. */
export function executiveMatrix(answer: Answer): readonly PathRow[] {
  const { workload, usage } = answer.question.input;
  const { policy, recommendation } = answer;
  const many = usage.requestsPerMonth > policy.minRequestsPerMonth;
  const passes = recommendation.steps.some(({ level, verdict }) => level <= 2 && verdict === "sufficient");
  const consistency = answer.stay?.evidence?.consistency ?? null;
  const changes = workload.changesPerYear ?? 0;
  return [
    row(
      "low-volume",
      1,
      `Under ${formatCountShort(policy.minRequestsPerMonth)} requests a month`,
      !many,
      "API and prompts.",
    ),
    row("own-data", 2, "It needs proprietary data", workload.needsProprietaryKnowledge === true, "Add retrieval."),
    row(
      "inconsistent",
      3,
      "Output consistency under 95\u202f%",
      consistency === null ? null : consistency < 0.95,
      consistency === null
        ? "Not measured."
        : `${formatShare(consistency, 1)} measured; consider fine-tuning under 95\u202f%.`,
    ),
    row(
      "validated-volume",
      3,
      `More than ${formatCountShort(policy.minRequestsPerMonth)} requests of a validated task`,
      many && passes,
      "Fine-tune and distil, if it pays.",
    ),
    row(
      "data-stays",
      3,
      "Data cannot leave the network",
      workload.dataMustStayInNetwork === true,
      "Self-host an open model.",
    ),
    row(
      "unique-domain",
      4,
      "A unique domain without public data",
      workload.uniqueDomain === true,
      "Continued pre-training.",
    ),
    row(
      "moving",
      1,
      "The task changes often",
      changes > policy.maxChangesPerYear,
      "Stay with APIs: prompts bend, fine-tunes do not.",
    ),
  ];
}

const row = (
  code: string,
  level: PathRow["level"],
  question: string,
  applies: boolean | null,
  because: string,
): PathRow => ({
  code,
  level,
  question,
  answer: applies === null ? "open" : truth(applies),
  because,
});
