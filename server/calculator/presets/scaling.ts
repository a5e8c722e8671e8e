import { asked, general, specialist, type Preset } from "./preset";

const SMALL = { unitHourly: 1, capacityRps: 10, upfront: { training: 500 } };
const GENERAL = { inputPerMTok: 2.5, outputPerMTok: 10, cachedInputPerMTok: 1.25 };

export const scalingPresets: readonly Preset[] = [
  {
    id: "support-bot",
    name: "Support bot: 80 % of inquiries automated",
    document: "scaling",
    added:
      "all but the target: volume, list prices, what each option measures; retrieval and fine-tuning stand together as one option.",
    input: asked({
      workload: {
        name: "Airline support bot",
        task: "chat",
        needsProprietaryKnowledge: true,
        requirements: { accuracy: 0.8 },
      },
      usage: { requestsPerMonth: 1_200_000, inputTokensPerRequest: 1_800, outputTokensPerRequest: 220 },
      current: "api",
      options: [
        general({ price: GENERAL, evidence: { accuracy: 0.63, sampleSize: 1_000 } }),
        general({
          id: "retrieval",
          level: 2,
          label: "Retrieval over the policies",
          price: GENERAL,
          retrievalPerRequest: 0.01,
          evidence: { accuracy: 0.84, sampleSize: 1_000 },
        }),
        specialist({
          id: "both",
          label: "Retrieval and fine-tuning",
          retrieval: true,
          retrievalPerRequest: 0.002,
          promptReduction: 0.5,
          ...SMALL,
          maintenanceMonthly: 2_000,
        }),
      ],
    }),
    compared: "both",
    figures: [],
  },
  {
    id: "filings",
    name: "Data extraction: 99.5 % schema accuracy",
    document: "scaling",
    added: "volume and list prices; that a prompt keeps the schema in 94 % of filings, within chapter 15's 85 to 95 %.",
    input: asked({
      workload: {
        name: "Annual reports",
        task: "extraction",
        requirements: { consistency: 0.995 },
        labelledExamples: 4_000,
      },
      usage: { requestsPerMonth: 250_000, inputTokensPerRequest: 6_000, outputTokensPerRequest: 150 },
      current: "api",
      options: [
        general({ price: GENERAL, evidence: { consistency: 0.94, sampleSize: 1_000 } }),
        specialist({ ...SMALL, hosting: "managed", unitHourly: 2.5, maintenanceMonthly: 1_500 }),
      ],
    }),
    figures: [
      {
        name: "Level it needs",
        place: "Section 4, second example",
        unit: "level",
        printed: 3,
        computed: ({ recommendation }) => recommendation.level,
      },
    ],
  },
  {
    id: "tutor",
    name: "Safe tutor: 98 % curriculum adherence",
    document: "scaling",
    added:
      "volume and list prices; that a prompt adheres in 93 % of answers, and that the curriculum changes once a year.",
    input: asked({
      workload: { name: "Calculus tutor", task: "chat", requirements: { consistency: 0.98 }, labelledExamples: 3_000 },
      usage: { requestsPerMonth: 600_000, inputTokensPerRequest: 1_500, outputTokensPerRequest: 350 },
      current: "api",
      options: [
        general({ price: GENERAL, evidence: { consistency: 0.93, sampleSize: 1_000 } }),
        specialist({ ...SMALL, hosting: "managed", maintenanceMonthly: 1_500 }),
      ],
    }),
    figures: [
      {
        name: "Level it needs",
        place: "Section 4, third example",
        unit: "level",
        printed: 3,
        computed: ({ recommendation }) => recommendation.level,
      },
    ],
  },
];
