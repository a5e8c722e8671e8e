/** 5, 2.5, 2 and 1 times a power of ten, from the largest. */
const NICE = [5, 2.5, 2, 1] as const;

function multiplesWithin(step: number, lowest: number, highest: number): number[] {
  const steps: number[] = [];
  for (let index = Math.ceil(lowest / step); index * step <= highest; index += 1)
    if (index !== 0) steps.push(Number((index * step).toPrecision(12)));
  return steps;
}

/** Round values between two ends for the hairlines of an axis, as few as are at least `least`; zero is the baseline's. */
export function niceSteps(lowest: number, highest: number, least = 3): number[] {
  const span = highest - lowest;
  if (!(span > 0) || !Number.isFinite(span)) return [];
  for (let power = 10 ** Math.ceil(Math.log10(span)); power > span / 1000; power /= 10)
    for (const nice of NICE) {
      const steps = multiplesWithin(nice * power, lowest, highest);
      if (steps.length >= least) return steps;
    }
  return [];
}
