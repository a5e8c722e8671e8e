/** The quarter: what changed, what is asked, what was decided and signed. */
export { exactVariance, variance, volumeByWorkload } from "./rules/variance";
export {
  varianceFaults,
  type UsageCell,
  type VarianceCell,
  type VarianceInput,
  type VarianceOf,
} from "./rules/variance-shape";
export { agenda, agendaTotals, asksForDecision, DAYS_TO_DECIDE, decideBy, type AgendaTotals } from "./rules/agenda";
export { allowedVerdicts } from "./rules/allowed-verdicts";
export {
  compareDecision,
  presentOf,
  type DecisionComparison,
  type PresentRecommendation,
} from "./rules/compare-decision";
export { freezeNumbers, sealSigned, type Frozen, type Sha256, type SignedWhole } from "./rules/freeze";
export { daysInProduction, isKept, promisedFor } from "./rules/promised";
export { isLastSignature, openDecisions, signingGaps, type SigningGap, type SigningQuestion } from "./rules/signing";
export type * from "./schema";
