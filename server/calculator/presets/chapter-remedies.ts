import { asked, general, monthly, specialist, times, type Preset } from "./preset";

/** All tokens at one price, as the document counts them: 500 in, 100 out. */
const flat = (price: number) => ({ inputPerMTok: price, outputPerMTok: price });
const perDay = (tokens: number) => ({
  requestsPerMonth: (tokens * 30) / 600,
  inputTokensPerRequest: 500,
  outputTokensPerRequest: 100,
});
const perMillion = (amount: number | null, tokensPerDay: number) => times(amount, 1e6 / (tokensPerDay * 30));

export const chapterRemedyPresets: readonly Preset[] = [
  {
    id: "documents-10k-a-day",
    name: "10,000 documents a day",
    document: "chapter",
    added: "the target of 90 %, both measurements, 1,500 tokens in and 200 out, and a project of $30,000.",
    input: asked({
      workload: { name: "Documents", task: "extraction" },
      usage: { requestsPerMonth: 300_000, inputTokensPerRequest: 1_500, outputTokensPerRequest: 200 },
      current: "api",
      options: [
        general({ price: { perRequest: 50_000 / 12 / 300_000 } }),
        specialist({
          monthlyFixed: 5_000 / 12,
          upfront: { total: 30_000 },
          evidence: { accuracy: 0.95, sampleSize: 1_000 },
        }),
      ],
    }),
    figures: [
      {
        name: "API, a year",
        place: "What fine-tuning excels at",
        unit: "money",
        printed: 50_000,
        computed: (answer) => times(monthly(answer), 12),
      },
      {
        name: "Fine-tuned, a year",
        place: "What fine-tuning excels at",
        unit: "money",
        printed: 5_000,
        computed: (answer) => times(monthly(answer, "specialist"), 12),
      },
      {
        name: "Cost reduction",
        place: "What fine-tuning excels at",
        unit: "share",
        printed: 0.9,
        computed: (answer) => 1 - (monthly(answer, "specialist") ?? 0) / (monthly(answer) ?? 1),
      },
    ],
  },
  {
    id: "distilled",
    name: "A distilled student at $0.40 a million",
    document: "chapter",
    added: "30 million tokens a day, the target of 85 %, and measurements: the student has 93 % of its teacher's.",
    input: asked({
      workload: { name: "Bounded task", requirements: { accuracy: 0.85 } },
      usage: perDay(30_000_000),
      current: "api",
      options: [
        general({
          label: "GPT-4 Turbo, the teacher",
          price: flat(10),
          evidence: { accuracy: 0.95, sampleSize: 1_000 },
        }),
        specialist({
          label: "8B student",
          hosting: "managed",
          distilled: true,
          price: flat(0.4),
          upfront: { training: 2_000 },
          evidence: { accuracy: 0.88, sampleSize: 1_000 },
        }),
      ],
    }),
    figures: [
      {
        name: "Student, a million tokens",
        place: "Distillation, the economics",
        unit: "money",
        printed: 0.4,
        computed: (answer) => perMillion(monthly(answer, "specialist"), 30_000_000),
      },
      {
        name: "Cheaper",
        place: "Distillation, the economics",
        unit: "times",
        printed: 25,
        computed: (answer) => (monthly(answer) ?? 0) / (monthly(answer, "specialist") ?? 1),
      },
    ],
  },
  {
    id: "static-prompt",
    name: "A long static prompt, cached",
    document: "chapter",
    added: "all but the discount: 8,000 tokens of which all but the question are static, and list prices.",
    input: asked({
      workload: { name: "Policy prompt", task: "qa", narrow: false, requirements: { accuracy: 0.85 } },
      usage: {
        requestsPerMonth: 80_000,
        inputTokensPerRequest: 8_000,
        outputTokensPerRequest: 200,
        cacheableShare: 0.95,
      },
      current: "api",
      options: [
        general({ label: "As it is", price: { inputPerMTok: 3, outputPerMTok: 15 } }),
        general({
          id: "cached",
          label: "With prompt caching",
          caching: true,
          price: { inputPerMTok: 3, outputPerMTok: 15 },
        }),
      ],
    }),
    figures: [
      {
        name: "Saving on the static part",
        place: "The decision framework, step 3",
        unit: "share",
        printed: 0.9,
        computed: (answer) => {
          const saved = (monthly(answer) ?? 0) - (monthly(answer, "cached") ?? 0);
          return saved / (80_000 * 8_000 * 0.95 * (3 / 1e6));
        },
        note: "Nine tenths come off each hit; at the nine hits in ten that policy assumes it is 81 %.",
      },
    ],
  },
];
