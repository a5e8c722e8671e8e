export { recommend, engineVersion } from "./recommend";
export {
  decide,
  decideSound,
  decideUnder,
  decisionOf,
  traceDecision,
  type Decision,
  type TracedDecision,
} from "./decide";
export { faultsOf } from "./validation/faults-of";
export type { Fault } from "./validation/rules";
export { cumulativeCosts, type CostPoint, type CostWindow, type CumulativeCosts } from "./cumulative-costs";
export { breakEvenMonths } from "./money/break-even";
export type { CostCurve } from "./money/cost-curve";
export { defaultPolicy, policyInForce, policyVersion, type Policy } from "./policy";
export { watchedPolicy } from "./watched-policy";
export { policyDefaults, type PolicyDefault, type PolicyKey, type PolicySource } from "./policy-defaults";
export { currencyCodes } from "./validation/currency-codes";
export { wilsonInterval, type ShareInterval } from "./verdict/wilson";
export { HOSTINGS, LEVELS, TASKS } from "./engine-input";
export type {
  EngineEvidence,
  EngineInput,
  EngineOption,
  EnginePolicyOverrides,
  EnginePrice,
  EngineRequirements,
  EngineUpfront,
  EngineUsage,
  EngineWorkload,
  Hosting,
  Level,
  Task,
} from "./engine-input";
export type {
  Action,
  BlockCode,
  Confidence,
  CurrentEconomics,
  ExclusionCode,
  LevelVerdict,
  Measure,
  NextExperiment,
  OptionEconomics,
  OptionVerdict,
  Reason,
  ReasonCode,
  Recommendation,
  Risk,
  RiskCode,
  StepVerdict,
  Treatment,
  TreatmentKind,
  WaitAdvice,
} from "./recommendation";
