import type { DemoWorkload } from "../shape";

const project = "proj_V3zKd8BnYq6RtW1jLc4Xe7Hu";
const TOKENS = { inputTokens: 2100, outputTokens: 480 };
const MODEL = "saltmarsh/invoice-lines-8b";
const STARTED = "2026-01-12";

/** The fine-tune that pays: the general models miss the bar, and two hosted machines are cheaper than the API was. */
export const invoiceLines: DemoWorkload = {
  name: "Invoice lines",
  ownerName: "Mei-Ling Chow",
  profile: {
    task: "extraction",
    narrow: true,
    interactive: false,
    changesPerYear: 2,
    labelledExamples: 31_000,
    requirements: { accuracy: 0.985 },
    outcomeUnit: { name: "invoice line read right", perRequest: 1, successFrom: "accuracy", target: 0.985 },
  },
  rules: [
    { provider: "openai", project },
    { provider: "nebius", project: "invoice-lines" },
  ],
  traffic: {
    project,
    keys: [{ id: "key_Qb5RsH0vDw8KyN3m", share: 1 }],
    requestsPerDay: { first: 27_500, last: 38_500 },
    rhythm: "office",
    season: "steady",
    phases: [
      { ...TOKENS, from: "2025-07-01", to: STARTED, provider: "openai", model: "gpt-4o-2024-08-06" },
      { ...TOKENS, from: STARTED, provider: "nebius", model: MODEL, project: "invoice-lines", machines: 2 },
    ],
  },
  options: [
    {
      key: "gpt-4o",
      level: 1,
      hosting: "api",
      label: "GPT-4o, few-shot",
      models: ["gpt-4o-2024-08-06"],
      priceOf: { provider: "openai", model: "gpt-4o-2024-08-06" },
      promptOptimised: true,
      evidence: [
        { kind: "holdout", measuredOn: "2026-06-11", sampleSize: 1500, accuracy: 0.969, note: "Lines of May" },
      ],
    },
    {
      key: "gpt-5.6-luna",
      since: "2026-08-27",
      level: 1,
      hosting: "api",
      label: "GPT-5.6 Luna, few-shot",
      models: ["gpt-5.6-luna"],
      priceOf: { provider: "openai", model: "gpt-5.6-luna" },
      promptOptimised: true,
      evidence: [
        { kind: "holdout", measuredOn: "2026-08-27", sampleSize: 1500, accuracy: 0.974, note: "Lines of July" },
      ],
    },
    {
      key: "llama-3.1-8b",
      level: 3,
      hosting: "managed",
      label: "Fine-tuned Llama 3.1 8B on two hosted H100",
      models: [MODEL],
      machine: { provider: "nebius", name: "gpu-h100-sxm_1gpu-16vcpu-200gb", capacityRps: 1 },
      maintenanceMonthly: 1120,
      evidence: [
        {
          kind: "production",
          measuredOn: "2026-04-07",
          sampleSize: 2000,
          accuracy: 0.9915,
          note: "Lines that bookkeeping did not touch",
        },
        {
          kind: "production",
          measuredOn: "2026-09-08",
          sampleSize: 2000,
          accuracy: 0.991,
          note: "Lines that bookkeeping did not touch",
        },
      ],
    },
  ],
  deployments: [
    {
      name: "Fine-tuned Llama 3.1 8B for invoice lines",
      option: "llama-3.1-8b",
      level: 3,
      hosting: "managed",
      models: [MODEL],
      startedOn: STARTED,
      plan: { upfront: 22_000, monthlySaving: 4500 },
      investment: [
        { kind: "training", amount: 640 },
        { kind: "data", amount: 13_900 },
        { kind: "evaluation", amount: 4300 },
        { kind: "integration", amount: 5600 },
      ],
      baseline: {
        inputTokensPerRequest: 2100,
        outputTokensPerRequest: 480,
        prices: [
          { from: "2025-10-14", inputPerMTok: "2.5", cachedInputPerMTok: "1.25", outputPerMTok: "10" },
          { from: "2026-06-01", inputPerMTok: "2.125", cachedInputPerMTok: "1.0625", outputPerMTok: "8.5" },
        ],
      },
      everyMonth: { monitoring: 520, people: 600 },
      retraining: { "2026-03": 1450, "2026-06": 980, "2026-09": 1010 },
      quality: [
        { date: "2026-01-09", metric: "accuracy", value: 0.992, sampleSize: 2000 },
        { date: "2026-04-07", metric: "accuracy", value: 0.9915, sampleSize: 2000 },
        { date: "2026-09-08", metric: "accuracy", value: 0.991, sampleSize: 2000 },
      ],
    },
  ],
};
