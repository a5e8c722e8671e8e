import { asked, general, monthly, specialist, times, type Preset } from "./preset";

/** The document counts days: a month of the engine has thirty. */
const YEAR = 365 / 30;

export const quarterlyPresets: readonly Preset[] = [
  {
    id: "requests-50k-a-day",
    name: "50,000 requests a day: three prices",
    document: "quarterly",
    added: "the target of 90 % and what each model measures; input tokens alone are priced, as in the document.",
    input: asked({
      workload: { name: "Categories and fields" },
      usage: { requestsPerMonth: 1_500_000, inputTokensPerRequest: 500, outputTokensPerRequest: 0 },
      current: "api",
      options: [
        general({ label: "GPT-4 Turbo", price: { inputPerMTok: 10, outputPerMTok: 30 } }),
        general({
          id: "mini",
          label: "GPT-4o mini",
          price: { inputPerMTok: 0.15, outputPerMTok: 0.6 },
          evidence: { accuracy: 0.88, sampleSize: 1_000 },
        }),
        specialist({
          id: "low",
          label: "Fine-tuned 7B at $300",
          monthlyFixed: 300,
          upfront: { training: 50 },
          evidence: { accuracy: 0.95, sampleSize: 1_000 },
        }),
        specialist({
          id: "high",
          label: "Fine-tuned 7B at $600",
          monthlyFixed: 600,
          upfront: { training: 50 },
          evidence: { accuracy: 0.95, sampleSize: 1_000 },
        }),
      ],
    }),
    compared: "high",
    figures: [
      {
        name: "GPT-4 Turbo, a day",
        place: "The economics, first bullet",
        unit: "money",
        printed: 250,
        computed: (answer) => times(monthly(answer), 1 / 30),
      },
      {
        name: "GPT-4 Turbo, a year",
        place: "The economics, first bullet",
        unit: "money",
        printed: 91_000,
        computed: (answer) => times(monthly(answer), YEAR),
      },
      {
        name: "GPT-4o mini, a day",
        place: "The economics, second bullet",
        unit: "money",
        printed: 3.75,
        computed: (answer) => times(monthly(answer, "mini"), 1 / 30),
      },
      {
        name: "GPT-4o mini, a year",
        place: "The economics, second bullet",
        unit: "money",
        printed: 1_370,
        computed: (answer) => times(monthly(answer, "mini"), YEAR),
      },
      {
        name: "Fine-tuned, a year, least",
        place: "The economics, third bullet",
        unit: "money",
        printed: 3_600,
        computed: (answer) => times(monthly(answer, "low"), 12),
      },
      {
        name: "Fine-tuned, a year, most",
        place: "The economics, third bullet",
        unit: "money",
        printed: 7_200,
        computed: (answer) => times(monthly(answer, "high"), 12),
      },
      {
        name: "Fine-tuned, a request",
        place: "The economics, third bullet",
        unit: "price",
        printed: 0.001,
        computed: (answer) => times(monthly(answer, "high"), 1 / 1_500_000),
        note: "The document's bound holds with room to spare: $0.0004 at the most.",
      },
      {
        name: "Cheapest of the three, a year",
        place: "The economics, last paragraph",
        unit: "money",
        printed: 3_600,
        computed: (answer) => times(Math.min(monthly(answer, "mini") ?? 0, monthly(answer, "low") ?? 0), YEAR),
        note: "The document calls the fine-tune cheapest; its own figures make the small general model cheaper, if that is good enough.",
      },
      {
        name: "Cost reduction",
        place: "Second paragraph",
        unit: "share",
        printed: 0.8,
        computed: (answer) => 1 - (monthly(answer, "high") ?? 0) / (monthly(answer) ?? 1),
        note: "60–80 % in general; this example saves 92 to 96 % a month, before the project is paid for.",
      },
    ],
  },
];
