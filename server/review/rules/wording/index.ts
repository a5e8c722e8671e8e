/** Every sentence about recommendations and reviews, from data to words: alike on page, mail, text and PDF. Browser-safe. */
export { clausesOf, fitting, HEADLINE_LENGTH, listed, plural, textOf, type Clauses } from "./clauses";
export { actionWords, decidedWords, decisionLine, decisionsHeadline, levelWords, savingWords } from "./decision-line";
export {
  dataQualityHeadline,
  dataQualityLine,
  dataQualitySentences,
  GOOD_COVERAGE,
  reconciliationTotals,
} from "./data-quality-sentence";
export {
  dayAfterMonths,
  deploymentSentence,
  deploymentsHeadline,
  paybackWords,
  type DeploymentFigures,
} from "./deployment-sentence";
export { deploymentWatch, type WatchPoint, type WatchedDeployment } from "./deployment-watch";
export { experimentSentence } from "./experiment-sentence";
export { fractionWords } from "./fraction-words";
export { importHeadline, importsSentence, type ImportFigures, type ImportQuestion } from "./import-headline";
export { leadWords, liveSentence } from "./lead-time-sentence";
export {
  daysLeftWords,
  exposureSentence,
  outlookHeadline,
  READINESS,
  readinessHeadline,
  routersHeadline,
  routerSentence,
} from "./outlook-words";
export { adviceWords, changesWords, policyEffectHeadline } from "./policy-effect-words";
export { policyWords, versionsWords, type VersionsInForce } from "./versions-words";
export { labelOf, LEVEL_NAMES } from "./labels";
export { ladderHeadline, ladderSentence } from "./ladder-headline";
export {
  changeShare,
  openDecisionsSentence,
  portfolioHeadline,
  quarterShort,
  runRateSentence,
  varianceSentence,
  type PortfolioFigures,
} from "./portfolio-headline";
export { priceChangeWords, priceHeadline } from "./price-headline";
export { promisedHeadline, promisedSentence, promisedTotals } from "./promised-headline";
export { reasonSentence, reasonSentences, unblockClause } from "./reason-sentence";
export { monthsWords } from "./recommendation-facts";
export { recommendationHeadline } from "./recommendation-headline";
export { recommendationReason } from "./recommendation-reason";
export { measuredWords, requirementWords } from "./requirement-words";
export { exposureEnd, exposureOf, retirementHeadline, retirementLine } from "./retirement-headline";
export { riskSentence } from "./risk-sentence";
export { hashWords, missingDecisions, reviewSubject, signaturesSentence, signingGapSentence } from "./signing-words";
export { TREATMENT_NAMES, treatmentSentence } from "./treatment-sentence";
export {
  ACTIONS,
  CONFIDENCES,
  DECISIONS,
  DRIFT_VERDICTS,
  LEDGER_STATUSES,
  LEDGER_VERDICTS,
  LEVEL_VERDICTS,
  OPTION_VERDICTS,
  REVIEW_STATUS_WORDS,
  WITHHELD,
  type StatusShape,
  type StatusWord,
} from "./verdict-words";
export { changeWords, placeName, placeValue } from "./place-words";
export { reasonBases, reasonBasis, type ReasonBasis } from "./reason-basis";
export { whyNotHigher, whyNotLower, type RungArgument } from "./rung-argument";
export { turningPointClause } from "./turning-point-sentence";
export {
  forecastNote,
  forecastTitle,
  PRICE_SCENARIOS,
  priceScenariosTitle,
  TORNADO_INPUTS,
  TORNADO_RANGES,
  tornadoTitle,
} from "./uncertainty-words";
export { waitSentence } from "./wait-sentence";
