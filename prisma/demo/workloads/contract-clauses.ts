import type { DemoWorkload } from "../shape";

const project = "proj_8NaPw4UcJt2HzX7vFy5Gm9Sk";

/** Retrieval misses the bar by measured points; the fine-tune of the pilot reaches it. Quality asks, not cost. */
export const contractClauses: DemoWorkload = {
  name: "Contract clauses",
  ownerName: "Henrik Sand",
  profile: {
    task: "extraction",
    narrow: true,
    interactive: false,
    changesPerYear: 2,
    needsProprietaryKnowledge: true,
    labelledExamples: 6400,
    requirements: { accuracy: 0.95 },
  },
  rules: [{ provider: "openai", project }],
  traffic: {
    project,
    keys: [{ id: "key_Tg6WkJ1pMx9LeV4y", share: 1 }],
    requestsPerDay: { first: 2300, last: 4100 },
    rhythm: "office",
    season: "steady",
    phases: [
      {
        from: "2025-07-01",
        to: "2026-03-16",
        provider: "openai",
        model: "gpt-4.1-2025-04-14",
        inputTokens: 9400,
        outputTokens: 520,
      },
      {
        from: "2026-03-16",
        provider: "openai",
        model: "gpt-5.4-2026-03-05",
        inputTokens: 9400,
        outputTokens: 520,
      },
    ],
  },
  options: [
    {
      key: "gpt-5.4-prompt",
      level: 1,
      hosting: "api",
      label: "GPT-5.4, prompt alone",
      models: [],
      priceOf: { provider: "openai", model: "gpt-5.4-2026-03-05" },
      promptOptimised: true,
      evidence: [
        { kind: "holdout", measuredOn: "2026-05-28", sampleSize: 800, accuracy: 0.841, note: "Contracts of 2025" },
      ],
    },
    {
      key: "gpt-5.4-library",
      level: 2,
      hosting: "api",
      label: "GPT-5.4 with the clause library",
      models: ["gpt-5.4-2026-03-05"],
      priceOf: { provider: "openai", model: "gpt-5.4-2026-03-05" },
      promptOptimised: true,
      retrievalPerRequest: 0.001,
      evidence: [
        {
          kind: "production",
          measuredOn: "2026-05-28",
          sampleSize: 900,
          accuracy: 0.907,
          note: "Clauses found, checked by counsel",
        },
        {
          kind: "production",
          measuredOn: "2026-08-31",
          sampleSize: 1100,
          accuracy: 0.912,
          note: "Clauses found, checked by counsel; the same after three rounds of prompts",
        },
      ],
    },
    {
      key: "llama-3.1-8b-clauses",
      level: 3,
      hosting: "managed",
      label: "Fine-tuned Llama 3.1 8B on a hosted H100",
      models: ["saltmarsh/contract-clauses-8b"],
      machine: { provider: "nebius", name: "gpu-h100-sxm_1gpu-16vcpu-200gb", capacityRps: 2.5 },
      maintenanceMonthly: 1650,
      upfront: { training: 290, data: 3800, evaluation: 2400, integration: 4600 },
      evidence: [
        {
          kind: "parallel",
          measuredOn: "2026-09-14",
          sampleSize: 1200,
          accuracy: 0.962,
          note: "Pilot of August, the same contracts as the retrieval run",
        },
      ],
    },
  ],
};
