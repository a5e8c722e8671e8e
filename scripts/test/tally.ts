/** How many held, how many did not, how many could not be tried. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
