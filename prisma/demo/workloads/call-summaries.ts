import type { DemoWorkload } from "../shape";

const project = "proj_R6vXc1JpNs9GtK4hBq8Zd0Mw";

/** Runs in nightly batches at half price; the cheaper models leave facts out. */
export const callSummaries: DemoWorkload = {
  name: "Call summaries",
  ownerName: "Lucía Ferrer",
  profile: {
    task: "summarization",
    interactive: false,
    changesPerYear: 3,
    labelledExamples: 2600,
    requirements: { accuracy: 0.93 },
  },
  rules: [{ provider: "openai", project }],
  traffic: {
    project,
    keys: [
      { id: "key_Ew7LqA2xVj5DnC9t", share: 0.69 },
      { id: "key_Bz6TuM1fRn8JiY4q", share: 0.31 },
    ],
    requestsPerDay: { first: 3500, last: 4600 },
    rhythm: "office",
    season: "office",
    phases: [
      {
        from: "2025-07-01",
        to: "2026-03-23",
        provider: "openai",
        model: "gpt-4.1-2025-04-14",
        batch: true,
        inputTokens: 17_000,
        outputTokens: 650,
      },
      {
        from: "2026-03-23",
        provider: "openai",
        model: "gpt-5.4-2026-03-05",
        batch: true,
        inputTokens: 17_000,
        outputTokens: 680,
      },
    ],
  },
  options: [
    {
      key: "gpt-5.4-batch",
      level: 1,
      hosting: "api",
      label: "GPT-5.4 in nightly batches",
      models: ["gpt-5.4-2026-03-05"],
      priceOf: { provider: "openai", model: "gpt-5.4-2026-03-05" },
      promptOptimised: true,
      batch: true,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-06-18",
          sampleSize: 800,
          accuracy: 0.954,
          note: "All facts of the call kept, none added",
        },
      ],
    },
    {
      key: "gpt-5.4-mini-batch",
      level: 1,
      hosting: "api",
      label: "GPT-5.4 mini in nightly batches",
      models: ["gpt-5.4-mini-2026-03-17"],
      priceOf: { provider: "openai", model: "gpt-5.4-mini-2026-03-17" },
      promptOptimised: true,
      batch: true,
      evidence: [
        { kind: "holdout", measuredOn: "2026-06-18", sampleSize: 800, accuracy: 0.899, note: "The same calls" },
      ],
    },
    {
      key: "gpt-5.6-luna-batch",
      since: "2026-08-19",
      level: 1,
      hosting: "api",
      label: "GPT-5.6 Luna in nightly batches",
      models: ["gpt-5.6-luna"],
      priceOf: { provider: "openai", model: "gpt-5.6-luna" },
      promptOptimised: true,
      batch: true,
      evidence: [
        { kind: "holdout", measuredOn: "2026-08-19", sampleSize: 800, accuracy: 0.906, note: "The same calls" },
      ],
    },
  ],
};
