/** Two options on the same examples. */
export interface PairedOutcomes {
  readonly pairs: number;
  readonly onlyFirstRight: number;
  readonly onlySecondRight: number;
  /** Share of the examples on which they disagree. */
  readonly discordant: number;
  /** Share of the second less that of the first, over the pairs. */
  readonly difference: number;
  /** Exact McNemar test, two-sided: the chance of such a difference if they were alike. */
  readonly pValue: number;
}

/** Which examples were answered rightly, by the example's id. */
export type Outcomes = ReadonlyMap<string, boolean>;

/** Pairs the outcomes of two options by example; null where they share none. Source: Q. McNemar, 1947; exact by the binomial. */
export function pairOutcomes(first: Outcomes, second: Outcomes): PairedOutcomes | null {
  let [pairs, onlyFirstRight, onlySecondRight] = [0, 0, 0];
  for (const [id, isRight] of first) {
    const other = second.get(id);
    if (other === undefined) continue;
    pairs += 1;
    if (isRight && !other) onlyFirstRight += 1;
    if (!isRight && other) onlySecondRight += 1;
  }
  if (pairs === 0) return null;
  const disagree = onlyFirstRight + onlySecondRight;
  return {
    ...{ pairs, onlyFirstRight, onlySecondRight, discordant: disagree / pairs },
    difference: (onlySecondRight - onlyFirstRight) / pairs,
    pValue: Math.min(1, 2 * halfTail(disagree, Math.min(onlyFirstRight, onlySecondRight))),
  };
}

/** Chance of `most` heads or fewer in `tosses` of a fair coin; in logarithms, because 2⁻ⁿ vanishes. */
function halfTail(tosses: number, most: number): number {
  let logTerm = -tosses * Math.LN2;
  let sum = Math.exp(logTerm);
  for (let heads = 1; heads <= most; heads += 1) {
    logTerm += Math.log((tosses - heads + 1) / heads);
    sum += Math.exp(logTerm);
  }
  return sum;
}
