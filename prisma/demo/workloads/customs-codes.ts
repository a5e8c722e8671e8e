import type { DemoWorkload } from "../shape";

/** Continued pre-training on machines of its own, where a cheap model that reads the tariff book now does as well. */
export const customsCodes: DemoWorkload = {
  name: "Customs tariff codes",
  ownerName: "Henrik Sand",
  profile: {
    task: "classification",
    narrow: true,
    interactive: false,
    changesPerYear: 2,
    needsProprietaryKnowledge: true,
    labelledExamples: 4800,
    requirements: { accuracy: 0.92 },
  },
  rules: [{ provider: "self-hosted", project: "customs" }],
  traffic: {
    project: "customs",
    keys: [{ id: "customs-desk", share: 1 }],
    requestsPerDay: { first: 4600, last: 6900 },
    rhythm: "office",
    season: "retail",
    phases: [
      {
        from: "2025-07-01",
        provider: "self-hosted",
        model: "saltmarsh/tariff-8b",
        inputTokens: 1400,
        outputTokens: 45,
        machines: 2,
      },
    ],
  },
  options: [
    {
      key: "luna-prompt",
      since: "2026-08-13",
      level: 1,
      hosting: "api",
      label: "GPT-5.6 Luna, prompt alone",
      models: [],
      priceOf: { provider: "openai", model: "gpt-5.6-luna" },
      promptOptimised: true,
      evidence: [
        { kind: "holdout", measuredOn: "2026-08-13", sampleSize: 1000, accuracy: 0.806, note: "Entries of June" },
      ],
    },
    {
      key: "terra-tariff-book",
      since: "2026-08-13",
      level: 2,
      hosting: "api",
      label: "GPT-5.6 Terra with the tariff book",
      models: ["gpt-5.6-terra"],
      priceOf: { provider: "openai", model: "gpt-5.6-terra" },
      promptOptimised: true,
      retrievalPerRequest: 0.0008,
      addedInput: { retrieved: 1700 },
      maintenanceMonthly: 250,
      upfront: { total: 4000 },
      evidence: [
        { kind: "parallel", measuredOn: "2026-09-09", sampleSize: 1000, accuracy: 0.933, note: "Entries of August" },
      ],
    },
    {
      key: "tariff-8b",
      level: 4,
      hosting: "self-hosted",
      label: "Own tariff model on two L40S",
      models: ["saltmarsh/tariff-8b"],
      machine: { provider: "nebius", name: "gpu-l40s-a_1gpu-8vcpu-32gb", capacityRps: 0.2 },
      maintenanceMonthly: 900,
      evidence: [
        { kind: "production", measuredOn: "2026-03-18", sampleSize: 800, accuracy: 0.941, note: "Entries of February" },
        { kind: "production", measuredOn: "2026-07-16", sampleSize: 1000, accuracy: 0.938, note: "Entries of June" },
      ],
    },
  ],
};
