/** The public calculator's question, its presets and what its answer is shown as. Pure and safe in the browser. */
export { calculatorAddress, CALCULATOR_PATH, readCalculatorAddress, readInput, type ReadInput } from "./address";
export { firstQuestion, questionAddress, readQuestionAddress, type OpenedAddress } from "./question-address";
export { changeQuestion, teamMonthly, type Change, type Question, type Team } from "./question";
export { answerQuestion, type Answer, type Answered } from "./answer-question";
export { DOCUMENTS, type DocumentKey } from "./documents";
export { FIRST_PRESET, PRESETS, presetOf, questionOf } from "./presets";
export { agrees, type DocumentFigure, type FigureUnit, type Preset } from "./presets/preset";
export { decisionPath, monthsText } from "./decision-path";
export { fourQuestions, type FourQuestions } from "./four-questions";
export { sixSteps } from "./six-steps";
export { executiveMatrix } from "./executive-matrix";
export { pathProfile, type LeadWeeks, type ProfileRow } from "./path-profile";
export { totalCost, type CostLine, type TotalCost } from "./total-cost";
export { robustUpfront } from "./robust-upfront";
export type { PathRow } from "./path-row";
