/** One figure against a peer or a floor measured in the same run. */
export interface Measured {
  readonly name: string;
  /** Of `ours` and `peer`; milliseconds where nothing else is said. */
  readonly unit?: string;
  /** The median of the runs after a warm-up. */
  readonly ours: number;
  readonly peer: number;
  readonly ratio: number;
  /** The largest ratio that is aimed at; the smallest, where `isAtLeast`; `null`: told for comparison. */
  readonly target: number | null;
  readonly isAtLeast?: boolean;
  /** Exponent of growth over the sizes measured, and the largest that is aimed at. */
  readonly slope?: { readonly exponent: number; readonly most: number; readonly over: string };
  /** How the peer was made, or what else to know. */
  readonly note?: string;
  /** What the time goes into where the target is missed. */
  readonly whyMissed?: string;
}

export const isMet = ({ ratio, target, isAtLeast, slope }: Measured): boolean =>
  (target === null || (isAtLeast ? ratio >= target : ratio <= target)) && (!slope || slope.exponent <= slope.most);

/** A figure of which less is better, against a peer. */
export const against = (
  name: string,
  ours: number,
  peer: number,
  target: number | null,
  more: Partial<Measured> = {},
): Measured => ({ name, ours, peer, ratio: ours / peer, target, ...more });
