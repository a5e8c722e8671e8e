import type { DemoWorkload } from "../shape";

const TOKENS = { provider: "anthropic", inputTokens: 6200, cacheRead: 0.4, cacheWrite5m: 0.06, outputTokens: 310 };
const EASY = 0.86;
const HARD = 0.14;

/** Retrieval over articles that change every week, and a router that sends the hard questions to the dearer model. */
export const helpCentre: DemoWorkload = {
  name: "Help-centre answers",
  ownerName: "Daniel Brandt",
  profile: {
    task: "qa",
    changesPerYear: 12,
    needsProprietaryKnowledge: true,
    needsFreshKnowledge: true,
    labelledExamples: 5200,
    requirements: { accuracy: 0.92, p95LatencyMs: 4000 },
  },
  rules: [{ provider: "anthropic", project: "Help centre" }],
  traffic: {
    project: "Help centre",
    keys: [{ id: "help-centre-web", share: 1 }],
    requestsPerDay: { first: 22_500, last: 38_500 },
    rhythm: "shoppers",
    season: "retail",
    phases: [
      { ...TOKENS, from: "2025-07-01", to: "2025-10-27", model: "claude-3-5-haiku-20241022", share: EASY },
      { ...TOKENS, from: "2025-07-01", to: "2025-10-27", model: "claude-sonnet-4-20250514", share: HARD },
      { ...TOKENS, from: "2025-10-27", model: "claude-haiku-4-5-20251001", share: EASY },
      { ...TOKENS, from: "2025-10-27", to: "2026-04-14", model: "claude-sonnet-4-5-20250929", share: HARD },
      { ...TOKENS, from: "2026-04-14", model: "claude-sonnet-4-6", share: HARD },
    ],
  },
  typedRequests: {
    secondQuarter: 1_008_000,
    thirdQuarter: 1_087_000,
    reason: "Counted by the help centre: Anthropic's export does not count requests",
  },
  options: [
    {
      key: "haiku-4.5-no-articles",
      level: 1,
      hosting: "api",
      label: "Claude Haiku 4.5 without the articles",
      models: [],
      priceOf: { provider: "anthropic", model: "claude-haiku-4-5-20251001" },
      promptOptimised: true,
      caching: true,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-06-04",
          sampleSize: 600,
          accuracy: 0.71,
          p95LatencyMs: 2100,
          note: "Questions of May",
        },
      ],
    },
    {
      key: "haiku-4.5",
      level: 2,
      hosting: "api",
      label: "Claude Haiku 4.5 with the articles",
      models: ["claude-haiku-4-5-20251001"],
      priceOf: { provider: "anthropic", model: "claude-haiku-4-5-20251001" },
      promptOptimised: true,
      caching: true,
      retrievalPerRequest: 0.0006,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-05-06",
          sampleSize: 1200,
          accuracy: 0.896,
          p95LatencyMs: 2700,
          note: "Questions of April",
        },
        {
          kind: "holdout",
          measuredOn: "2026-08-05",
          sampleSize: 1500,
          accuracy: 0.899,
          p95LatencyMs: 2600,
          note: "Questions of July; loses on questions that need two articles",
        },
      ],
    },
    {
      key: "sonnet-4.6",
      level: 2,
      hosting: "api",
      label: "Claude Sonnet 4.6 with the articles",
      models: ["claude-sonnet-4-6"],
      priceOf: { provider: "anthropic", model: "claude-sonnet-4-6" },
      promptOptimised: true,
      caching: true,
      retrievalPerRequest: 0.0006,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-05-06",
          sampleSize: 1200,
          accuracy: 0.953,
          p95LatencyMs: 3600,
          note: "Questions of April",
        },
        {
          kind: "holdout",
          measuredOn: "2026-08-05",
          sampleSize: 1500,
          accuracy: 0.957,
          p95LatencyMs: 3700,
          note: "Questions of July",
        },
      ],
    },
    {
      key: "router",
      level: 2,
      label: "Router: the hard questions to Sonnet",
      models: [],
      route: [
        { option: "haiku-4.5", share: EASY },
        { option: "sonnet-4.6", share: HARD },
      ],
      evidence: [
        {
          kind: "production",
          measuredOn: "2026-05-06",
          sampleSize: 1200,
          accuracy: 0.937,
          p95LatencyMs: 3300,
          note: "Questions of April, as routed",
        },
        {
          kind: "production",
          measuredOn: "2026-08-05",
          sampleSize: 1500,
          accuracy: 0.941,
          p95LatencyMs: 3300,
          note: "Questions of July, as routed",
        },
      ],
    },
    {
      key: "luna",
      since: "2026-08-26",
      level: 2,
      hosting: "api",
      label: "GPT-5.6 Luna with the articles",
      models: ["gpt-5.6-luna"],
      priceOf: { provider: "openai", model: "gpt-5.6-luna" },
      promptOptimised: true,
      caching: true,
      retrievalPerRequest: 0.0006,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-08-26",
          sampleSize: 1500,
          accuracy: 0.894,
          p95LatencyMs: 2300,
          note: "Questions of July",
        },
      ],
    },
  ],
};
