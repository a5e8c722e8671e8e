import type { DateFormat, MappedLabel, NumberStyle, TokenBucket, TokenUnit } from "@/server/ingest/schema";

/** Each column of a mapping: what it is called, and what it is in a line. */
export const BUCKET_WORDS: Readonly<Record<TokenBucket, readonly [label: string, hint: string]>> = {
  input: ["Input tokens", "What was sent: prompts, context, documents."],
  cacheRead: ["Cache reads", "Input that the provider had kept from before; it costs less."],
  cacheWrite5m: ["Cache writes", "Input that was put into the cache; writes of unknown age belong here."],
  cacheWrite1h: ["Cache writes for an hour", "Only where the file tells them apart; they cost more."],
  output: ["Output tokens", "What the model wrote."],
  reasoning: ["Reasoning tokens", "What it wrote to itself before the answer."],
};

export const LABEL_WORDS: Readonly<Record<MappedLabel | "batch", readonly [label: string, hint: string]>> = {
  project: ["Project", "A project, workspace or team. Workloads are most often found by it."],
  apiKey: ["API key", "The key's name or id, never its secret."],
  user: ["Person", "Kept as a hash that only this organization can make."],
  tag: ["Tag", "A label that your gateway or code adds."],
  promptName: ["Prompt", "The name of a prompt or template."],
  app: ["App", "The application that asked."],
  region: ["Region", "Where it ran, if its price depends on it."],
  serviceTier: ["Service tier", "Standard, priority or flex."],
  contextTier: ["Context tier", "Where long contexts have prices of their own."],
  batch: ["Batch", "Says true, yes, 1 or batch in rows that were a batch."],
};

export const DATE_WORDS: Readonly<Record<DateFormat, string>> = {
  ISO: "2026-08-31, with or without a time",
  "unix-seconds": "1788134400, seconds since 1970",
  "unix-milliseconds": "1788134400000, milliseconds since 1970",
  YYYYMMDD: "20260831",
  "YYYY/MM/DD": "2026/08/31",
  "DD/MM/YYYY": "31/08/2026, day first",
  "MM/DD/YYYY": "08/31/2026, month first",
  "DD.MM.YYYY": "31.08.2026",
  "DD-MM-YYYY": "31-08-2026, day first",
  "MM-DD-YYYY": "08-31-2026, month first",
  "D MMM YYYY": "31 Aug 2026",
  "MMM D, YYYY": "Aug 31, 2026",
};

export const NUMBER_WORDS: Readonly<Record<NumberStyle, string>> = {
  "1,234.56": "1,234.56: a point before decimals",
  "1.234,56": "1.234,56: a comma before decimals",
};

export const UNIT_WORDS: Readonly<Record<TokenUnit, string>> = {
  tokens: "tokens, one by one",
  thousands: "thousands of tokens",
  millions: "millions of tokens",
};

export type InsideAnswer = "inputContainsCacheReads" | "inputContainsCacheWrites" | "outputContainsReasoning";

/** The questions that make the difference between right and several times too much, with what each answer means. */
export const INSIDE_WORDS: Readonly<
  Record<InsideAnswer, { readonly legend: string; readonly yes: string; readonly no: string; readonly example: string }>
> = {
  inputContainsCacheReads: {
    legend: "Does the input count the cache reads too?",
    yes: "Yes, they are part of it",
    no: "No, they stand beside it",
    example: "1,000 input and 800 cache reads",
  },
  inputContainsCacheWrites: {
    legend: "Does the input count the cache writes too?",
    yes: "Yes, they are part of it",
    no: "No, they stand beside it",
    example: "1,000 input and 800 cache writes",
  },
  outputContainsReasoning: {
    legend: "Does the output count the reasoning too?",
    yes: "Yes, it is part of it",
    no: "No, it stands beside it",
    example: "1,000 output and 800 reasoning",
  },
};
