import type { DemoWorkload } from "../shape";

const project = "proj_L0gYd5KfXw3MvE8sTb1Rn6Qz";
const TOKENS = { provider: "openai", inputTokens: 900, outputTokens: 950 };

/** Moved to a dearer model for its Finnish on 3 July; on 30 July that model's price fell by four fifths. */
export const listingTranslation: DemoWorkload = {
  name: "Listing translation",
  ownerName: "Aino Laine",
  profile: {
    task: "translation",
    narrow: true,
    changesPerYear: 2,
    labelledExamples: 8200,
    requirements: { accuracy: 0.94, consistency: 0.95 },
    outcomeUnit: { name: "listing translated right", perRequest: 1, successFrom: "accuracy", target: 0.94 },
  },
  rules: [{ provider: "openai", project }],
  traffic: {
    project,
    keys: [
      { id: "key_Zs4BtM9eHp1YwR6k", share: 0.71 },
      { id: "key_cV8DfQ3nLj7XuG5a", share: 0.29 },
    ],
    requestsPerDay: { first: 54_000, last: 60_000 },
    rhythm: "machines",
    season: "retail",
    phases: [
      { ...TOKENS, from: "2025-07-01", to: "2026-07-03", model: "gpt-4.1-mini-2025-04-14" },
      { ...TOKENS, from: "2026-07-03", model: "gpt-5.6-luna" },
    ],
  },
  options: [
    {
      key: "gpt-5.6-luna",
      since: "2026-07-03",
      level: 1,
      hosting: "api",
      label: "GPT-5.6 Luna",
      models: ["gpt-5.6-luna"],
      priceOf: { provider: "openai", model: "gpt-5.6-luna" },
      promptOptimised: true,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-09-10",
          sampleSize: 2000,
          accuracy: 0.961,
          consistency: 0.972,
          note: "14 languages, judged by sellers",
        },
      ],
    },
    {
      key: "gpt-4.1-mini",
      level: 1,
      hosting: "api",
      label: "GPT-4.1 mini",
      models: ["gpt-4.1-mini-2025-04-14"],
      priceOf: { provider: "openai", model: "gpt-4.1-mini-2025-04-14" },
      promptOptimised: true,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-06-24",
          sampleSize: 2000,
          accuracy: 0.921,
          consistency: 0.966,
          note: "14 languages, judged by sellers; Finnish at 84 %",
        },
      ],
    },
    {
      key: "gpt-5.4-nano",
      level: 1,
      hosting: "api",
      label: "GPT-5.4 nano",
      models: ["gpt-5.4-nano-2026-03-17"],
      priceOf: { provider: "openai", model: "gpt-5.4-nano-2026-03-17" },
      promptOptimised: true,
      evidence: [
        {
          kind: "holdout",
          measuredOn: "2026-07-02",
          sampleSize: 2000,
          accuracy: 0.913,
          consistency: 0.958,
          note: "14 languages, judged by sellers; Finnish and Polish below 80 %",
        },
      ],
    },
  ],
};
