import { normalQuantile } from "./normal-quantile";

/** How sure a test shall be. */
export interface Sureness {
  /** Chance of a false "it is good enough", one-sided; half of it on each side where a test has two. 0.025 as the engine's 95 % intervals. */
  readonly alpha?: number;
  /** Chance to find what is there. */
  readonly power?: number;
}

export const ALPHA = 0.025;
export const POWER = 0.8;
/** Distances below it are rounding: shares are typed and measured to far fewer digits. */
const SMALLEST = 1e-9;

/**
 * Answers to judge so that the 95 % Wilson interval of a share that really is `expected` lies wholly at or above `required`:
 * the score test of one share, variance at the bound under the null. `null`: nothing proves what is not better than required.
 * Source: Chow, Shao and Wang, Sample Size Calculations in Clinical Research (2008), page 85.
 */
export function oneShareSample(
  { required, expected }: { readonly required: number; readonly expected: number },
  { alpha = ALPHA, power = POWER }: Sureness = {},
): number | null {
  if (!(expected - required > SMALLEST) || expected > 1 || required < 0) return null;
  const spread =
    normalQuantile(1 - alpha) * Math.sqrt(required * (1 - required)) +
    normalQuantile(power) * Math.sqrt(expected * (1 - expected));
  return Math.max(1, wholeUp((spread / (expected - required)) ** 2));
}

/**
 * Answers to judge of each of two options, on different examples, to show that the new one is not worse than the present one
 * by `margin` or more. `null`: it is expected to be worse by that much. Source: Chow, Shao and Wang (2008), page 90.
 */
export function nonInferioritySample(
  { present, expected, margin }: { readonly present: number; readonly expected: number; readonly margin: number },
  { alpha = ALPHA, power = POWER }: Sureness = {},
): number | null {
  const distance = expected - present + margin;
  if (!(distance > SMALLEST)) return null;
  const variance = expected * (1 - expected) + present * (1 - present);
  return Math.max(1, wholeUp(variance * ((normalQuantile(1 - alpha) + normalQuantile(power)) / distance) ** 2));
}

/**
 * Examples that both options answer, so that McNemar's test tells a `difference` of their shares where they disagree on
 * `discordant` of the examples. `null`: no difference, or one larger than they disagree.
 * Source: R. J. Connor, Biometrics 43 (1987), 207-211, page 209.
 */
export function pairedSample(
  { discordant, difference }: { readonly discordant: number; readonly difference: number },
  { alpha = ALPHA, power = POWER }: Sureness = {},
): number | null {
  const squared = difference * difference;
  if (squared === 0 || Math.abs(difference) > discordant || discordant > 1) return null;
  const spread =
    normalQuantile(1 - alpha) * Math.sqrt(discordant) + normalQuantile(power) * Math.sqrt(discordant - squared);
  return wholeUp(spread ** 2 / squared);
}

/** Share of examples on which two options disagree if they err independently: more than they mostly do. */
export const discordantIfIndependent = (one: number, other: number): number => one * (1 - other) + other * (1 - one);

const wholeUp = (size: number): number => Math.ceil(size * (1 - 1e-12));
