/** Which shape a file of results has. */
export type ResultFormat = "rows-csv" | "rows-json" | "promptfoo" | "openai-evals";

/** How one example was judged, as far as the file says. */
export type Judgement =
  | { readonly kind: "answer"; readonly expected: string; readonly actual: string }
  | { readonly kind: "score"; readonly score: number }
  | { readonly kind: "pass"; readonly isRight: boolean };

/** What a file may measure besides: tokens and milliseconds of one request, and its cost in the file's currency. */
export interface RowFigures {
  readonly latencyMs: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly cost: number | null;
}

/** One example of an evaluation. */
export interface ResultRow extends RowFigures {
  /** `line 3`, or `results[2]` where the file is one JSON document. */
  readonly place: string;
  readonly id: string;
  /** What was evaluated, where a file holds several: a model with its prompt. */
  readonly variant: string;
  readonly judgement: Judgement;
}

export interface ResultFault {
  readonly place: string;
  readonly problem: string;
}

/** A file as it was read. With a fault nothing of it is taken. */
export interface ResultFile {
  readonly format: ResultFormat;
  readonly rows: readonly ResultRow[];
  readonly faults: readonly ResultFault[];
  /** Rows that ended in an error of the run instead of an answer: they say nothing of the option. */
  readonly errors: readonly string[];
  /** The day of the run (UTC), where the file names one. */
  readonly ranOn: string | null;
  /** `USD` where the tool counts its costs in dollars; null: as the person says. */
  readonly costCurrency: "USD" | null;
}

export const noFigures: RowFigures = { latencyMs: null, inputTokens: null, outputTokens: null, cost: null };

/** The UTC day of an instant as tools write it; null where it is none. */
export const dayOfInstant = (text: unknown): string | null =>
  typeof text === "string" && /^\d{4}-\d\d-\d\d([T ]|$)/.test(text) ? text.slice(0, 10) : null;

export type JsonObject = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** A finite number of 0 or more; else null. */
export const amountIn = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
