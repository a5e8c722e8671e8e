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
export { agendaOf, type Agenda, type AgendaItem } from "./rules/agenda-of";
export { buildSnapshot, type SnapshotQuestion } from "./build-snapshot";
export { backToDraft } from "./back-to-draft";
export { amountBehind, type AmountBehind, type LineBehind } from "./behind/amount-behind";
export { behindCsv } from "./behind/behind-csv";
export { compareSigned, type SignedComparison } from "./compare-signed";
export { decide } from "./decide";
export { dropDrafts, fiscalHold, type FiscalHold } from "./fiscal-hold";
export { listReviews, type ListedReview } from "./list-reviews";
export { moveToReview } from "./move-to-review";
export { openReview, type OpenedReview } from "./open-review";
export { readFrozenDocument, type FrozenDocument } from "./read-frozen-document";
export { readPortfolio, type PortfolioRead } from "./read-portfolio";
export { readReview, type ReviewRead } from "./read-review";
export { addRecipient, listRecipients, removeRecipient, type ListedRecipient } from "./recipients";
export { reviewState } from "./review-state";
export { signReview, type Signed } from "./sign-review";
export { signedReview, type SignedReview } from "./signed-review";
export type * from "./schema";
