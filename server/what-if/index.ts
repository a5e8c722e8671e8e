/** What if it were otherwise: changed questions to the engine, and how much the answer hangs on each input. Browser-safe. */
export { FACTORS, hasPlace, valueAt, type Change, type ChangeValue } from "./change";
export { applyChanges, droppedChanges } from "./apply-changes";
export { answerOf, isOtherAnswer, shortAnswer, type ShortAnswer } from "./answer-of";
export { leversOf, type Lever, type LeverGroup, type LeverUnit } from "./levers";
export {
  tornado,
  type Tornado,
  type TornadoBar,
  type TornadoEnd,
  type TornadoInput,
  type TornadoRange,
} from "./tornado";
export { outcomeUnder, priceScenarios, type PriceScenario, type PriceScenarioCode } from "./price-scenarios";
export { costsUnder, inSteps, smoothly, type PricePath } from "./price-path";
export { resultRanges, type ResultRange, type ResultRanges } from "./result-ranges";
export { A_YEAR, forecast, LEAST_MONTHS, type Forecast, type ForecastPoint } from "./forecast";
export { turningPoints, type TurningPoint } from "./turning-points";
