/** Did it pay: what a deployment really returned. */
export { ledger, rounded } from "./rules/ledger";
export { exactLedger } from "./rules/exact-ledger";
export { ledgerFaults } from "./rules/ledger-faults";
export { LEDGER_POLICY, type LedgerPolicy } from "./rules/ledger-policy";
export { compareProportions, type Proportion, type ProportionTest } from "./rules/two-proportions";
export { benjaminiHochberg, type AdjustedP } from "./rules/benjamini-hochberg";
export type {
  BaselinePrice,
  CostLine,
  DriftVerdict,
  InvestmentKind,
  LedgerInput,
  LedgerMonth,
  LedgerOf,
  LedgerResult,
  LedgerRow,
  LedgerStatus,
  LedgerVerdict,
  QualityComparison,
  QualityMeasurement,
} from "./schema";
