import type { EngineInput, EngineOption, EnginePolicyOverrides, EngineUsage, EngineWorkload } from "../engine-input";

/** An option for a dollar a thousand requests, with an optimised prompt, measured at 95 % of 1,000. */
export const option = (id: string, given: Partial<EngineOption> = {}): EngineOption => ({
  id,
  level: 1,
  ...(given.route ? {} : { hosting: "api" as const }),
  promptOptimised: true,
  ...(given.route || given.price !== undefined || given.unitHourly !== undefined || given.monthlyFixed !== undefined
    ? {}
    : { price: { perRequest: 0.001 } }),
  evidence: { accuracy: 0.95, sampleSize: 1000, date: "2026-08-01" },
  ...given,
});

/** A fine-tune that somebody hosts for a fixed price a month, its up-front cost known. */
export const fineTune = (id: string, given: Partial<EngineOption> = {}): EngineOption =>
  option(id, { level: 3, hosting: "managed", monthlyFixed: 500, upfront: { total: 6000 }, ...given });

export interface Story {
  readonly workload?: Partial<EngineWorkload>;
  readonly usage?: Partial<EngineUsage>;
  readonly current?: string | null;
  readonly policy?: EnginePolicyOverrides;
}

/** A million classifications a month with 90 % asked for, enough examples, and the first option in use. */
export const inputOf = (options: readonly EngineOption[], story: Story = {}): EngineInput => ({
  asOf: "2026-09-30",
  workload: {
    name: "tickets",
    task: "classification",
    narrow: true,
    labelledExamples: 10_000,
    requirements: { accuracy: 0.9 },
    ...story.workload,
  },
  usage: {
    requestsPerMonth: 1_000_000,
    inputTokensPerRequest: 500,
    outputTokensPerRequest: 50,
    peakToMean: 1,
    ...story.usage,
  },
  current: story.current === undefined ? (options[0]?.id ?? null) : story.current,
  options,
  policy: story.policy ?? {},
});

/** Accuracy on a sample of 1,000, measured lately. */
export const measured = (accuracy: number, sampleSize = 1000): NonNullable<EngineOption["evidence"]> => ({
  accuracy,
  sampleSize,
  date: "2026-08-01",
});
