import type { DemoWorkload } from "../shape";

const project = "proj_D7mSx2FhQv0JwB5nKt9Ly3Gc";
const MODEL = "ft:gpt-4.1-mini-2025-04-14:saltmarsh:tagging:BxQ7vLm2";
const STARTED = "2026-02-09";

/** The fine-tune that does not pay: its prompt is shorter, its tokens cost twice as much, and its base is switched off. */
export const productTagging: DemoWorkload = {
  name: "Product tagging",
  ownerName: "Aino Laine",
  profile: {
    task: "classification",
    narrow: true,
    interactive: false,
    changesPerYear: 4,
    labelledExamples: 11_500,
    requirements: { accuracy: 0.94 },
  },
  rules: [{ provider: "openai", project }],
  traffic: {
    project,
    keys: [
      { id: "key_Yn1GcT7wKe4PzS8d", share: 0.58 },
      { id: "key_Lm5QvB0jXa9CrH3s", share: 0.42 },
    ],
    requestsPerDay: { first: 97_000, last: 121_000 },
    rhythm: "machines",
    season: "retail",
    events: [{ from: "2026-05-18", to: "2026-05-23", factor: 1.6 }],
    phases: [
      {
        from: "2025-07-01",
        to: STARTED,
        provider: "openai",
        model: "gpt-4.1-mini-2025-04-14",
        inputTokens: 1850,
        outputTokens: 60,
      },
      { from: STARTED, provider: "openai", model: MODEL, inputTokens: 760, outputTokens: 60 },
    ],
  },
  options: [
    {
      key: "gpt-4.1-mini-ft",
      level: 3,
      hosting: "api",
      label: "Fine-tuned GPT-4.1 mini",
      models: [MODEL],
      priceOf: { provider: "openai", model: MODEL },
      maintenanceMonthly: 700,
      evidence: [
        { kind: "production", measuredOn: "2026-05-28", sampleSize: 1500, accuracy: 0.956, note: "Listings of May" },
        { kind: "production", measuredOn: "2026-08-21", sampleSize: 1500, accuracy: 0.943, note: "Listings of August" },
      ],
    },
    {
      key: "gpt-5.6-luna",
      since: "2026-08-21",
      level: 1,
      hosting: "api",
      label: "GPT-5.6 Luna with the prompt of August",
      models: ["gpt-5.6-luna"],
      priceOf: { provider: "openai", model: "gpt-5.6-luna" },
      promptOptimised: true,
      addedInput: { fewShot: 640 },
      upfront: { total: 1500 },
      evidence: [
        { kind: "parallel", measuredOn: "2026-08-21", sampleSize: 1500, accuracy: 0.957, note: "The same listings" },
      ],
    },
    {
      key: "gpt-4.1-mini",
      level: 1,
      hosting: "api",
      label: "GPT-4.1 mini, the long prompt of 2025",
      models: ["gpt-4.1-mini-2025-04-14"],
      priceOf: { provider: "openai", model: "gpt-4.1-mini-2025-04-14" },
      promptOptimised: true,
      evidence: [
        { kind: "holdout", measuredOn: "2026-01-20", sampleSize: 1000, accuracy: 0.918, note: "Listings of 2025" },
      ],
    },
  ],
  deployments: [
    {
      name: "Fine-tuned GPT-4.1 mini for product tagging",
      option: "gpt-4.1-mini-ft",
      level: 3,
      hosting: "api",
      models: [MODEL],
      startedOn: STARTED,
      retiresOn: "2027-01-14",
      plan: { upfront: 9000, monthlySaving: 1600 },
      investment: [
        { kind: "training", amount: 410 },
        { kind: "data", amount: 6800 },
        { kind: "evaluation", amount: 1900 },
        { kind: "integration", amount: 2700 },
      ],
      baseline: {
        inputTokensPerRequest: 1850,
        outputTokensPerRequest: 60,
        prices: [{ from: "2025-11-11", inputPerMTok: "0.4", cachedInputPerMTok: "0.1", outputPerMTok: "1.6" }],
      },
      everyMonth: { monitoring: 280, people: 420 },
      retraining: { "2026-05": 640, "2026-08": 590 },
      quality: [
        { date: "2026-02-05", metric: "accuracy", value: 0.965, sampleSize: 1500 },
        { date: "2026-05-28", metric: "accuracy", value: 0.956, sampleSize: 1500 },
        { date: "2026-08-21", metric: "accuracy", value: 0.943, sampleSize: 1500 },
      ],
    },
  ],
};
