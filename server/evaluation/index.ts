/** Results of evaluations: read, judged, counted; and how many the next test needs. Pure, and safe in the browser. */
export { readResults, MOST_ROWS } from "./rules/read-results";
export type { ResultFault, ResultFile, ResultFormat, ResultRow, RowFigures } from "./rules/result-file";
export {
  figuresOf,
  judgeResults,
  MATCHES,
  needsThreshold,
  variantsOf,
  type JudgedRow,
  type Match,
  type Measured,
  type RepeatedId,
} from "./rules/judge-results";
export {
  discordantIfIndependent,
  nonInferioritySample,
  oneShareSample,
  pairedSample,
  type Sureness,
} from "./rules/sample-sizes";
export { pairOutcomes, type Outcomes, type PairedOutcomes } from "./rules/pair-outcomes";
