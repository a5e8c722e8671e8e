/** What a refused file asks of a person: its answer has the file read again. */
export type OpenQuestion = "mapping" | "dates" | "start";

const QUESTIONS: Readonly<Record<string, OpenQuestion>> = {
  "unknown-format": "mapping",
  "unknown-header": "mapping",
  "mapping-mismatch": "mapping",
  "mapping-needed": "mapping",
  "ambiguous-date": "dates",
  "start-needed": "start",
};

/** The question behind a refusal, by its code; null where only another file helps. */
export const openQuestion = (status: string, code: string | null | undefined): OpenQuestion | null =>
  status === "refused" && code ? (QUESTIONS[code] ?? null) : null;
