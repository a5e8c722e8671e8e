/** One figure against a peer or a floor measured in the same run. */
export interface Measured {
  readonly name: string;
  /** Of `ours` and `peer`; milliseconds where nothing else is said. */
  readonly unit?: string;
  /** The median of the runs after a warm-up. */
  readonly ours: number;
  readonly peer: number;
  readonly ratio: number;
  /** The largest ratio that is aimed at. */
  readonly target: number | string;
}
