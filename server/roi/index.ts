/** Did it pay: what a deployment really returned. */
export { ledger, rounded } from "./rules/ledger";
export { exactLedger } from "./rules/exact-ledger";
export { ledgerFaults } from "./rules/ledger-faults";
export { LEDGER_POLICY, type LedgerPolicy } from "./rules/ledger-policy";
export { compareProportions, type Proportion, type ProportionTest } from "./rules/two-proportions";
export { benjaminiHochberg, type AdjustedP } from "./rules/benjamini-hochberg";
export { deploymentLedgers, savingOf, type DeploymentWithLedger } from "./deployment-ledgers";
export { endDeployment } from "./end-deployment";
export { listDeployments, type ListedDeployment } from "./list-deployments";
export { openPlannedDeployment, type PromisedDeployment } from "./open-planned-deployment";
export { readDeployment, type DeploymentRead } from "./read-deployment";
export { recordDeployment } from "./record-deployment";
export { recordDeploymentMonth } from "./record-deployment-month";
export { recordQuality } from "./record-quality";
export type { StoredDeployment } from "./store";
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
