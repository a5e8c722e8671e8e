import type { DemoWorkload } from "../shape";

/** Staff and legal documents that may not leave the network: a model on the company's own machine, with retrieval. */
export const policyQuestions: DemoWorkload = {
  name: "Policy questions",
  ownerName: "Ruth Adeyemi",
  profile: {
    task: "qa",
    changesPerYear: 4,
    needsProprietaryKnowledge: true,
    dataMustStayInNetwork: true,
    requirements: { accuracy: 0.9, p95LatencyMs: 6000 },
  },
  rules: [{ provider: "self-hosted", project: "people-and-legal" }],
  traffic: {
    project: "people-and-legal",
    keys: [{ id: "intranet", share: 1 }],
    requestsPerDay: { first: 1350, last: 1900 },
    rhythm: "office",
    season: "office",
    phases: [
      {
        from: "2025-07-01",
        provider: "self-hosted",
        model: "saltmarsh/policy-70b",
        inputTokens: 5200,
        outputTokens: 330,
        machines: 1,
      },
    ],
  },
  options: [
    {
      key: "llama-70b-prompt",
      level: 1,
      hosting: "self-hosted",
      label: "Llama 3.3 70B, prompt alone",
      models: [],
      machine: { provider: "nebius", name: "gpu-h200-sxm_1gpu-16vcpu-200gb", capacityRps: 1.2 },
      promptOptimised: true,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-04-22",
          sampleSize: 400,
          accuracy: 0.642,
          p95LatencyMs: 4100,
          note: "Questions of the first quarter",
        },
      ],
    },
    {
      key: "llama-70b-handbook",
      level: 2,
      hosting: "self-hosted",
      label: "Llama 3.3 70B with the handbook, own H200",
      models: ["saltmarsh/policy-70b"],
      machine: { provider: "nebius", name: "gpu-h200-sxm_1gpu-16vcpu-200gb", capacityRps: 1.2 },
      promptOptimised: true,
      retrieval: true,
      evidence: [
        {
          kind: "production",
          measuredOn: "2026-03-25",
          sampleSize: 600,
          accuracy: 0.926,
          p95LatencyMs: 4800,
          note: "Answers checked by the people team",
        },
        {
          kind: "production",
          measuredOn: "2026-07-29",
          sampleSize: 700,
          accuracy: 0.929,
          p95LatencyMs: 4900,
          note: "Answers checked by the people team",
        },
      ],
    },
    {
      key: "haiku-4.5-handbook",
      level: 2,
      hosting: "api",
      label: "Claude Haiku 4.5 with the handbook",
      models: ["claude-haiku-4-5-20251001"],
      priceOf: { provider: "anthropic", model: "claude-haiku-4-5-20251001" },
      retrievalPerRequest: 0.0006,
      evidence: [],
    },
  ],
};
