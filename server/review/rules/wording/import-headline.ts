import { formatCount, numberWord, numberWordFirst } from "@/server/kernel/format";
import { clausesOf, plural, type Clauses } from "./clauses";

export interface ImportFigures {
  /** rows = accepted + ignored + rejected */
  readonly rows: number;
  readonly accepted: number;
  readonly ignored: number;
  readonly rejected: number;
  /** What is open, the most pressing first. */
  readonly open: readonly ImportQuestion[];
}

export type ImportQuestion =
  | { readonly code: "overlap"; readonly days: number }
  | { readonly code: "rejects"; readonly rows: number }
  | { readonly code: "same-traffic"; readonly source: string; readonly isBill?: boolean }
  | { readonly code: "unpriced"; readonly models: number }
  | { readonly code: "unassigned"; readonly keys: number }
  | { readonly code: "already-imported" };

function openWords(question: ImportQuestion): string {
  switch (question.code) {
    case "overlap":
      return `${numberWord(question.days)} ${plural(question.days, "day is", "days are")} here already`;
    case "rejects":
      return `${numberWord(question.rows)} ${plural(question.rows, "row was", "rows were")} refused`;
    case "same-traffic":
      return `${question.source} may hold the same ${question.isBill ? "bill" : "traffic"}`;
    case "unpriced":
      return `${numberWord(question.models)} ${plural(question.models, "model has", "models have")} no price`;
    case "unassigned":
      return `${numberWord(question.keys)} ${plural(question.keys, "key belongs", "keys belong")} to no workload`;
    case "already-imported":
      return "this file is here already";
  }
}

/** "412,571 of 412,806 rows can be read; 15 days are here already." */
export function importHeadline({ rows, accepted, ignored, open }: ImportFigures): Clauses {
  const next = open[0] === undefined ? "nothing is open" : openWords(open[0]);
  if (rows === 0) return clausesOf("There is no row in this file");
  if (accepted === 0 && ignored === rows)
    return clausesOf(`None of ${formatCount(rows)} rows is AI usage`, "there is nothing to import");
  if (accepted === 0)
    return clausesOf(`None of ${formatCount(rows)} rows can be read`, open[0] === undefined ? null : next);
  const readable = accepted + ignored;
  const read =
    readable === rows
      ? rows === 1
        ? "The one row can be read"
        : `All ${formatCount(rows)} rows can be read`
      : `${formatCount(readable)} of ${formatCount(rows)} rows can be read`;
  return clausesOf(read, next);
}

/** "Fourteen imports cover 92 of 92 days." */
export const importsSentence = (imports: number, daysPresent: number, days: number): string =>
  imports === 0
    ? "Nothing has been imported."
    : `${numberWordFirst(imports)} ${plural(imports, "import covers", "imports cover")} ${formatCount(daysPresent)} of ${formatCount(days)} days.`;
