import type { DemoWorkload } from "../shape";

const project = "proj_Hy2bWn7QeU5kTzD9aLx6Vs1P";

/** Its model is switched off in December, and a model at a fifth of the price passes. */
export const salesEmails: DemoWorkload = {
  name: "Sales e-mails",
  ownerName: "Amara Okafor",
  profile: { task: "drafting", changesPerYear: 8, labelledExamples: 1200, requirements: { accuracy: 0.9 } },
  rules: [{ provider: "openai", project }],
  traffic: {
    project,
    keys: [
      { id: "key_uT3mK8rYc6FnQ0Zb", share: 0.77 },
      { id: "key_oW9EhS2yGd4VkP7x", share: 0.23 },
    ],
    requestsPerDay: { first: 14_600, last: 17_400 },
    rhythm: "office",
    season: "office",
    events: [{ from: "2025-11-10", to: "2025-11-22", factor: 1.3 }],
    phases: [
      {
        from: "2025-07-01",
        to: "2025-10-06",
        provider: "openai",
        model: "gpt-4o-2024-08-06",
        inputTokens: 2200,
        outputTokens: 390,
      },
      {
        from: "2025-10-06",
        provider: "openai",
        model: "gpt-5-2025-08-07",
        inputTokens: 2200,
        outputTokens: 640,
      },
    ],
  },
  options: [
    {
      key: "gpt-5",
      level: 1,
      hosting: "api",
      label: "GPT-5",
      models: ["gpt-5-2025-08-07"],
      priceOf: { provider: "openai", model: "gpt-5-2025-08-07" },
      promptOptimised: true,
      evidence: [
        {
          kind: "production",
          measuredOn: "2026-05-19",
          sampleSize: 900,
          accuracy: 0.924,
          note: "Drafts sent with at most one edited sentence",
        },
        {
          kind: "parallel",
          measuredOn: "2026-09-03",
          sampleSize: 1200,
          accuracy: 0.926,
          note: "Drafts sent with at most one edited sentence",
        },
      ],
    },
    {
      key: "gpt-5.6-luna",
      since: "2026-08-25",
      level: 1,
      hosting: "api",
      label: "GPT-5.6 Luna",
      models: ["gpt-5.6-luna"],
      priceOf: { provider: "openai", model: "gpt-5.6-luna" },
      promptOptimised: true,
      evidence: [
        {
          kind: "parallel",
          measuredOn: "2026-09-03",
          sampleSize: 1200,
          accuracy: 0.912,
          note: "The same leads, side by side",
        },
      ],
    },
    {
      key: "gpt-5.4-nano",
      since: "2026-08-25",
      level: 1,
      hosting: "api",
      label: "GPT-5.4 nano",
      models: ["gpt-5.4-nano-2026-03-17"],
      priceOf: { provider: "openai", model: "gpt-5.4-nano-2026-03-17" },
      promptOptimised: true,
      evidence: [
        { kind: "holdout", measuredOn: "2026-08-25", sampleSize: 600, accuracy: 0.838, note: "Leads of July" },
      ],
    },
  ],
  experiment: {
    option: "gpt-5.6-luna",
    startedOn: "2026-09-21",
    sampleSize: 2500,
    trafficShare: 0.05,
    days: 21,
    note: "A larger sample, to prove what September indicated",
  },
};
