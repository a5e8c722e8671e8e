/** The thresholds of the ledger: defaults of the policy, handed in and never written into a formula. */
export interface LedgerPolicy {
  /** Samples on either side below which a comparison shows nothing. */
  readonly minSample: number;
  /** Chance of calling a change that is none. */
  readonly significance: number;
  /** Whole months that a projection and a verdict need, and look back on. */
  readonly wholeMonths: number;
  /** Months beyond which a projected payback is no payback. */
  readonly projectionLimitMonths: number;
  /** How much later than planned is still on track. */
  readonly onTrackFactor: number;
  /** Days before its retirement at which a deployment is to go. */
  readonly retireWithinDays: number;
  /** Share of the median month's requests below which hosting idles. */
  readonly idleShareOfMedian: number;
  /** Days in a month of the projection: a year of 365.25 days in twelve. */
  readonly daysPerMonth: number;
}

export const LEDGER_POLICY: LedgerPolicy = {
  minSample: 100,
  significance: 0.05,
  wholeMonths: 3,
  projectionLimitMonths: 60,
  onTrackFactor: 1.25,
  retireWithinDays: 30,
  idleShareOfMedian: 0.01,
  daysPerMonth: 30.4375,
};
