/** What usage is for: assignment to workloads, and the engine's answer for each of them. */
export { assignUsage, assignUsageWith, type Assignment } from "./assign-usage";
export { recommendWorkloads, type PortfolioAnswer } from "./recommend-workloads";
export type { AnswerVersions, PortfolioQuestion } from "./gather-portfolio";
export type { RecommendedWorkload } from "./answer-workload";
export type { QuarterFigure } from "./quarter-figures";
export { judgeOption } from "./rules/judge-option";
export type { Withheld, WithheldCode } from "./rules/withheld";
export { findScenario, type SavedOn, type StoredScenario } from "./scenarios/store";
export { openTrial } from "./experiments/plan-experiment";
export type { Period } from "./rules/period-of";
export { answerChanges, type AnswerChange } from "./rules/answer-changes";
export { planningNow } from "./policy/planning-now";
