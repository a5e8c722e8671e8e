/** 1, 2, 2.5 and 5 times a power of ten. */
const NICE = [1, 2, 2.5, 5, 10] as const;

/** Round values between two ends, about `count` of them, the ends' zero excluded: 50k, 100k, 150k. */
export function niceSteps(lowest: number, highest: number, count = 4): number[] {
  const span = highest - lowest;
  if (!(span > 0)) return [];
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (NICE.find((nice) => nice * power >= rough * 0.999) ?? 10) * power;
  const steps: number[] = [];
  for (let index = Math.ceil(lowest / step); index * step <= highest; index += 1)
    if (index !== 0) steps.push(Number((index * step).toPrecision(12)));
  return steps;
}
