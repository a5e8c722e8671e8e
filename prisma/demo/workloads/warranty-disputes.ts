import type { DemoWorkload } from "../shape";

const TOKENS = { provider: "anthropic", inputTokens: 11_000, outputTokens: 1500 };

/** Nothing meets the bar: retrieval on the best model misses it, and there are too few examples to go further. */
export const warrantyDisputes: DemoWorkload = {
  name: "Warranty disputes",
  ownerName: "Ruth Adeyemi",
  profile: {
    task: "reasoning",
    changesPerYear: 3,
    interactive: false,
    needsProprietaryKnowledge: true,
    labelledExamples: 340,
    requirements: { accuracy: 0.97 },
  },
  rules: [{ provider: "anthropic", project: "Disputes" }],
  traffic: {
    project: "Disputes",
    keys: [{ id: "disputes-desk", share: 1 }],
    requestsPerDay: { first: 290, last: 1150 },
    rhythm: "office",
    season: "returns",
    phases: [
      { ...TOKENS, from: "2025-07-01", to: "2025-08-18", model: "claude-opus-4-20250514" },
      { ...TOKENS, from: "2025-08-18", to: "2025-12-08", model: "claude-opus-4-1-20250805" },
      { ...TOKENS, from: "2025-12-08", to: "2026-06-29", model: "claude-opus-4-5-20251101" },
      { ...TOKENS, from: "2026-06-29", model: "claude-opus-4-8" },
    ],
  },
  typedRequests: {
    secondQuarter: 25_200,
    thirdQuarter: 30_700,
    reason: "Cases closed by the disputes desk: the export does not count requests",
  },
  options: [
    {
      key: "opus-4.5-prompt",
      level: 1,
      hosting: "api",
      label: "Claude Opus 4.5, prompt alone",
      models: [],
      priceOf: { provider: "anthropic", model: "claude-opus-4-5-20251101" },
      promptOptimised: true,
      evidence: [
        { kind: "holdout", measuredOn: "2026-01-15", sampleSize: 400, accuracy: 0.862, note: "Cases of 2025" },
      ],
    },
    {
      key: "opus-4.5-files",
      level: 2,
      hosting: "api",
      label: "Claude Opus 4.5 with the case files",
      models: ["claude-opus-4-5-20251101"],
      priceOf: { provider: "anthropic", model: "claude-opus-4-5-20251101" },
      promptOptimised: true,
      retrievalPerRequest: 0.002,
      evidence: [
        {
          kind: "production",
          measuredOn: "2026-04-16",
          sampleSize: 380,
          accuracy: 0.905,
          note: "Rulings that counsel upheld",
        },
      ],
    },
    {
      key: "opus-4.8-prompt",
      since: "2026-07-08",
      level: 1,
      hosting: "api",
      label: "Claude Opus 4.8, prompt alone",
      models: [],
      priceOf: { provider: "anthropic", model: "claude-opus-4-8" },
      promptOptimised: true,
      evidence: [
        { kind: "holdout", measuredOn: "2026-07-08", sampleSize: 400, accuracy: 0.887, note: "Cases of the last year" },
      ],
    },
    {
      key: "opus-4.8-files",
      since: "2026-07-08",
      level: 2,
      hosting: "api",
      label: "Claude Opus 4.8 with the case files",
      models: ["claude-opus-4-8"],
      priceOf: { provider: "anthropic", model: "claude-opus-4-8" },
      promptOptimised: true,
      retrievalPerRequest: 0.002,
      evidence: [
        {
          kind: "production",
          measuredOn: "2026-09-02",
          sampleSize: 420,
          accuracy: 0.929,
          note: "Rulings that counsel upheld",
        },
      ],
    },
    {
      key: "llama-70b-disputes",
      level: 3,
      hosting: "managed",
      label: "Fine-tuned Llama 3.3 70B",
      models: [],
      machine: { provider: "nebius", name: "gpu-h200-sxm_1gpu-16vcpu-200gb", capacityRps: 0.8 },
      maintenanceMonthly: 1500,
      upfront: { training: 2600, data: 14_000, evaluation: 6000, integration: 8000 },
      evidence: [],
    },
  ],
};
