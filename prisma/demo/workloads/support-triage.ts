import type { DemoWorkload } from "../shape";

const project = "proj_4tQmZ8sVdK1xRb7LwYc0Nf3H";

/** Narrow, large and dear: the prompt is good enough, and a fine-tune could be cheaper. */
export const supportTriage: DemoWorkload = {
  name: "Support triage",
  ownerName: "Lucía Ferrer",
  profile: {
    task: "classification",
    narrow: true,
    interactive: true,
    changesPerYear: 2,
    labelledExamples: 24_000,
    requirements: { accuracy: 0.92, p95LatencyMs: 1500 },
  },
  rules: [{ provider: "openai", project }],
  traffic: {
    project,
    keys: [
      { id: "key_pR5vN0cTq8LzWm2E", share: 0.64 },
      { id: "key_Jd9XyB4hGk7SaU1o", share: 0.36 },
    ],
    requestsPerDay: { first: 78_000, last: 148_000 },
    rhythm: "shoppers",
    season: "retail",
    events: [{ from: "2026-02-17", to: "2026-02-19", factor: 1.55 }],
    phases: [
      {
        from: "2025-07-01",
        provider: "openai",
        model: "gpt-4.1-2025-04-14",
        inputTokens: 1900,
        cacheRead: 0.64,
        outputTokens: 55,
      },
    ],
  },
  options: [
    {
      key: "gpt-4.1",
      level: 1,
      hosting: "api",
      label: "GPT-4.1, prompt of March",
      models: ["gpt-4.1-2025-04-14"],
      priceOf: { provider: "openai", model: "gpt-4.1-2025-04-14" },
      promptOptimised: true,
      caching: true,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-07-15",
          sampleSize: 1500,
          accuracy: 0.938,
          p95LatencyMs: 1120,
          note: "Tickets of June, labelled twice",
        },
      ],
    },
    {
      key: "gpt-4.1-mini",
      level: 1,
      hosting: "api",
      label: "GPT-4.1 mini, same prompt",
      models: ["gpt-4.1-mini-2025-04-14"],
      priceOf: { provider: "openai", model: "gpt-4.1-mini-2025-04-14" },
      promptOptimised: true,
      caching: true,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-07-15",
          sampleSize: 1500,
          accuracy: 0.886,
          p95LatencyMs: 690,
          note: "Tickets of June, labelled twice",
        },
      ],
    },
    {
      key: "gpt-5.6-luna",
      level: 1,
      hosting: "api",
      label: "GPT-5.6 Luna, new prompt",
      models: ["gpt-5.6-luna"],
      priceOf: { provider: "openai", model: "gpt-5.6-luna" },
      promptOptimised: true,
      caching: true,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-08-12",
          sampleSize: 1500,
          accuracy: 0.901,
          p95LatencyMs: 940,
          note: "Tickets of June, after the price cut of 30 July",
        },
      ],
    },
    {
      key: "llama-3.1-8b-lora",
      level: 3,
      hosting: "managed",
      label: "Fine-tuned Llama 3.1 8B on a hosted H100",
      models: ["saltmarsh/support-triage-8b"],
      machine: { provider: "nebius", name: "gpu-h100-sxm_1gpu-16vcpu-200gb", capacityRps: 14 },
      distilled: true,
      maintenanceMonthly: 1150,
      upfront: { training: 380, data: 9200, evaluation: 3900, integration: 7600 },
      evidence: [],
    },
  ],
};
