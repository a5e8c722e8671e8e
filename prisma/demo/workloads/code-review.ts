import type { DemoWorkload } from "../shape";

const TOKENS = { provider: "anthropic", inputTokens: 30_000, cacheRead: 0.62, cacheWrite5m: 0.09, outputTokens: 1150 };

/** Open-ended work on the best model that pays: it stays, although its price rose on 1 September. */
export const codeReview: DemoWorkload = {
  name: "Code review",
  ownerName: "Tomasz Wilk",
  profile: { task: "code", changesPerYear: 6, labelledExamples: 900, requirements: { accuracy: 0.86 } },
  rules: [{ provider: "anthropic", project: "Engineering" }],
  traffic: {
    project: "Engineering",
    keys: [
      { id: "code-review-bot", share: 0.83 },
      { id: "code-review-ci", share: 0.17 },
    ],
    requestsPerDay: { first: 2050, last: 7200 },
    rhythm: "office",
    season: "office",
    phases: [
      { ...TOKENS, from: "2025-07-01", to: "2025-10-13", model: "claude-sonnet-4-20250514" },
      { ...TOKENS, from: "2025-10-13", to: "2026-03-17", model: "claude-sonnet-4-5-20250929" },
      { ...TOKENS, from: "2026-03-17", to: "2026-06-30", model: "claude-sonnet-4-6" },
      { ...TOKENS, from: "2026-06-30", to: "2026-07-06", model: "claude-sonnet-4-6", share: 0.7 },
      { ...TOKENS, from: "2026-06-30", to: "2026-07-06", model: "claude-sonnet-5", share: 0.3 },
      { ...TOKENS, from: "2026-07-06", model: "claude-sonnet-5" },
    ],
  },
  typedRequests: {
    secondQuarter: 160_000,
    thirdQuarter: 186_000,
    reason: "Counted by the review bot: Anthropic's export does not count requests",
  },
  options: [
    {
      key: "sonnet-5",
      since: "2026-07-01",
      level: 1,
      hosting: "api",
      label: "Claude Sonnet 5",
      models: ["claude-sonnet-5"],
      priceOf: { provider: "anthropic", model: "claude-sonnet-5" },
      promptOptimised: true,
      caching: true,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-07-01",
          sampleSize: 640,
          accuracy: 0.884,
          note: "Pull requests of June, replayed on the day after the release",
        },
        {
          kind: "production",
          measuredOn: "2026-08-20",
          sampleSize: 640,
          accuracy: 0.892,
          note: "Comments that the author acted on or agreed with",
        },
      ],
    },
    {
      key: "sonnet-4.6",
      level: 1,
      hosting: "api",
      label: "Claude Sonnet 4.6",
      models: ["claude-sonnet-4-6"],
      priceOf: { provider: "anthropic", model: "claude-sonnet-4-6" },
      promptOptimised: true,
      caching: true,
      evidence: [
        {
          kind: "production",
          measuredOn: "2026-06-02",
          sampleSize: 640,
          accuracy: 0.875,
          note: "Comments that the author acted on or agreed with",
        },
      ],
    },
    {
      key: "gpt-5.6-terra",
      since: "2026-08-20",
      level: 1,
      hosting: "api",
      label: "GPT-5.6 Terra",
      models: ["gpt-5.6-terra"],
      priceOf: { provider: "openai", model: "gpt-5.6-terra" },
      promptOptimised: true,
      caching: true,
      evidence: [
        {
          kind: "parallel",
          measuredOn: "2026-08-20",
          sampleSize: 640,
          accuracy: 0.825,
          note: "The same pull requests, side by side",
        },
      ],
    },
    {
      key: "haiku-4.5",
      level: 1,
      hosting: "api",
      label: "Claude Haiku 4.5",
      models: ["claude-haiku-4-5-20251001"],
      priceOf: { provider: "anthropic", model: "claude-haiku-4-5-20251001" },
      promptOptimised: true,
      caching: true,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-05-11",
          sampleSize: 500,
          accuracy: 0.768,
          note: "Pull requests of April",
        },
      ],
    },
  ],
};
