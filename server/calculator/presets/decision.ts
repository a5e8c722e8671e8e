import { asked, costBy, general, monthly, specialist, type Preset } from "./preset";

const PROJECT = { monthlyFixed: 2_000, upfront: { total: 80_000 }, evidence: { accuracy: 0.95, sampleSize: 1_000 } };
const TARGET =
  "The target of 90 %, both measurements and 500 tokens in and 50 out; the document gives money and volume.";
const GPT_4O = { inputPerMTok: 2.5, outputPerMTok: 10, cachedInputPerMTok: 1.25 };

const yearOf = (from: number, key: "stay" | "option") => (answer: Parameters<typeof costBy>[0]) => {
  const [start, end] = [costBy(answer, from), costBy(answer, from + 12)];
  return start && end ? end[key] - start[key] : null;
};

export const decisionPresets: readonly Preset[] = [
  {
    id: "project-80k",
    name: "An $80,000 project against $10,000 a month",
    document: "decision",
    added: TARGET,
    input: asked({
      workload: { name: "An $80,000 project" },
      usage: { requestsPerMonth: 1_000_000 },
      current: "api",
      options: [general({ price: { perRequest: 0.01 } }), specialist(PROJECT)],
    }),
    figures: [
      {
        name: "API, a year",
        place: "The ROI calculation, first line",
        unit: "money",
        printed: 120_000,
        computed: yearOf(0, "stay"),
      },
      {
        name: "Fine-tuned, year one",
        place: "The ROI calculation, first line",
        unit: "money",
        printed: 104_000,
        computed: (answer) => costBy(answer, 12)?.option ?? null,
      },
      {
        name: "Break-even",
        place: "The ROI calculation, first line",
        unit: "months",
        printed: 9,
        computed: ({ economics }) => economics?.breakEvenMonths ?? null,
        note: "$80,000 over a saving of $8,000 a month are ten months.",
      },
      {
        name: "Fine-tuned, year two",
        place: "The ROI calculation, second line",
        unit: "money",
        printed: 24_000,
        computed: yearOf(12, "option"),
      },
      {
        name: "Cheaper in year two",
        place: "The ROI calculation, second line",
        unit: "times",
        printed: 5,
        computed: (answer) => (yearOf(12, "stay")(answer) ?? 0) / (yearOf(12, "option")(answer) ?? 1),
      },
      {
        name: "Cost reduction",
        place: "When fine-tuning wins, first paragraph",
        unit: "share",
        printed: 0.95,
        computed: (answer) => 1 - (monthly(answer, "specialist") ?? 0) / (monthly(answer) ?? 1),
        note: "The document's own project saves 80 % a month, and less with its up-front cost.",
      },
    ],
  },
  {
    id: "legal-15k",
    name: "Legal assistant at $15,000 a month",
    document: "decision",
    added: TARGET,
    input: asked({
      workload: { name: "Legal assistant", task: "extraction" },
      usage: { requestsPerMonth: 1_000_000 },
      current: "api",
      options: [general({ price: { perRequest: 0.015 } }), specialist(PROJECT)],
    }),
    figures: [
      {
        name: "Break-even",
        place: "Opening lines",
        unit: "months",
        printed: 6,
        computed: ({ economics }) => economics?.breakEvenMonths ?? null,
      },
      {
        name: "Cheaper a month",
        place: "When fine-tuning wins, second paragraph",
        unit: "times",
        printed: 10,
        computed: (answer) => (monthly(answer) ?? 0) / (monthly(answer, "specialist") ?? 1),
        note: "With the $2,000 a month that the document gives for running, legal contracts become 7.5 times cheaper.",
      },
    ],
  },
  {
    id: "half-a-million",
    name: "The same project at 500,000 requests",
    document: "decision",
    added: TARGET,
    input: asked({
      workload: { name: "Half the volume" },
      usage: { requestsPerMonth: 500_000 },
      current: "api",
      options: [general({ price: { perRequest: 0.01 } }), specialist({ ...PROJECT, hosting: "managed" })],
    }),
    figures: [
      {
        name: "Break-even",
        place: "The ROI calculation, second paragraph",
        unit: "months",
        printed: 12,
        computed: ({ economics }) => economics?.breakEvenMonths ?? null,
        note: "6 to 12 months from 500,000 requests on do not fit the document's own project: half the volume saves $3,000 a month.",
      },
    ],
  },
  {
    id: "clauses-400k",
    name: "Contract clauses stuck at 78 %",
    document: "decision",
    added: "GPT-4o's list price, the target of 90 %, 900 tokens in and 120 out, and a fine-tune that measures 95 %.",
    input: asked({
      workload: { name: "Contract clauses", task: "extraction", labelledExamples: 5_000 },
      usage: { requestsPerMonth: 400_000, inputTokensPerRequest: 900, outputTokensPerRequest: 120 },
      current: "api",
      options: [
        general({ label: "GPT-4o", price: GPT_4O, evidence: { accuracy: 0.78, sampleSize: 1_000 } }),
        specialist({
          unitHourly: 1,
          capacityRps: 10,
          upfront: { training: 500 },
          evidence: { accuracy: 0.95, sampleSize: 1_000 },
        }),
      ],
    }),
    figures: [
      {
        name: "Level it needs",
        place: "When prompting is enough, the scenario",
        unit: "level",
        printed: 3,
        computed: ({ recommendation }) => recommendation.level,
      },
    ],
  },
  {
    id: "three-areas-50k",
    name: "Three product areas at 50,000 requests",
    document: "decision",
    added: "GPT-4o's list price, the target of 80 %, 1,200 tokens in and 300 out.",
    input: asked({
      workload: {
        name: "Three product areas",
        task: "summarization",
        narrow: false,
        labelledExamples: 200,
        requirements: { accuracy: 0.8 },
      },
      usage: { requestsPerMonth: 50_000, inputTokensPerRequest: 1_200, outputTokensPerRequest: 300 },
      current: "api",
      options: [
        general({ label: "GPT-4o", price: GPT_4O, evidence: { accuracy: 0.86, sampleSize: 1_000 } }),
        specialist({ label: "Three fine-tuned models", unitHourly: 1, capacityRps: 10, upfront: { training: 1_500 } }),
      ],
    }),
    figures: [
      {
        name: "Level it needs",
        place: "When prompting is enough, the scenario",
        unit: "level",
        printed: 1,
        computed: ({ recommendation }) => recommendation.level,
      },
    ],
  },
];
