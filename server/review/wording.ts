/** The door to the words for the browser: pure, nothing of the server behind it. */
export * from "./rules/wording";
export { ladderItems } from "./rules/ladder-items";
export { reviewContent, type DecisionContent, type ReviewContent, type ReviewWhole } from "./rules/review-content";
export { allowedVerdicts } from "./rules/allowed-verdicts";
