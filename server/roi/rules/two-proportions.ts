/** A share that was measured on a sample. */
export interface Proportion {
  readonly value: number;
  readonly sampleSize: number;
}

/** The difference of two shares (later less first), its 95 % interval and the two-sided test of "no difference". */
export interface ProportionTest {
  readonly difference: number;
  readonly interval: readonly [number, number];
  readonly z: number;
  readonly p: number;
}

/** The 97.5 % point of the normal distribution, as the engine's Wilson interval has it. */
const Z95 = 1.959964;

/** Two-sided 95 % Wilson score interval of a share. Source: Wilson, JASA 22 (1927). */
function wilson({ value, sampleSize: n }: Proportion): readonly [number, number] {
  const z2 = Z95 * Z95;
  const centre = (value + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((value * (1 - value)) / n + z2 / (4 * n * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/** Newcombe's hybrid score interval of `later − first`. Source: Newcombe, Statistics in Medicine 17 (1998), method 10. */
function newcombe(first: Proportion, later: Proportion): readonly [number, number] {
  const difference = later.value - first.value;
  const [firstLow, firstHigh] = wilson(first);
  const [laterLow, laterHigh] = wilson(later);
  return [
    difference - Math.hypot(later.value - laterLow, firstHigh - first.value),
    difference + Math.hypot(laterHigh - later.value, first.value - firstLow),
  ];
}

/** The complementary error function for x ≥ 0: its series below 1.5, its continued fraction from there. */
function erfc(x: number): number {
  if (x < 1.5) {
    let term = x;
    let sum = x;
    for (let k = 1; Math.abs(term) > 1e-18 * Math.abs(sum); k += 1) {
      term *= (-x * x) / k;
      sum += term / (2 * k + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = x;
  for (let k = 120; k >= 1; k -= 1) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

/** Two-proportion z-test, pooled and two-sided; `null` where a side has no sample. Two shares of all or none do not differ. */
export function compareProportions(first: Proportion, later: Proportion): ProportionTest | null {
  if (first.sampleSize <= 0 || later.sampleSize <= 0) return null;
  const difference = later.value - first.value;
  const pooled =
    (first.value * first.sampleSize + later.value * later.sampleSize) / (first.sampleSize + later.sampleSize);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.sampleSize + 1 / later.sampleSize));
  const z = difference === 0 ? 0 : difference / error;
  return { difference, interval: newcombe(first, later), z, p: erfc(Math.abs(z) / Math.SQRT2) };
}
