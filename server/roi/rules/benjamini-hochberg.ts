/** A p-value among many: adjusted for their number, and whether it stands at the given rate of false alarms. */
export interface AdjustedP {
  readonly adjusted: number;
  readonly isSignificant: boolean;
}

/**
 * Controls the share of false alarms among several tests: the largest rank k with p(k) ≤ k/m · rate, and all before it.
 * Answers in the order given. Source: Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995).
 */
export function benjaminiHochberg(pValues: readonly number[], rate = 0.05): AdjustedP[] {
  const ranked = pValues.map((p, index) => ({ p, index })).sort((left, right) => left.p - right.p);
  const answers = new Map<number, AdjustedP>();
  let smallest = 1;
  for (let rank = ranked.length; rank >= 1; rank -= 1) {
    const tested = ranked[rank - 1];
    if (!tested) continue;
    smallest = Math.min(smallest, (tested.p * ranked.length) / rank);
    answers.set(tested.index, { adjusted: smallest, isSignificant: smallest <= rate });
  }
  return pValues.map((_, index) => answers.get(index) ?? { adjusted: 1, isSignificant: false });
}
