/** Where a template, or a figure in it, comes from. */
export type TemplateSource =
  | "The AI Scaling Dilemma"
  | "The Fine-Tuning Decision, A'sTechware, February 2025"
  | "Precision AI: renting a generalist or hosting a specialist"
  | "From prompt engineering to fine-tuning: a quarterly review of model choice and cost"
  | "Fine-Tuning vs. Foundation: Build, Buy, or Customize, chapter 15"
  | "Providers' public price lists"
  | "House choice";

export const SCALING: TemplateSource = "The AI Scaling Dilemma";
export const DECISION: TemplateSource = "The Fine-Tuning Decision, A'sTechware, February 2025";
export const PRECISION: TemplateSource = "Precision AI: renting a generalist or hosting a specialist";
export const QUARTERLY: TemplateSource =
  "From prompt engineering to fine-tuning: a quarterly review of model choice and cost";
export const CHAPTER: TemplateSource = "Fine-Tuning vs. Foundation: Build, Buy, or Customize, chapter 15";
export const PROVIDERS: TemplateSource = "Providers' public price lists";

export interface OptionTemplate {
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly title: string;
  /** What it is, in a sentence. */
  readonly what: string;
  readonly source: TemplateSource;
}

/** Every way to run a workload that the product knows of, in the order of the ladder. */
export const TEMPLATES = {
  "prompt-optimised": {
    level: 1,
    title: "The present model, its prompt worked on",
    what: "Clearer instructions and a better prompt before anything else is bought.",
    source: QUARTERLY,
  },
  "few-shot": {
    level: 1,
    title: "The present model with examples in its prompt",
    what: "Three to ten examples of what is wanted stand in every prompt, and are paid for with it.",
    source: QUARTERLY,
  },
  caching: {
    level: 1,
    title: "The present model, its prompt cached",
    what: "The static part of the prompt is read from the provider's cache.",
    source: CHAPTER,
  },
  batch: {
    level: 1,
    title: "The present model in batches",
    what: "Answers within a day instead of at once, at the provider's batch price.",
    source: PROVIDERS,
  },
  "same-provider": {
    level: 1,
    title: "Another general model of the same provider",
    what: "The same prompt on a cheaper or newer model.",
    source: QUARTERLY,
  },
  "other-provider": {
    level: 1,
    title: "A general model of another provider",
    what: "The same prompt on a cheaper model elsewhere.",
    source: QUARTERLY,
  },
  router: {
    level: 1,
    title: "A router over a small and the present model",
    what: "Simple requests go to a small model, the rest stays where it is.",
    source: PRECISION,
  },
  retrieval: {
    level: 2,
    title: "The present model with retrieval",
    what: "Passages of your own documents are looked up and sent along.",
    source: CHAPTER,
  },
  "managed-fine-tune": {
    level: 3,
    title: "A fine-tune that the provider hosts",
    what: "The provider trains its model on your examples and serves it.",
    source: QUARTERLY,
  },
  "retrieval-and-fine-tune": {
    level: 3,
    title: "Retrieval and fine-tuning together",
    what: "Knowledge is looked up, tone and task structure are trained.",
    source: DECISION,
  },
  lora: {
    level: 3,
    title: "An open model with LoRA on a machine by the hour",
    what: "A small adapter is trained on an open model that runs on a rented or owned machine.",
    source: PRECISION,
  },
  "distilled-student": {
    level: 3,
    title: "A small student of the present model",
    what: "The present model writes the examples that a small open model is trained on.",
    source: CHAPTER,
  },
  "continued-pre-training": {
    level: 4,
    title: "Continued pre-training of an open model",
    what: "An open model reads your domain's texts before it is trained for the task.",
    source: CHAPTER,
  },
  "from-scratch": {
    level: 5,
    title: "A model of your own, from scratch",
    what: "A foundation model is built from the ground up.",
    source: CHAPTER,
  },
} as const satisfies Record<string, OptionTemplate>;

export type TemplateId = keyof typeof TEMPLATES;
export const TEMPLATE_IDS = Object.keys(TEMPLATES) as TemplateId[];

/** Figures that the templates begin with; each is shown with its source and may be edited before it is taken. */
export const ASSUMED = {
  /** Examples in a prompt: three to ten. */
  fewShotExamples: { value: 5, source: QUARTERLY },
  /** What a query to an index costs, of $0.01 to $0.05; the passages it sends are priced by the token besides. */
  retrievalPerRequest: { value: 0.01, source: CHAPTER },
  /** Tokens of the passages that a request sends along. */
  retrievedTokens: { value: 1_500, source: "House choice" },
  /** How much shorter the prompt of a fine-tune is: 50 to 90 %. */
  promptReduction: { value: 0.5, source: CHAPTER },
  /** How often training reads each example. */
  epochs: { value: 3, source: "House choice" },
  /** Share of the requests that a router gives to the small model. */
  routedToSmall: { value: 0.6, source: "House choice" },
  continuedPreTraining: { value: 10_000, source: CHAPTER },
  fromScratch: { value: 10_000_000, source: CHAPTER },
} as const satisfies Record<string, { readonly value: number; readonly source: TemplateSource }>;
