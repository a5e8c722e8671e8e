/** Distribution function of the standard normal, by its Taylor series about 0 (G. Marsaglia, 2004): exact to doubles for |x| < 7. */
export function normalDistribution(x: number): number {
  let [sum, before, term] = [x, 0, x];
  for (let odd = 3; sum !== before && odd < 2000; odd += 2) {
    before = sum;
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** The value below which a standard normal lies with this probability, 10⁻⁷ to 1 − 10⁻⁷. */
export function normalQuantile(probability: number): number {
  let [low, high] = [-6, 6];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (normalDistribution(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
