import { asked, general, monthly, specialist, times, type Preset } from "./preset";

const TARGET = "the target of 90 %, what the API measures, and how the tokens fall into requests.";
/** All tokens at one price, as the document counts them: 500 in, 100 out. */
const flat = (price: number) => ({ inputPerMTok: price, outputPerMTok: price });
const perDay = (tokens: number) => ({
  requestsPerMonth: (tokens * 30) / 600,
  inputTokensPerRequest: 500,
  outputTokensPerRequest: 100,
});
const perMillion = (amount: number | null, tokensPerDay: number) => times(amount, 1e6 / (tokensPerDay * 30));

export const chapterVolumePresets: readonly Preset[] = [
  {
    id: "two-million-tokens",
    name: "2 million tokens a day, API or cluster",
    document: "chapter",
    added: TARGET,
    input: asked({
      workload: { name: "A small team" },
      usage: perDay(2_000_000),
      current: "api",
      options: [
        general({ price: { perRequest: 0.0062 } }),
        specialist({ label: "70B on machines of one's own", monthlyFixed: 41_000, upfront: { total: 20_000 } }),
      ],
    }),
    figures: [
      {
        name: "API, a month",
        place: "Level 1, key insight",
        unit: "money",
        printed: 620,
        computed: (answer) => monthly(answer),
      },
      {
        name: "Self-hosted, a month",
        place: "Level 1, key insight",
        unit: "money",
        printed: 41_000,
        computed: (answer) => monthly(answer, "specialist"),
      },
      {
        name: "API, a million tokens",
        place: "Level 1, current pricing",
        unit: "money",
        printed: 5,
        computed: (answer) => perMillion(monthly(answer), 2_000_000),
        note: "$620 for 60 million tokens are $10.33 a million: GPT-4 Turbo's price, not the $4–5 of the list above it.",
      },
      {
        name: "Self-hosted, a month",
        place: "Self-hosting, infrastructure costs",
        unit: "money",
        printed: 33_000,
        computed: (answer) => monthly(answer, "specialist"),
        note: "The same page has $33,000 for a 70B model in production; operations may be the rest.",
      },
    ],
  },
  {
    id: "fifty-million-tokens",
    name: "50 million tokens a day, self-hosted",
    document: "chapter",
    added: TARGET + " The project is estimated.",
    input: asked({
      workload: { name: "High volume" },
      usage: perDay(50_000_000),
      current: "api",
      options: [
        general({ label: "GPT-4 Turbo", price: flat(10) }),
        specialist({ label: "Self-hosted", monthlyFixed: 3_300, upfront: { total: 40_000 } }),
      ],
    }),
    figures: [
      {
        name: "API, a million tokens",
        place: "When self-hosting makes sense",
        unit: "money",
        printed: 10,
        computed: (answer) => perMillion(monthly(answer), 50_000_000),
      },
      {
        name: "Self-hosted, a million tokens",
        place: "When self-hosting makes sense",
        unit: "money",
        printed: 2.2,
        computed: (answer) => perMillion(monthly(answer, "specialist"), 50_000_000),
      },
      {
        name: "Saving a month",
        place: "Self-hosting, key insight",
        unit: "money",
        printed: 6_000,
        computed: (answer) => (monthly(answer) ?? 0) - (monthly(answer, "specialist") ?? 0),
        note: "$7.80 a million tokens are $11,700 a month, twice the $3,000–6,000 it names.",
      },
      {
        name: "Self-hosted, a month",
        place: "Self-hosting, infrastructure costs",
        unit: "money",
        printed: 32_770,
        computed: (answer) => monthly(answer, "specialist"),
        note: "$2.20 a million leave $3,300 a month: a tenth of the cluster that the page prices for such volume.",
      },
    ],
  },
  {
    id: "break-even-tokens",
    name: "One A10G against GPT-4o: where they cross",
    document: "chapter",
    added: TARGET + " $4.50 is the middle of the page's $4–5; the project is estimated.",
    input: asked({
      workload: { name: "Where self-hosting begins" },
      usage: perDay(20_000_000),
      current: "api",
      options: [
        general({ label: "GPT-4o", price: flat(4.5) }),
        specialist({ label: "7B on one A10G", monthlyFixed: 1_500, upfront: { training: 500 } }),
      ],
    }),
    figures: [
      {
        name: "Machine, a month",
        place: "Self-hosting, infrastructure costs",
        unit: "money",
        printed: 1_500,
        computed: (answer) => monthly(answer, "specialist"),
      },
      {
        name: "Break-even",
        place: "Self-hosting, key insight",
        unit: "tokens a day",
        printed: 10_000_000,
        computed: ({ economics }) => times(economics?.breakEvenRequestsPerMonth ?? null, 600 / 30),
        note: "11 million at $4.50 a million; 5 million at GPT-4 Turbo's $10, and 110 million for the $33,000 machines.",
      },
    ],
  },
];
