/** The pure door, for the browser and the command line: nothing of the server behind it. */
export * from "./rules/wording";
export { ladderItems } from "./rules/ladder-items";
export {
  reviewContent,
  type AppendixWorkload,
  type DecisionContent,
  type ReviewContent,
  type ReviewWhole,
} from "./rules/review-content";
export { agenda } from "./rules/agenda";
export { allowedVerdicts } from "./rules/allowed-verdicts";
export { SCOPES, summaryOf, type ReviewScope } from "./rules/summary-of";
