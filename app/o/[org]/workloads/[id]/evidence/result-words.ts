import type { Match, Measured, ResultFile, ResultFormat } from "@/server/evaluation";
import { formatCount, formatMeasuredShare, numberWordFirst } from "@/server/kernel/format";
import { plural } from "@/server/review/wording";
import type { ResultMeasure } from "@/server/workloads/schema";

export const MEASURE_WORDS: Readonly<Record<ResultMeasure, string>> = {
  accuracy: "Accuracy",
  consistency: "Consistency",
};
export const MATCH_WORDS: Readonly<Record<Match, string>> = {
  normalised: "if alike but for case and blanks",
  exact: "if the same, sign for sign",
};
export const FORMAT_WORDS: Readonly<Record<ResultFormat, string>> = {
  "rows-csv": "CSV of results",
  "rows-json": "JSON of results",
  promptfoo: "results of promptfoo",
  "openai-evals": "log of OpenAI Evals",
};

/** "93.0 % of 1,000, between 91.2 % and 94.4 %", the 95 % Wilson interval. */
export const intervalWords = ({ share, rows, interval }: Pick<Measured, "share" | "rows" | "interval">): string =>
  `${formatMeasuredShare(share)} of ${formatCount(rows.length)}, between ${formatMeasuredShare(interval.low)} and ${formatMeasuredShare(interval.high)}`;

/** What an interval says of a requirement, as the engine will read it. */
export function againstRequired(
  { share, rows, interval }: Pick<Measured, "share" | "rows" | "interval">,
  required: number,
  minSample: number,
): string {
  const asked = `${formatMeasuredShare(required)} is required`;
  if (interval.high < required) return `${asked}: it fails, the whole interval lies below.`;
  if (rows.length < minSample) return `${asked}: fewer than ${formatCount(minSample)} answers prove nothing yet.`;
  if (interval.low >= required) return `${asked}: proven, the whole interval lies at or above.`;
  return share >= required
    ? `${asked}: indicated, a larger sample may prove it.`
    : `${asked}: a miss inside the interval, which proves nothing.`;
}

/** What of the file does not count, and why. */
export function leftOutWords(
  { errors }: Pick<ResultFile, "errors">,
  { repeated }: Pick<Measured, "repeated">,
): string[] {
  const other = repeated.filter(({ isSame }) => !isSame);
  const first = repeated[0];
  return [
    ...(errors.length > 0
      ? [
          `${numberWordFirst(errors.length)} ${plural(errors.length, "row")} ended in an error of the run and ${plural(errors.length, "says", "say")} nothing of the option: ${errors.slice(0, 5).join(", ")}${errors.length > 5 ? " …" : ""}.`,
        ]
      : []),
    ...(first
      ? [
          `${numberWordFirst(repeated.length)} ${plural(repeated.length, "id stands", "ids stand")} in it more than once; the first row counts. ${first.id}: ${first.places.slice(0, 5).join(", ")}.${other.length > 0 ? ` For ${formatCount(other.length)} of them the rows say different things.` : ""}`,
        ]
      : []),
  ];
}
