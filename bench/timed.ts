/** Wall time of `run` in milliseconds: the median of `runs` after a warm-up. */
export async function timed(runs: number, run: (turn: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn <= runs; turn += 1) {
    const start = performance.now();
    await run(turn);
    if (turn > 0) times.push(performance.now() - start);
  }
  return median(times);
}

/**
 * Wall times of two that are held against each other: medians as above, but run in turn, so that a machine which grows slower or
 * faster meanwhile does so for both.
 */
export async function timedInTurn(
  runs: number,
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<[one: number, other: number]> {
  const times: [number[], number[]] = [[], []];
  for (let turn = 0; turn <= runs; turn += 1)
    for (const [at, run] of [one, other].entries()) {
      const start = performance.now();
      await run();
      if (turn > 0) times[at]?.push(performance.now() - start);
    }
  return [median(times[0]), median(times[1])];
}

/**
 * Processor time of `run` in milliseconds: the median of `runs` after two to warm up. A pure function on one core takes the same
 * however busy the others are, as long as no two threads share a core.
 */
export function processorMedian(runs: number, run: () => void): number {
  run();
  run();
  const times = Array.from({ length: runs }, () => {
    const started = processorTime();
    run();
    return processorTime() - started;
  });
  return median(times);
}

/** Processor time so far, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;

/** Exponent of growth: the slope of the least-squares line through the logarithms of sizes and times. */
export function growth(points: readonly (readonly [size: number, time: number])[]): number {
  const logs = points.map(([size, time]) => [Math.log(size), Math.log(time)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return above / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
