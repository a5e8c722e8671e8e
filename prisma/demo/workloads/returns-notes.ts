import type { DemoWorkload } from "../shape";

const project = "proj_m5KfZ1tGwN8yQx4VcR7aBe2J";
const MODEL = "ft:gpt-4.1-nano-2025-04-14:saltmarsh:returns:C2dK9pWr";
const STARTED = "2026-01-26";

/** The sunset: the base of its fine-tune is switched off on 23 October 2026, three weeks after the quarter. */
export const returnsNotes: DemoWorkload = {
  name: "Returns fraud notes",
  ownerName: "Samuel Osei",
  profile: {
    task: "classification",
    narrow: true,
    interactive: false,
    changesPerYear: 3,
    labelledExamples: 3900,
    requirements: { accuracy: 0.92 },
  },
  rules: [{ provider: "openai", project }],
  traffic: {
    project,
    keys: [{ id: "key_Fk2JxU6bRh9VtC0q", share: 1 }],
    requestsPerDay: { first: 24_000, last: 39_000 },
    rhythm: "shoppers",
    season: "returns",
    phases: [{ from: STARTED, provider: "openai", model: MODEL, inputTokens: 5200, outputTokens: 260 }],
  },
  options: [
    {
      key: "gpt-4.1-nano-ft",
      level: 3,
      hosting: "api",
      label: "Fine-tuned GPT-4.1 nano",
      models: [MODEL],
      priceOf: { provider: "openai", model: MODEL },
      maintenanceMonthly: 180,
      evidence: [
        { kind: "production", measuredOn: "2026-06-25", sampleSize: 900, accuracy: 0.938, note: "Cases of May" },
      ],
    },
    {
      key: "gpt-5.6-luna",
      since: "2026-09-17",
      level: 1,
      hosting: "api",
      label: "GPT-5.6 Luna",
      models: ["gpt-5.6-luna"],
      priceOf: { provider: "openai", model: "gpt-5.6-luna" },
      promptOptimised: true,
      evidence: [
        { kind: "parallel", measuredOn: "2026-09-17", sampleSize: 900, accuracy: 0.931, note: "Cases of August" },
      ],
    },
    {
      key: "gpt-5.4-nano",
      since: "2026-09-17",
      level: 1,
      hosting: "api",
      label: "GPT-5.4 nano",
      models: ["gpt-5.4-nano-2026-03-17"],
      priceOf: { provider: "openai", model: "gpt-5.4-nano-2026-03-17" },
      promptOptimised: true,
      evidence: [
        { kind: "parallel", measuredOn: "2026-09-17", sampleSize: 900, accuracy: 0.887, note: "Cases of August" },
      ],
    },
  ],
  deployments: [
    {
      name: "Fine-tuned GPT-4.1 nano for returns fraud notes",
      option: "gpt-4.1-nano-ft",
      level: 3,
      hosting: "api",
      models: [MODEL],
      startedOn: STARTED,
      retiresOn: "2026-10-23",
      plan: { upfront: 5200, monthlySaving: 900 },
      investment: [
        { kind: "training", amount: 180 },
        { kind: "data", amount: 3400 },
        { kind: "evaluation", amount: 900 },
        { kind: "integration", amount: 700 },
      ],
      baseline: {
        inputTokensPerRequest: 5200,
        outputTokensPerRequest: 260,
        prices: [{ from: "2026-01-12", inputPerMTok: "0.4", cachedInputPerMTok: "0.1", outputPerMTok: "1.6" }],
      },
      everyMonth: { monitoring: 90, people: 120 },
      quality: [
        { date: "2026-01-22", metric: "accuracy", value: 0.941, sampleSize: 900 },
        { date: "2026-06-25", metric: "accuracy", value: 0.938, sampleSize: 900 },
      ],
    },
  ],
};
