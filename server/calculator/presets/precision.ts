import type { EngineInput } from "@/server/engine";
import { asked, general, monthly, specialist, type Preset } from "./preset";

const TARGET =
  "The target of 90 % and what the API measures; the fine-tune is untested, so a parallel test comes first.";
const MACHINE = { label: "Llama 3.2 3B, LoRA", unitHourly: 1, capacityRps: 10, upfront: { training: 10 } };

const tickets = (requestsPerMonth: number, price: Parameters<typeof general>[0]["price"]): EngineInput =>
  asked({
    workload: { name: "Support tickets" },
    usage: { requestsPerMonth },
    current: "api",
    options: [general({ label: "GPT-4o", price }), specialist(MACHINE)],
  });

export const precisionPresets: readonly Preset[] = [
  {
    id: "tickets-1m",
    name: "A million support tickets, API or one machine",
    document: "precision",
    added: TARGET,
    input: tickets(1_000_000, { perRequest: 0.002 }),
    figures: [
      {
        name: "API, a month",
        place: "Option A, the math",
        unit: "money",
        printed: 2_000,
        computed: (answer) => monthly(answer),
      },
      {
        name: "Machine, a month",
        place: "Option B, monthly cost",
        unit: "money",
        printed: 720,
        computed: (answer) => monthly(answer, "specialist"),
      },
      {
        name: "Saving a month",
        place: "The break-even analysis",
        unit: "money",
        printed: 1_280,
        computed: (answer) => (monthly(answer) ?? 0) - (monthly(answer, "specialist") ?? 0),
      },
      {
        name: "Saving, share",
        place: "The break-even analysis",
        unit: "share",
        printed: 0.64,
        computed: (answer) => 1 - (monthly(answer, "specialist") ?? 0) / (monthly(answer) ?? 1),
      },
      {
        name: "One-time cost",
        place: "Option B, training cost",
        unit: "money",
        printed: 10,
        computed: ({ economics }) => economics?.upfront ?? null,
        note: "$10 is the training run alone; the project around it is counted with at least $5,000.",
      },
    ],
  },
  {
    id: "tickets-list-price",
    name: "The same tickets at the list price",
    document: "precision",
    added: "GPT-4o’s list price of $2.50 and $10 a million tokens, and " + TARGET,
    input: tickets(1_000_000, { inputPerMTok: 2.5, outputPerMTok: 10, cachedInputPerMTok: 1.25 }),
    figures: [
      {
        name: "API, a request",
        place: "Option A, the math",
        unit: "price",
        printed: 0.002,
        computed: ({ recommendation }) => recommendation.current?.costPerRequest ?? null,
        note: "500 tokens in and 50 out at the list price are $0.00175; the document rounds up.",
      },
      {
        name: "API, a month",
        place: "Option A, the math",
        unit: "money",
        printed: 2_000,
        computed: (answer) => monthly(answer),
        note: "A million requests at $0.00175.",
      },
    ],
  },
  {
    id: "tickets-50k",
    name: "50,000 support tickets",
    document: "precision",
    added: TARGET,
    input: tickets(50_000, { perRequest: 0.002 }),
    figures: [
      {
        name: "API, a month",
        place: "When not to, low volume",
        unit: "money",
        printed: 100,
        computed: (answer) => monthly(answer),
      },
      {
        name: "Machine, a month",
        place: "When not to, low volume",
        unit: "money",
        printed: 720,
        computed: (answer) => monthly(answer, "specialist"),
      },
      {
        name: "Level it needs",
        place: "When not to, low volume",
        unit: "level",
        printed: 1,
        computed: ({ recommendation }) => recommendation.level,
      },
    ],
  },
  {
    id: "router",
    name: "A router: simple tickets small, the rest large",
    document: "precision",
    added:
      "that four tickets in five are simple, list prices, and what each option measures; the document gives the design.",
    input: asked({
      workload: { name: "Support tickets, routed" },
      usage: { requestsPerMonth: 1_000_000 },
      current: "api",
      options: [
        general({ label: "GPT-4o", price: { inputPerMTok: 2.5, outputPerMTok: 10 } }),
        {
          id: "router",
          level: 3,
          label: "Router, 80 % small",
          route: [
            { option: "specialist", share: 0.8 },
            { option: "api", share: 0.2 },
          ],
          evidence: { accuracy: 0.92, sampleSize: 1_000 },
        },
        specialist({ ...MACHINE, evidence: { accuracy: 0.85, sampleSize: 1_000 } }),
      ],
    }),
    compared: "router",
    figures: [],
  },
];
